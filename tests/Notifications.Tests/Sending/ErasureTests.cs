using Evaluation.Contracts.Events;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.Tests.Fixtures;
using Evaluation.Testing.Time;

namespace Evaluation.Notifications.Tests.Sending;

public sealed class ErasureTests
{
    [Fact]
    public async Task Who_was_erased_gets_nothing_more_and_others_do()
    {
        // Saturday: what is planned waits for Monday.
        await using var kit = await Kit.OpenAsync(new(2026, 3, 7, 2, 0, 0, TimeSpan.Zero));
        var cohort = await kit.CohortAsync();
        var person = Guid.NewGuid();
        var (sari, budi) = (kit.World.Member(cohort, person), kit.World.Member(cohort, name: "Budi"));
        foreach (var member in (Guid[])[sari, budi]) kit.World.Opens(cohort, member);
        await kit.TellAsync(cohort.Invites([sari, budi]));
        await kit.WorkAtAsync("2026-03-07T03:00:00");
        await kit.TellAsync(cohort.Reminds([sari], 1), new LinkRequested(person, sari));

        kit.World.Erase(sari);
        await kit.TellAsync(new PersonErased(person, [sari]));
        await kit.TellAsync(cohort.Reminds([sari], 2), new LinkRequested(person, sari));
        await kit.WorkAtAsync("2026-03-09T03:00:00");
        await kit.WorkAtAsync("2026-03-10T03:00:00");

        kit.Mails.ShouldHaveSingleItem().To.ShouldStartWith("Budi");
        (await kit.QueryAsync<string>("SELECT DISTINCT state FROM notices WHERE member = @sari", new { sari })).ShouldBe(["discarded"]);
        (await kit.QueryAsync<string>("SELECT state FROM mails WHERE addressee = @addressee", new { addressee = person.ToString("D") })).ShouldBe(["discarded"]);
    }

    [Fact]
    public async Task Mails_that_lie_in_the_folder_are_deleted()
    {
        await using var kit = await Kit.OpenAsync();
        var (first, second) = (await kit.CohortAsync("A-01"), await kit.CohortAsync("B-01"));
        var person = Guid.NewGuid();
        var (one, other, budi) = (kit.World.Member(first, person), kit.World.Member(second, person), kit.World.Member(first, name: "Budi"));
        foreach (var member in (Guid[])[one, budi]) kit.World.Opens(first, member);
        await kit.TellAsync(first.Invites([one, budi]), new LinkRequested(person, other));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        kit.Mails.Count.ShouldBe(3);

        await kit.TellAsync(new PersonErased(person, [one, other]));

        await Eventually.EqualsAsync(1, () => kit.Mails.Count);
        kit.Mails[0].To.ShouldStartWith("Budi");
        (await kit.StatesAsync("mails")).ShouldBe("sent sent sent", "what was done stays told");
    }

    [Fact]
    public async Task Erased_while_the_mail_was_written()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var person = Guid.NewGuid();
        var sari = kit.World.Member(cohort, person);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        kit.Use(new SlowChannel(kit.Files, () => kit.TellAsync(new PersonErased(person, [sari]))));

        await kit.WorkAtAsync("2026-03-02T02:00:00");

        kit.Mails.ShouldBeEmpty();
        (await kit.StatesAsync("mails")).ShouldBe("discarded");
        (await kit.StatesAsync()).ShouldBe("discarded");
    }

    [Fact]
    public async Task A_training_unit_reads_of_somebody()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var person = Guid.NewGuid();
        var (budi, sari) = (kit.World.Member(cohort, name: "Budi"), kit.World.Member(cohort, person));
        kit.World.Erase(sari);
        await kit.TellAsync(new EscalationRequested(cohort.Id, new(1, 1), EscalationReason.CouldNotObserve, 6, budi, sari), new PersonErased(person, [sari]));
        await kit.WorkAsync();

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Text.ShouldContain("seseorang tidak dapat mengamati Budi");
        mail.Text.ShouldContain("somebody could not observe Budi");
        mail.Text.ShouldNotContain("(erased)");
    }

    /// <summary>Something happens before the letter is handed over.</summary>
    private sealed class SlowChannel(IChannel inner, Func<Task> meanwhile) : IChannel
    {
        public void TakeBack(Guid id) => inner.TakeBack(id);

        public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
        {
            await meanwhile();
            return await inner.SendAsync(letter, cancellation);
        }
    }
}
