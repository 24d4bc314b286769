using Evaluation.Contracts.Events;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Sending;

public sealed class FailureTests
{
    [Fact]
    public async Task Without_an_address_it_is_visible_and_the_training_unit_is_told()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var (none, wrong) = (kit.World.Member(cohort, name: "Tanpa Surel", email: ""), kit.World.Member(cohort, name: "Salah Surel", email: "tidak ada"));
        foreach (var member in (Guid[])[none, wrong]) kit.World.Opens(cohort, member);
        await kit.TellAsync(cohort.Invites([none, wrong]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        await kit.WorkAsync();

        (await kit.StatesAsync()).ShouldBe("no-address no-address");
        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe("diklat@instansi.example");
        mail.Text.ShouldContain("PSMA-01, bulan ke-6: Tanpa Surel tidak mempunyai alamat surel");
        mail.Text.ShouldContain("Salah Surel");
    }

    [Fact]
    public async Task What_fails_for_now_is_tried_again_and_later_each_time()
    {
        var channel = new ScriptedChannel { Next = new(DeliveryOutcome.TryLater, "451 after RCPT: greylisted") };
        await using var kit = await Kit.OpenAsync();
        kit.Use(channel);
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        kit.Clock.Advance(TimeSpan.FromMinutes(2));
        await kit.WorkAsync();

        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            var due = (await kit.QueryAsync<DateTimeOffset>("SELECT due_at FROM mails"))[0];
            waits.Add(due - kit.Clock.GetUtcNow());
            kit.Clock.SetTo(due);
            await kit.WorkAsync();
        }
        channel.Next = Delivery.Sent;
        kit.Clock.SetTo((await kit.QueryAsync<DateTimeOffset>("SELECT due_at FROM mails"))[0]);
        await kit.WorkAsync();

        foreach (var (index, wait) in waits.Index()) wait.ShouldBeInRange(TimeSpan.FromMinutes(Math.Pow(2, index)) / 2, TimeSpan.FromMinutes(Math.Pow(2, index)));
        channel.Sent.Count.ShouldBe(1);
        (await kit.StatesAsync()).ShouldBe("sent");
        (await kit.CountAsync("SELECT attempts FROM mails")).ShouldBe(7);
    }

    [Fact]
    public async Task After_the_last_attempt_it_is_parked()
    {
        await using var kit = await Kit.OpenAsync();
        kit.Options.MostAttempts = 3;
        kit.Use(new ScriptedChannel { Next = new(DeliveryOutcome.TryLater, "451 later") });
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        for (var hour = 0; hour < 6; hour++)
        {
            kit.Clock.Advance(TimeSpan.FromHours(1));
            await kit.WorkAsync();
        }

        (await kit.StatesAsync("mails")).ShouldBe("parked");
        (await kit.StatesAsync()).ShouldBe("parked");
        (await kit.QueryAsync<string>("SELECT reason FROM mails")).ShouldBe(["451 later"]);
        (await kit.CountAsync("SELECT attempts FROM mails")).ShouldBe(3);
    }

    [Fact]
    public async Task What_the_server_refuses_for_good_is_recorded_with_its_words_and_told()
    {
        await using var kit = await Kit.OpenAsync();
        kit.Use(new ScriptedChannel { Next = new(DeliveryOutcome.Rejected, "550 after RCPT: no such user") });
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        var channel = new ScriptedChannel();
        kit.Use(channel);
        await kit.WorkAsync();

        (await kit.StatesAsync()).ShouldBe("rejected");
        (await kit.QueryAsync<string>("SELECT reason FROM mails WHERE state = 'rejected'")).ShouldBe(["550 after RCPT: no such user"]);
        channel.Sent.ShouldHaveSingleItem().Text.ShouldContain("surel untuk Sari Dewi ditolak");
    }

    [Fact]
    public async Task Escalations_of_a_day_are_one_mail_to_each_agency()
    {
        await using var kit = await Kit.OpenAsync();
        var (first, second, other) = (await kit.CohortAsync("A-01"), await kit.CohortAsync("B-01"), await kit.CohortAsync("C-01", "DINKES"));
        var (participant, rater) = (kit.World.Member(first, name: "Budi"), kit.World.Member(first, name: "Sari"));
        await kit.TellAsync(
            new EscalationRequested(first.Id, new(1, 1), EscalationReason.NotMyStaff, 6, participant, rater),
            new EscalationRequested(second.Id, new(1, 1), EscalationReason.Shortfall, 12, Missing: 7),
            new EscalationRequested(other.Id, new(1, 1), EscalationReason.StillMissing, 6, Missing: 3));
        await kit.WorkAsync();
        await kit.TellAsync(new EscalationRequested(first.Id, new(1, 2), EscalationReason.CouldNotObserve, 6, participant, rater));
        await kit.WorkAtAsync("2026-03-02T03:00:00");
        kit.Mails.Count.ShouldBe(2);
        await kit.WorkAtAsync("2026-03-03T01:00:00");

        kit.Mails.Count.ShouldBe(3);
        var digest = kit.Mails.Single(mail => mail.Text.Contains("A-01", StringComparison.Ordinal) && mail.Text.Contains("B-01", StringComparison.Ordinal));
        digest.Text.ShouldContain("Sari menyatakan Budi bukan lagi stafnya");
        digest.Text.ShouldContain("fewer than half of the answers are to be expected by the closing (7 missing)");
        digest.Text.ShouldNotContain("C-01");
        kit.Mails[2].Text.ShouldContain("Sari tidak dapat mengamati Budi");
    }

