using Evaluation.Behaviour;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>Mutasi: supervisors change between the waves and in the middle of one, people leave, and the training unit finds others.</summary>
public abstract partial class PeopleMoveTests(DatabaseProvider provider)
{
    private static readonly DateOnly Start = new(2027, 2, 20);

    private static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN");

    [Fact]
    public async Task Each_wave_asks_who_is_supervisor_on_its_opening_day()
    {
        await using var waves = await OpenAsync();
        var (book, participant) = (waves.Book, waves.Book.Participants[0]);
        // Told long before, for a day between the waves.
        await waves.Kit.TakeAsync(book.Supervise(new(2027, 6, 1), book.Raters[2], participant));

        await waves.GoToAsync(Waves.TwelveOpens);

        (await SupervisorAsync(waves, participant, 6)).ShouldBe(book.Raters[0]);
        (await SupervisorAsync(waves, participant, 12)).ShouldBe(book.Raters[2]);
    }

    [Fact]
    public async Task In_the_middle_of_a_wave_what_is_not_answered_passes_to_the_new_supervisor_who_is_invited()
    {
        await using var waves = await OpenAsync();
        var book = waves.Book;
        await waves.GoToAsync(Waves.SixOpens.AddDays(1));
        await waves.ObserveAsync(book.Participants[0], book.Raters[0]);
        waves.Told.Clear();

        await waves.Kit.TakeAsync(book.Supervise(waves.Today, book.Raters[2], book.Participants[..3]));
        await waves.HearAsync();

        waves.Told.ShouldBe(["2027-03-01 invited 6 Observation 1", "2027-03-01 reassigned 6 supervisor-changed", "2027-03-01 reassigned 6 supervisor-changed"]);
        (await waves.AssignmentsAsync()).Where(row => row.RaterGroup == RaterGroup.Supervisor && book.Participants.Take(3).Contains(row.Participant))
            .GroupBy(row => $"{Array.IndexOf(book.Raters, row.Rater)} {row.State}").Select(group => $"{group.Key} {group.Count()}").Order().ShouldBe(["0 answered 1", "0 reassigned 2", "2 due 2"]);
        (await waves.ObserveAsync(book.Participants[1], book.Raters[0])).ShouldBeOfType<SubmissionOutcome.NotNow>().Code.ShouldBe("notAsked");
        (await waves.ObserveAsync(book.Participants[1], book.Raters[2])).ShouldBeOfType<SubmissionOutcome.Accepted>();
    }

    [Fact]
    public async Task Both_supervisors_keep_what_they_said_and_count()
    {
        await using var waves = await OpenAsync();
        var (book, participant) = (waves.Book, waves.Book.Participants[0]);
        await waves.GoToAsync(Waves.SixOpens);
        await waves.ObserveAsync(participant, book.Raters[0]);
        await waves.Kit.TakeAsync(book.Supervise(waves.Today, book.Raters[2], participant));

        // The old one's paper and the new one's: the training unit enters what it is given.
        (await waves.ObserveAsync(participant, book.Raters[2], caller: Unit)).ShouldBeOfType<SubmissionOutcome.Accepted>();
        (await waves.ObserveAsync(participant, book.Raters[1], caller: Unit)).ShouldBeOfType<SubmissionOutcome.Duplicate>();

        await waves.Kit.SummariseAsync();
        (await waves.Kit.ToldAsync()).OfType<BehaviourSummarised>().Last().Summary.Waves[0].Groups[0].Observations.ShouldBe(2);
    }

    [Fact]
    public async Task A_roster_that_comes_twice_changes_nothing()
    {
        await using var waves = await OpenAsync();
        await waves.GoToAsync(Waves.SixOpens);
        waves.Told.Clear();

        await waves.Kit.TakeAsync(waves.Book.Roster);
        await waves.Kit.TakeAsync(waves.Book.Supervise(waves.Today, waves.Book.Raters[0], waves.Book.Participants[0]));
        await waves.HearAsync();

        waves.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_a_supervisor_the_training_unit_is_told_at_the_opening()
    {
        await using var waves = await Waves.OpenAsync(provider, Start, supervised: false);

        await waves.GoToAsync(Waves.SixOpens);

        waves.Told.Count(line => line == "2027-02-28 escalated 6 NoRater").ShouldBe(6);
        (await waves.StatesAsync()).ShouldBe("self due 6");
    }

    [Fact]
    public async Task Whom_a_rater_could_not_observe_is_told_to_the_training_unit_once()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        waves.Told.Clear();
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);

        (await api.PostAsync(Waves.Respondent(assignment.Rater), $"{Assignments(waves)}/{assignment.Id}/could-not-observe", new { })).Errors.ShouldBe(["reason missing"]);
        (await api.PostAsync(Waves.Respondent(assignment.Rater), $"{Assignments(waves)}/{assignment.Id}/could-not-observe", new { reason = "Works elsewhere" })).Status.ShouldBe(204);
        await waves.HearAsync();

