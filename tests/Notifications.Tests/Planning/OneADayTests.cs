using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Planning;

public sealed class OneADayTests
{
    [Fact]
    public async Task Cohorts_of_one_day_become_one_digest()
    {
        await using var kit = await Kit.OpenAsync();
        var person = Guid.NewGuid();
        Cohort[] cohorts = [await kit.CohortAsync("A-01"), await kit.CohortAsync("B-01", "DINKES"), await kit.CohortAsync("C-01")];
        foreach (var cohort in cohorts)
        {
            var member = kit.World.Member(cohort, person);
            kit.World.Opens(cohort, member);
            await kit.TellAsync(cohort.Invites([member]));
        }
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldStartWith("3 formulir");
        foreach (var cohort in cohorts) mail.Text.ShouldContain(cohort.Name);
        (await kit.StatesAsync()).ShouldBe("sent sent sent");
    }

    [Fact]
    public async Task What_is_asked_after_the_mail_of_the_day_waits_for_the_next_working_day()
    {
        await using var kit = await Kit.OpenAsync(new(2026, 3, 6, 2, 0, 0, TimeSpan.Zero));
        var person = Guid.NewGuid();
        var (first, second) = (await kit.CohortAsync("A-01"), await kit.CohortAsync("B-01"));
        var (one, other) = (kit.World.Member(first, person), kit.World.Member(second, person));
        kit.World.Opens(first, one);
        kit.World.Opens(second, other);

        await kit.TellAsync(first.Invites([one]));
        await kit.WorkAtAsync("2026-03-06T03:00:00");
        await kit.TellAsync(second.Invites([other]));
        foreach (var moment in (string[])["2026-03-06T04:00:00", "2026-03-06T23:00:00", "2026-03-08T03:00:00", "2026-03-09T00:59:00"]) await kit.WorkAtAsync(moment);
        kit.Mails.Count.ShouldBe(1);
        await kit.WorkAtAsync("2026-03-09T01:00:00");

        kit.Mails.Select(mail => mail.Date.UtcDateTime.Day).ShouldBe([6, 9]);
    }

    [Fact]
    public async Task A_reminder_joins_the_invitation_that_has_not_gone_yet()
    {
        // Saturday.
        await using var kit = await Kit.OpenAsync(new(2026, 3, 7, 2, 0, 0, TimeSpan.Zero));
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);

        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-07T03:00:00");
        await kit.TellAsync(cohort.Reminds([sari], 1));
        await kit.WorkAtAsync("2026-03-08T03:00:00");
        await kit.WorkAtAsync("2026-03-09T01:00:00");