    [Fact]
    public async Task What_a_survey_and_each_test_lack_is_told_of_each_and_once()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync("A-01");
        // Each service counts its own versions.
        EscalationRequested Missing(TaskKind? task, EscalationReason reason = EscalationReason.StillMissing) => new(cohort.Id, new(1, 1), reason, null, Missing: 4, Task: task);
        EscalationRequested[] asked =
            [Missing(null), Missing(TaskKind.ReactionSurvey), Missing(TaskKind.PreTest), Missing(TaskKind.PostTest), Missing(TaskKind.PostTest, EscalationReason.Unmarked)];
        await kit.TellAsync([.. asked, .. asked]);
        await kit.WorkAsync();

        var text = kit.Mails.ShouldHaveSingleItem().Text;
        foreach (var words in (string[])
        [
            "A-01: masih ada yang belum menjawab (4 belum ada)", "A-01, survei reaksi: masih ada yang belum menjawab", "A-01, reaction survey: answers are still missing (4 missing)",
            "A-01, tes awal (pre-test): tes sudah ditutup", "A-01, post-test: the test has closed", "A-01, tes akhir (post-test): masih ada jawaban esai", "A-01, post-test: essays wait to be marked (4 missing)",
        ]) text.ShouldContain(words);
        (await kit.CountAsync("SELECT COUNT(*) FROM escalations")).ShouldBe(5);
    }

    [Fact]
    public async Task A_link_that_is_asked_for_comes_at_any_hour_whether_or_not_something_is_open()
    {
        // Sunday night.
        await using var kit = await Kit.OpenAsync(new(2026, 3, 1, 15, 0, 0, TimeSpan.Zero));
        var cohort = await kit.CohortAsync();
        var person = Guid.NewGuid();
        var sari = kit.World.Member(cohort, person);

        await kit.TellAsync(new LinkRequested(person, sari), new LinkRequested(person, sari));
        await kit.WorkAsync();
        kit.Clock.Advance(TimeSpan.FromMinutes(5));
        await kit.TellAsync(new LinkRequested(person, sari));
        await kit.WorkAsync();

        kit.Mails.Count.ShouldBe(2, "twice within a minute is once");
        kit.Mails[0].Secret.ShouldNotBeNull();
        kit.Mails[0].Subject.ShouldContain("Tautan pribadi");
        kit.Mails[0].Text.ShouldContain("untuk evaluasi pelatihan Badan BPSDM.");
        (await kit.CountAsync("SELECT COUNT(*) FROM notices WHERE cohort_id = @Id AND kind = 'link'", new { cohort.Id })).ShouldBe(2);
    }

    [Fact]
    public async Task Of_a_removed_cohort_nothing_is_sent_and_nothing_kept()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]), new EscalationRequested(cohort.Id, new(1, 1), EscalationReason.NoRater, 6));
        kit.Clock.Advance(TimeSpan.FromMinutes(2));
        await kit.One.Planner.PlanOnceAsync(TestContext.Current.CancellationToken);

        await kit.TellAsync(new CohortRemoved(cohort.Id, new(1, 2), cohort.Code), cohort.Invites([sari]), cohort.Reminds([sari], 1), cohort.Planned(9));
        await kit.WorkAtAsync("2026-03-02T03:00:00");

        kit.Mails.ShouldBeEmpty();
        foreach (var table in (string[])["notices", "escalations", "mails"]) (await kit.CountAsync($"SELECT COUNT(*) FROM {table}")).ShouldBe(0, table);
    }

    [Fact]
    public async Task When_a_wave_closes_what_was_not_sent_is_not_sent_any_more()
    {
        await using var kit = await Kit.OpenAsync(new(2026, 3, 7, 2, 0, 0, TimeSpan.Zero));
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Reminds([sari], 1), cohort.Reminds([sari], 1, wave: 12), new FollowUpClosed(cohort.Id, new(1, 1), 6, 10, 4));

        (await kit.QueryAsync<string>("SELECT state FROM notices ORDER BY wave")).ShouldBe(["lapsed", "waiting"]);
    }
}