        waves.Told.ShouldBe(["2027-02-28 escalated 6 CouldNotObserve"]);
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor could-not-observe 1, supervisor due 5");
    }

    [Fact]
    public async Task After_one_who_could_not_observe_the_next_supervisor_is_asked()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);
        await api.PostAsync(Waves.Respondent(assignment.Rater), $"{Assignments(waves)}/{assignment.Id}/could-not-observe", new { reason = "I have only just come" });

        await waves.Kit.RecountAsync(waves.Book);
        var same = await waves.StatesAsync();
        await waves.Kit.TakeAsync(waves.Book.Supervise(waves.Today, waves.Book.Raters[2], assignment.Participant));

        same.ShouldBe("self due 6, supervisor could-not-observe 1, supervisor due 5");
        (await SupervisorAsync(waves, assignment.Participant, 6)).ShouldBe(waves.Book.Raters[2]);
    }

    [Fact]
    public async Task An_exempt_participant_is_not_asked_about_until_the_exemption_ends()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var exemption = $"/api/behaviour/{waves.Book.Code}/participants/{waves.Book.Participants[0]}/exemptions/6";
        (await api.PutAsync(Unit, exemption, new { reason = "on-leave" })).Status.ShouldBe(204);
        await waves.GoToAsync(Waves.SixOpens);
        var opened = await waves.StatesAsync();
        waves.Told.Clear();

        (await api.PutAsync(Unit, exemption, new { reason = "retired" })).Status.ShouldBe(204);
        (await api.SendAsync(Unit, HttpMethod.Delete, exemption)).Status.ShouldBe(204);
        (await api.SendAsync(Unit, HttpMethod.Delete, exemption)).Status.ShouldBe(404);
        await waves.HearAsync();

        opened.ShouldBe("self due 5, self exempt 1, supervisor due 5, supervisor exempt 1");
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor due 6");
        // Of the supervisor's three participants two have brought the invitation already.
        waves.Told.ShouldBe(["2027-02-28 invited 6 SelfAssessment 1"]);
        (await waves.Kit.AnswersAsync(waves.Book)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_exemption_without_a_reason_or_of_nobody_is_refused()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        (await api.PutAsync(Unit, $"/api/behaviour/{waves.Book.Code}/participants/{Guid.NewGuid()}/exemptions/7", new { })).Errors
            .ShouldBe(["reason missing", "wave unknownWave", "participant unknownPerson"]);
    }

    [Fact]
    public async Task What_was_imported_counts_as_answered()
    {
        await using var waves = await OpenAsync();
        await waves.GoToAsync(Waves.SixOpens);

        await waves.Kit.ImportAsync(waves.Book, [AnswerKinds.Observation], [new ImportRow(
            AnswerKey.Observation(waves.Book.Participants[0], 6, waves.Book.Raters[0]), AnswerBody.Write(new Observation(RaterGroup.Supervisor, new Dictionary<string, int> { ["k1"] = 4, ["k2"] = 4 })))]);

        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor answered 1, supervisor due 5");
    }

    [Fact]
    public async Task Who_withdraws_is_no_longer_asked_about()
    {
        await using var waves = await OpenAsync();
        await waves.GoToAsync(Waves.SixOpens);

        await waves.Kit.TakeAsync(waves.Book.Withdraw(waves.Book.Participants[0]));
        var withdrawn = await waves.StatesAsync();
        await waves.Kit.TakeAsync(waves.Book.Return(waves.Book.Participants[0]));

        withdrawn.ShouldBe("self cancelled 1, self due 5, supervisor cancelled 1, supervisor due 5");
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor due 6");
    }

    [Fact]
    public async Task Peers_whom_the_training_unit_names_are_asked_and_those_whom_it_takes_away_no_longer()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var (book, raters) = (waves.Book, $"/api/behaviour/{waves.Book.Code}/participants/{waves.Book.Participants[0]}/raters");
        (await api.PutAsync(Unit, raters, new[] { new { raterGroup = "peer", rater = book.Raters[1] } })).Status.ShouldBe(200);
        await waves.GoToAsync(Waves.SixOpens);
        var opened = await waves.StatesAsync();

        (await api.PutAsync(Unit, raters, new[] { new { raterGroup = "subordinate", rater = book.Raters[2] } })).Status.ShouldBe(200);

        opened.ShouldBe("peer due 1, self due 6, supervisor due 6");
        (await waves.StatesAsync()).ShouldBe("peer cancelled 1, self due 6, subordinate due 1, supervisor due 6");
        (await api.PutAsync(Unit, raters, new object[] { new { raterGroup = "supervisor", rater = Guid.NewGuid() }, new { rater = book.Participants[0] } })).Errors
            .ShouldBe(["[0].raterGroup raterGroup", "[0].rater unknownPerson", "[1].raterGroup raterGroup", "[1].rater twice"]);
    }

    private Task<Waves> OpenAsync() => Waves.OpenAsync(provider, Start);

    private static Task<Api> ApiAsync(Waves waves) => Api.StartAsync(waves.Kit, app => app.MapFollowUps());

    private static string Assignments(Waves waves) => $"/api/behaviour/{waves.Book.Code}/assignments";

    private static async Task<Guid> SupervisorAsync(Waves waves, Guid participant, int wave) => (await waves.AssignmentsAsync(wave))
        .Single(row => row.Participant == participant && row.RaterGroup == RaterGroup.Supervisor && row.State == "due").Rater;
}

public sealed class PeopleMoveTests_on_sqlite() : PeopleMoveTests(DatabaseProvider.Sqlite);

public sealed class PeopleMoveTests_on_sql_server() : PeopleMoveTests(DatabaseProvider.SqlServer);
