using Evaluation.Behaviour;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>How a training unit changes when follow-ups take place.</summary>
public abstract class ScheduleTests(DatabaseProvider provider)
{
    private static readonly DateOnly Start = new(2026, 9, 10);

    private static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN"), Others = new("others", Roles.TrainingUnit, "LAN");

    [Fact]
    public async Task Waves_of_the_plan_are_scheduled_as_soon_as_it_is_known()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var list = (await api.GetAsync(Unit, Address(waves))).Json["items"]!.AsArray();

        list.Select(item => $"{item!["months"]} {item["opensOn"]} {item["closesOn"]} {item["state"]} {item["version"]}")
            .ShouldBe(["6 2027-02-28 2027-03-30 scheduled 1", "12 2027-08-31 2027-09-30 scheduled 1"]);
    }

    [Fact]
    public async Task A_move_moves_the_window_and_is_told()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var moved = await api.PostAsync(Unit, Address(waves, "/6/move"), new { days = 10, reason = "Ramadan" }, version: 1);

        moved.Status.ShouldBe(200, moved.Text);
        $"{moved.Json["opensOn"]} {moved.Json["closesOn"]} {moved.Json["version"]}".ShouldBe("2027-03-10 2027-04-09 2");
        (await ScheduledAsync(waves)).Waves[0].OpensOn.ShouldBe(new(2027, 3, 10));
    }

    [Fact]
    public async Task Importing_the_plan_again_does_not_undo_a_move()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await api.PostAsync(Unit, Address(waves, "/6/move"), new { opensOn = "2027-03-10", reason = "Ramadan" }, version: 1);

        await waves.Kit.TakeAsync(waves.Book.End(Waves.EndsOn));

        (await ScheduledAsync(waves)).Waves.Select(wave => wave.OpensOn).ShouldBe([new(2027, 3, 10), new(2027, 8, 31)]);
    }

    [Fact]
    public async Task A_cohort_whose_end_moves_takes_along_what_nobody_has_moved()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await api.PostAsync(Unit, Address(waves, "/6/move"), new { opensOn = "2027-03-10", reason = "Ramadan" }, version: 1);

        await waves.Kit.TakeAsync(waves.Book.End(new(2026, 9, 5)));

        (await ScheduledAsync(waves)).Waves.Select(wave => wave.OpensOn).ShouldBe([new(2027, 3, 10), new(2027, 9, 5)]);
    }

    [Fact]
    public async Task A_wave_that_had_opened_waits_again_when_the_end_moves_behind_it()
    {
        await using var waves = await OpenAsync();
        await waves.GoToAsync(Waves.SixOpens);
        waves.Told.Clear();

        await waves.Kit.TakeAsync(waves.Book.End(new(2026, 9, 30)));
        await waves.GoToAsync(new(2027, 3, 30));

        waves.Told.ShouldBe(["2027-03-30 invited 6 Observation 2", "2027-03-30 invited 6 SelfAssessment 6", "2027-03-30 opened 6 due 6"]);
    }

    [Theory]
    [InlineData("""{"days":400,"reason":"r"}""", "days outsidePolicy")]
    [InlineData("""{"opensOn":"2027-02-27","reason":"r"}""", "opensOn outsidePolicy")]
    [InlineData("""{"days":0,"reason":"r"}""", "days daysOrOpensOn")]
    [InlineData("""{"days":1,"opensOn":"2027-04-01","reason":"r"}""", "days daysOrOpensOn")]
    [InlineData("""{"days":-9000000}""", "reason missing,days outsidePolicy,days inThePast")]
    public async Task A_move_that_may_not_be_is_refused_with_every_reason(string body, string errors)
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var refused = await api.PostAsync(Unit, Address(waves, "/6/move"), System.Text.Json.Nodes.JsonNode.Parse(body)!, version: 1);

        (refused.Status, string.Join(',', refused.Errors)).ShouldBe((422, errors));
    }

    [Fact]
    public async Task A_policy_of_the_programme_type_allows_another_range()
    {
        await using var waves = await Waves.OpenAsync(provider, Start, arrange: book => book.Under(new FollowUpPolicy(3, 18)));
        await using var api = await ApiAsync(waves);

        (await api.PostAsync(Unit, Address(waves, "/6/move"), new { opensOn = "2026-12-01", reason = "r" }, version: 1)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_change_names_the_version_that_was_read()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        (await api.PostAsync(Unit, Address(waves, "/6/move"), new { days = 1, reason = "r" })).Status.ShouldBe(428);
        (await api.PostAsync(Unit, Address(waves, "/6/move"), new { days = 1, reason = "r" }, version: 7)).Status.ShouldBe(412);
    }

    [Fact]
    public async Task Many_move_together()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var moved = await api.PostAsync(Unit, "/api/behaviour/follow-ups/move", new { followUps = new[] { Name(waves, 6), Name(waves, 12) }, days = 5, reason = "r" });

        // The later one may open no later than a year after the end.
        (moved.Status, string.Join(',', moved.Errors)).ShouldBe((422, "followUps[1] outsidePolicy"));
        (await ScheduledAsync(waves)).Waves[0].OpensOn.ShouldBe(Waves.SixOpens);
        (await api.PostAsync(Unit, "/api/behaviour/follow-ups/move", new { followUps = new[] { Name(waves, 6), Name(waves, 12) }, opensOn = "2027-06-01", reason = "r" })).Status.ShouldBe(200);
        (await ScheduledAsync(waves)).Waves.Select(wave => wave.OpensOn).ShouldBe([new(2027, 6, 1), new(2027, 6, 1)]);
    }

    [Fact]
    public async Task Of_many_every_problem_is_told_and_none_moves()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var refused = await api.PostAsync(Unit, "/api/behaviour/follow-ups/move", new { followUps = new object[] { Name(waves, 6), Name(waves, 9), Name(waves, 6), new { cohort = "NONE-1", months = 6 } }, days = 900 });

        refused.Errors.ShouldBe(["reason missing", "followUps[0] outsidePolicy", "followUps[1] notFound", "followUps[2] twice", "followUps[3] notFound"]);
    }

    [Fact]
    public async Task Another_agencys_follow_ups_look_as_if_there_were_none()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var theirs = await api.GetAsync(Others, Address(waves));
        var nobodys = await api.GetAsync(Others, "/api/behaviour/NONE-1/follow-ups");

        (theirs.Status, theirs.Told(waves.Book.Code)).ShouldBe((404, nobodys.Told("NONE-1")));
        (await api.PostAsync(Others, "/api/behaviour/follow-ups/move", new { followUps = new[] { Name(waves, 6) }, days = 1, reason = "r" })).Errors.ShouldBe(["followUps[0] notFound"]);
        (await api.GetAsync(Others, "/api/behaviour/calendar?from=2027-01-01&to=2027-12-31")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Opened_early_it_invites_today_and_closes_when_it_would_have()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await api.PostAsync(Unit, Address(waves, "/12/move"), new { opensOn = "2027-08-01", reason = "r" }, version: 1);
        await waves.GoToAsync(new(2027, 7, 1));
        waves.Told.Clear();

        var opened = await api.PostAsync(Unit, Address(waves, "/12/open"), new { reason = "They are here" }, version: 2);
        await waves.GoToAsync(new(2027, 7, 1));

        $"{opened.Json["opensOn"]} {opened.Json["closesOn"]}".ShouldBe("2027-07-01 2027-08-31");
        waves.Told.ShouldBe(["2027-07-01 invited 12 Observation 2", "2027-07-01 invited 12 SelfAssessment 6", "2027-07-01 opened 12 due 6"]);
    }

    [Fact]
    public async Task Opened_too_early_is_refused()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        (await api.PostAsync(Unit, Address(waves, "/6/open"), new { reason = "r" }, version: 1)).Errors.ShouldBe(["months outsidePolicy"]);
    }

    [Fact]
    public async Task A_cancelled_wave_asks_nobody_any_more_and_no_longer_counts()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        await waves.ObserveAsync(waves.Book.Participants[0], waves.Book.Raters[0]);
        waves.Told.Clear();

        (await api.PostAsync(Unit, Address(waves, "/6/cancel"), new { reason = "Flood" }, version: 1)).Status.ShouldBe(200);
        await waves.Kit.SummariseAsync();
        var summary = (await waves.Kit.ToldAsync()).OfType<BehaviourSummarised>().Last().Summary;
        await waves.GoToAsync(new(2027, 4, 30));

        summary.Waves.Select(wave => wave.Months).ShouldBe([12]);
        waves.Told.ShouldBeEmpty();
        (await waves.StatesAsync()).ShouldBe("self cancelled 6, supervisor answered 1, supervisor cancelled 5");
    }

    [Fact]
    public async Task A_wave_that_was_cancelled_by_mistake_is_added_again_with_what_was_said()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        await waves.ObserveAsync(waves.Book.Participants[0], waves.Book.Raters[0]);
        await api.PostAsync(Unit, Address(waves, "/6/cancel"), new { reason = "Flood" }, version: 1);

        (await api.PostAsync(Unit, Address(waves), new { months = 6, reason = "It was another cohort" })).Status.ShouldBe(201);
        await waves.GoToAsync(Waves.SixOpens.AddDays(1));

        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor answered 1, supervisor due 5");
        (await waves.ObserveAsync(waves.Book.Participants[1], waves.Book.Raters[0])).ShouldBeOfType<Evaluation.Levels.Answers.SubmissionOutcome.Accepted>();
    }

    [Fact]
    public async Task An_added_wave_is_a_wave_like_any_other()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        (await api.PostAsync(Unit, Address(waves), new { months = 9, reason = "Leadership asks" })).Status.ShouldBe(201);
        (await api.PostAsync(Unit, Address(waves), new { months = 9, reason = "Again" })).Errors.ShouldBe(["months waveExists"]);
        (await api.PostAsync(Unit, Address(waves), new { months = 13 })).Errors.ShouldBe(["reason missing", "months outsidePolicy"]);
        await waves.GoToAsync(new(2027, 5, 31));

        waves.Told[^1].ShouldBe("2027-05-31 opened 9 due 6");
        (await waves.ObserveAsync(waves.Book.Participants[0], waves.Book.Raters[0], wave: 9)).ShouldBeOfType<Evaluation.Levels.Answers.SubmissionOutcome.Accepted>();
        await waves.Kit.SummariseAsync();
        (await waves.Kit.ToldAsync()).OfType<BehaviourSummarised>().Last().Summary.Waves.Single(wave => wave.Months == 9).Due.ShouldBe(6);
    }

    [Fact]
    public async Task A_cohort_that_is_entered_late_writes_to_nobody_about_what_is_over()
    {
        // The first wave is over, the second has been open for three weeks.
        await using var waves = await Waves.OpenAsync(provider, new(2027, 9, 20));

        await waves.GoToAsync(new(2027, 9, 30));

        waves.Told.ShouldBe(
        [
            "2027-09-20 invited 12 Observation 2", "2027-09-20 invited 12 SelfAssessment 6", "2027-09-20 opened 12 due 6",
            "2027-09-29 escalated 12 Shortfall 12", "2027-09-29 reminded 12 Observation 3 2", "2027-09-29 reminded 12 SelfAssessment 3 6",
        ]);
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor due 6");
    }

    [Fact]
    public async Task The_calendar_shows_what_is_open_within_the_days()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var json = await api.GetAsync(Unit, "/api/behaviour/calendar?from=2027-03-30&to=2027-08-30");
        var ics = await api.GetAsync(Unit, "/api/behaviour/calendar.ics?from=2027-03-30&to=2027-08-31");

        json.Json["items"]!.AsArray().Select(item => (int)item!["followUp"]!["months"]!).ShouldBe([6]);
        ics.Text.Split("\r\n").Where(line => line.StartsWith("DTSTART", StringComparison.Ordinal) || line.StartsWith("DTEND", StringComparison.Ordinal))
            .ShouldBe(["DTSTART;VALUE=DATE:20270228", "DTEND;VALUE=DATE:20270331", "DTSTART;VALUE=DATE:20270831", "DTEND;VALUE=DATE:20271001"]);
        (await api.GetAsync(Unit, "/api/behaviour/calendar?from=2027-03-30&to=2026-08-30")).Errors.ShouldBe(["to range"]);
    }

    [Fact]
    public async Task The_calendar_of_the_end_of_time_is_empty()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var last = await api.GetAsync(Unit, "/api/behaviour/calendar?from=9999-12-31");
        (last.Status, last.Json["items"]!.AsArray().Count).ShouldBe((200, 0));
    }

    private Task<Waves> OpenAsync() => Waves.OpenAsync(provider, Start);

    private static Task<Api> ApiAsync(Waves waves) => Api.StartAsync(waves.Kit, app => app.MapFollowUps());

    private static string Address(Waves waves, string rest = "") => $"/api/behaviour/{waves.Book.Code}/follow-ups{rest}";

    private static object Name(Waves waves, int months) => new { cohort = waves.Book.Code, months };

    private static async Task<FollowUpScheduled> ScheduledAsync(Waves waves)
    {
        await waves.Kit.SummariseAsync();
        return (await waves.Kit.ToldAsync()).OfType<FollowUpScheduled>().MaxBy(told => told.Version)!;
    }
}

public sealed class ScheduleTests_on_sqlite() : ScheduleTests(DatabaseProvider.Sqlite);

public sealed class ScheduleTests_on_sql_server() : ScheduleTests(DatabaseProvider.SqlServer);