        kit.Mails.ShouldHaveSingleItem().Subject.ShouldContain("Undangan");
        (await kit.StatesAsync()).ShouldBe("sent sent");
    }

    [Fact]
    public async Task Nothing_is_sent_before_all_that_was_due_together_is_planned()
    {
        await using var kit = await Kit.OpenAsync();
        var (first, second) = (await kit.CohortAsync("A-01"), await kit.CohortAsync("B-01"));
        var persons = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToList();
        foreach (var cohort in (Cohort[])[first, second])
        {
            var members = persons.Select(person => kit.World.Member(cohort, person)).ToList();
            foreach (var member in members) kit.World.Opens(cohort, member);
            await kit.TellAsync(cohort.Invites(members));
        }
        kit.Clock.Advance(TimeSpan.FromMinutes(2));

        // One batch of two.
        (await kit.One.Planner.PlanOnceAsync(TestContext.Current.CancellationToken)).ShouldBe(500);
        (await kit.One.Sender.SendOnceAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
        await kit.WorkAsync();

        kit.Mails.Count.ShouldBe(500);
        (await kit.CountAsync("SELECT COUNT(*) FROM notices WHERE state = 'sent'")).ShouldBe(1000);
    }

    [Fact]
    public async Task A_holiday_that_is_decreed_after_the_mail_was_planned_still_holds()
    {
        await using var kit = await Kit.OpenAsync(new(2026, 3, 7, 2, 0, 0, TimeSpan.Zero));
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-07T03:00:00");

        await kit.Database.WriteAsync(work => work.ExecuteAsync("INSERT INTO holidays (day, name) VALUES ('2026-03-09', 'Hari libur')"), TestContext.Current.CancellationToken);
        await kit.WorkAtAsync("2026-03-09T03:00:00");
        kit.Mails.ShouldBeEmpty();
        await kit.WorkAtAsync("2026-03-10T01:00:00");

        kit.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_mail_that_failed_until_another_day_is_still_one_a_day()
    {
        var channel = new ScriptedChannel();
        await using var kit = await Kit.OpenAsync();
        kit.Use(channel);
        var person = Guid.NewGuid();
        var (first, second) = (await kit.CohortAsync("A-01"), await kit.CohortAsync("B-01"));
        var (one, other) = (kit.World.Member(first, person), kit.World.Member(second, person));
        kit.World.Opens(first, one);
        kit.World.Opens(second, other);

        // Monday's mail fails until the evening; meanwhile Tuesday's is made and sent.
        channel.Next = new(DeliveryOutcome.TryLater, "451 later");
        await kit.TellAsync(first.Invites([one]));
        await kit.WorkAtAsync("2026-03-02T08:59:30");
        await kit.TellAsync(second.Invites([other]));
        await kit.WorkAtAsync("2026-03-02T12:00:00");
        channel.Next = Delivery.Sent;
        for (var hour = 0; hour < 72; hour++)
        {
            kit.Clock.Advance(TimeSpan.FromHours(1));
            await kit.WorkAsync();
        }

        channel.Sent.Count.ShouldBe(2);
        channel.Sent.GroupBy(letter => WorkingHours.DayOf(letter.WrittenAt, World.Jakarta)).ShouldAllBe(day => day.Count() == 1);
        (await kit.StatesAsync()).ShouldBe("sent sent");
    }

    [Fact]
    public async Task Each_person_is_told_in_the_working_hours_of_their_own_zone()
    {
        await using var kit = await Kit.OpenAsync(new(2026, 3, 2, 20, 0, 0, TimeSpan.Zero));
        foreach (var (code, zone) in ((string, string)[])[("WIB", World.Jakarta), ("WITA", World.Makassar), ("WIT", World.Jayapura)])
        {
            var cohort = await kit.CohortAsync(code, timeZone: zone);
            var member = kit.World.Member(cohort, name: code);
            kit.World.Opens(cohort, member);
            await kit.TellAsync(cohort.Invites([member]));
        }

        var sent = new List<string>();
        foreach (var moment in (string[])["2026-03-02T22:00:00", "2026-03-02T23:00:00", "2026-03-03T00:00:00", "2026-03-03T01:00:00"])
        {
            await kit.WorkAtAsync(moment);
            sent.Add(string.Join(' ', kit.Mails.Select(mail => mail.To.Split(' ')[0])));
        }

        sent.ShouldBe(["", "WIT", "WIT WITA", "WIT WITA WIB"]);
    }

    [Fact]
    public async Task Thanks_come_once_when_nothing_is_left()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        OpenTask[] tasks = [kit.World.Opens(cohort, sari), kit.World.Opens(cohort, sari)];
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        kit.World.Answered(tasks[0]);
        await kit.TellAsync(Answer(cohort, tasks[0], 1));
        await kit.WorkAtAsync("2026-03-02T03:00:00");
        kit.Mails.Count.ShouldBe(1, "one form is still open");
        kit.World.Answered(tasks[1]);
        await kit.TellAsync(Answer(cohort, tasks[1], 2));
        await kit.WorkAtAsync("2026-03-02T04:00:00");
        await kit.TellAsync(Answer(cohort, tasks[1], 3));
        await kit.WorkAtAsync("2026-03-02T05:00:00");
        await kit.WorkAtAsync("2026-03-03T05:00:00");

        kit.Mails.Count.ShouldBe(2, "nobody is thanked twice");
        kit.Mails[1].Subject.ShouldContain("Terima kasih");
        kit.Mails[1].Text.ShouldContain("sudah diterima Badan BPSDM;");
        kit.Mails[1].Secret.ShouldBeNull();
        kit.Mails[1].Calendar.ShouldBeNull();
    }

    [Theory]
    [InlineData("link", 1, true)]
    [InlineData("account", 1, true)]
    [InlineData("link", 2, false)]
    [InlineData("account", 2, false)]
    [InlineData("entered", 1, false)]
    [InlineData("import", 1, false)]
    public void Thanks_are_for_what_somebody_sent_in_themselves_and_for_the_first_time(string source, int version, bool expected) =>
        RequestConsumer.MayBeThanked(new(Guid.NewGuid(), new(1, 1), 6, Guid.NewGuid(), Guid.NewGuid(), RaterGroup.Supervisor, version, source)).ShouldBe(expected);

    private static ObservationSubmitted Answer(Cohort cohort, OpenTask task, int number) =>
        new(cohort.Id, new(1, number), task.Wave!.Value, task.Participant!.Value, task.Member, RaterGroup.Supervisor, 1, "link");
}
