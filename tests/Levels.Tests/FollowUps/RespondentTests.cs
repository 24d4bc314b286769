using Evaluation.Behaviour;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>What people who observe can do by a personal link or their account, and until when.</summary>
public abstract partial class RespondentTests(DatabaseProvider provider)
{
    private static readonly DateOnly Start = new(2027, 2, 20);

    private static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN");

    [Fact]
    public async Task Before_the_opening_an_answer_is_refused_and_said_when()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);

        var refused = await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0]);

        (refused.Status, refused.Code).ShouldBe((409, "followUpNotOpen"));
        refused.Text.ShouldContain("2027-02-28");
    }

    [Fact]
    public async Task An_open_one_is_taken_with_where_it_came_from_and_told()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);

        var taken = await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0]);

        taken.Status.ShouldBe(201, taken.Text);
        (await waves.Kit.AnswersAsync(waves.Book)).ShouldHaveSingleItem().Source.ShouldBe("link");
        (await waves.Kit.ToldAsync()).OfType<ObservationSubmitted>().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            told => told.Rater.ShouldBe(waves.Book.Raters[0]), told => told.AnswerVersion.ShouldBe(1), told => told.Source.ShouldBe("link"));
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor answered 1, supervisor due 5");
    }

    [Fact]
    public async Task By_an_account_it_is_an_account()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);

        await ObserveAsync(api, waves, new("boss", Roles.Supervisor, null, new HashSet<Guid> { waves.Book.Raters[0] }), waves.Book.Participants[0], waves.Book.Raters[0]);

        (await waves.Kit.AnswersAsync(waves.Book)).ShouldHaveSingleItem().Source.ShouldBe("account");
    }

    /// <summary>Another supervisor's staff, in the name of somebody else, somebody who does not exist: each time the same.</summary>
    [Fact]
    public async Task What_is_not_their_own_looks_as_if_it_did_not_exist()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var (book, rater) = (waves.Book, waves.Book.Raters[0]);
        await ObserveAsync(api, waves, Rater(waves, 1), book.Participants[3], book.Raters[1]);
        var theirs = (await waves.Kit.AnswersAsync(book)).Single().Id;
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == book.Raters[1]).Id;

        Reply[] refused =
        [
            await ObserveAsync(api, waves, Rater(waves), book.Participants[3], rater),
            await ObserveAsync(api, waves, Rater(waves), book.Participants[3], book.Raters[1]),
            await ObserveAsync(api, waves, Rater(waves), Guid.NewGuid(), rater),
            await ObserveAsync(api, waves, Rater(waves), book.Participants[3], rater, item: 99),
            await ObserveAsync(api, waves, Waves.Respondent(Guid.NewGuid()), book.Participants[0], rater),
            await ObserveAsync(api, waves, Waves.Respondent(), book.Participants[0], rater),
            await api.PostAsync(Rater(waves), "/api/behaviour/NONE-1/observations", Observation(book.Participants[0], rater)),
        ];

        refused.Select(reply => (reply.Status, reply.Told(book.Code).Replace("NONE-1", "…", StringComparison.Ordinal))).Distinct().ShouldHaveSingleItem().Item1.ShouldBe(404);
        (await api.GetAsync(Rater(waves), $"{Observations(waves)}/{theirs}")).Status.ShouldBe(404);
        (await api.PutAsync(Rater(waves), $"{Observations(waves)}/{theirs}", Observation(book.Participants[3], book.Raters[1]), 1)).Status.ShouldBe(404);
        (await api.PostAsync(Rater(waves), $"/api/behaviour/{book.Code}/assignments/{assignment}/not-my-staff", new { })).Status.ShouldBe(404);
        (await api.PutAsync(Rater(waves), $"/api/behaviour/{book.Code}/assignments/{assignment}/draft", new { })).Status.ShouldBe(404);
        (await api.GetAsync(Rater(waves), $"/api/behaviour/{book.Code}/follow-ups")).Status.ShouldBe(403);
    }

    /// <summary>A peer who could answer as the supervisor would speak in the supervisor's place, and keep the supervisor out.</summary>
    [Fact]
    public async Task A_rater_answers_in_the_group_that_is_asked_and_in_no_other()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var (participant, rater) = (waves.Book.Participants[0], waves.Book.Raters[0]);
        var asPeer = new { participant, wave = 6, raterGroup = "peer", rater, answers = new Dictionary<string, int> { ["k1"] = 4, ["k2"] = 3 } };

        (await api.PostAsync(Rater(waves), Observations(waves), asPeer)).Errors.ShouldBe(["raterGroup askedAs"]);
        var given = await ObserveAsync(api, waves, Rater(waves), participant, rater);
        given.Status.ShouldBe(201);
        (await api.PutAsync(Rater(waves), $"{Observations(waves)}/{given.Json["id"]}", asPeer, 1)).Errors.ShouldBe(["raterGroup askedAs"]);
        (await api.PutAsync(Rater(waves), $"{Observations(waves)}/{given.Json["id"]}", Observation(participant, rater, item: 2), 1)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_form_with_holes_does_not_tell_who_is_in_the_cohort()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);

        var inIt = await api.PostAsync(Rater(waves), Observations(waves), new { participant = waves.Book.Participants[5], rater = waves.Book.Raters[0] });
        var notInIt = await api.PostAsync(Rater(waves), Observations(waves), new { participant = Guid.NewGuid(), rater = waves.Book.Raters[0] });

        inIt.Errors.ShouldBe(["answers observationEmpty", "wave missing", "raterGroup missing"]);
        notInIt.Told(waves.Book.Code).ShouldBe(inIt.Told(waves.Book.Code));
    }

    [Fact]
    public async Task It_can_be_corrected_until_the_window_closes()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var body = Observation(waves.Book.Participants[0], waves.Book.Raters[0]);
        var id = (string?)(await api.PostAsync(Rater(waves), Observations(waves), body)).Json["id"];
        await waves.GoToAsync(Waves.SixCloses);

        var corrected = await api.PutAsync(Rater(waves), $"{Observations(waves)}/{id}", Observation(waves.Book.Participants[0], waves.Book.Raters[0], item: 1), version: 1);
        var read = await api.GetAsync(Rater(waves), $"{Observations(waves)}/{id}");
        await waves.GoToAsync(Waves.SixCloses.AddDays(1));
        var tooLate = await api.PutAsync(Rater(waves), $"{Observations(waves)}/{id}", body, version: 2);

        (corrected.Status, (int?)read.Json["version"], (int?)read.Json["answer"]!["answers"]!["k1"]).ShouldBe((200, 2, 1));
        (tooLate.Status, tooLate.Code).ShouldBe((409, "followUpClosed"));
    }

    [Fact]
    public async Task After_the_closing_only_training_unit_and_admin_enter_and_the_audit_log_says_late()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixCloses.AddDays(1));

        var late = await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0]);
        var paper = await ObserveAsync(api, waves, Unit, waves.Book.Participants[0], waves.Book.Raters[0]);

        (late.Status, late.Code, paper.Status).ShouldBe((409, "followUpClosed", 201));
        (await waves.Kit.QueryAsync<string>("SELECT detail FROM audit WHERE action = 'observation-submitted'")).ShouldBe(["entered, late"]);
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor answered 1, supervisor due 5");
    }

    [Fact]
    public async Task The_list_of_tasks_holds_what_is_open_of_all_their_cohorts()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        var other = new Book();
        other.End(Waves.EndsOn);
        other.Supervise(Waves.EndsOn, other.Raters[0], other.Participants[..1]);
        await waves.Kit.CohortAsync(other);
        await waves.GoToAsync(Waves.SixOpens);
        await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0]);

        var list = (await api.GetAsync(Waves.Respondent(waves.Book.Raters[0], other.Raters[0], other.Participants[2]), "/api/behaviour/tasks")).Json;

        list["tasks"]!.AsArray().GroupBy(task => $"{task!["cohort"]} {task["raterGroup"]} {task["wave"]} {task["closesOn"]}").Select(group => $"{group.Key}: {group.Count()}").Order()
            .ShouldBe(new[] { $"{waves.Book.Code} supervisor 6 2027-03-30: 2", $"{other.Code} self 6 2027-03-30: 1", $"{other.Code} supervisor 6 2027-03-30: 1" }.Order());
        list["answered"]!.AsArray().ShouldHaveSingleItem()!["answerVersion"]!.GetValue<int>().ShouldBe(1);
        list["cohorts"]!.AsArray().ShouldAllBe(cohort => cohort!["instrument"]!["items"]!.AsArray().Count == 2);
    }

    [Fact]
    public async Task Status_and_missing_say_how_far_it_has_come()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0]);
        await api.PutAsync(Unit, $"/api/behaviour/{waves.Book.Code}/participants/{waves.Book.Participants[1]}/exemptions/6", new { reason = "on-leave" });

        var status = await api.GetAsync(Unit, $"/api/behaviour/{waves.Book.Code}/follow-ups/6/status");
        var first = await api.GetAsync(Unit, $"/api/behaviour/{waves.Book.Code}/follow-ups/6/missing?limit=6");
        var rest = await api.GetAsync(Unit, $"/api/behaviour/{waves.Book.Code}/follow-ups/6/missing?limit=6&cursor={first.Json["cursor"]}");

        status.Json["groups"]!.AsArray().Select(group => $"{group!["raterGroup"]} due {group["due"]} answered {group["answered"]} exempt {group["exempt"]} not invited {group["notInvited"]}")
            .ShouldBe(["supervisor due 4 answered 1 exempt 1 not invited 0", "self due 5 answered 0 exempt 1 not invited 0"]);
        ((string?)status.Json["forecast"]!["reason"]).ShouldBe("noHistory");
        first.Json["items"]!.AsArray().Concat(rest.Json["items"]!.AsArray()).Select(item => (string?)item!["assignment"]).Distinct().Count().ShouldBe(9);
        rest.Json["cursor"].ShouldBeNull();
    }

    [Fact]
    public async Task Who_was_asked_about_whom_is_listed_with_what_became_of_it()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0]);
        await api.PutAsync(Unit, $"/api/behaviour/{waves.Book.Code}/participants/{waves.Book.Participants[1]}/exemptions/6", new { reason = "on-leave" });
        var address = $"/api/behaviour/{waves.Book.Code}/follow-ups/6/assignments";

        var first = (await api.GetAsync(Unit, $"{address}?limit=7")).Json;
        var rest = (await api.GetAsync(Unit, $"{address}?limit=7&cursor={first["cursor"]}")).Json;
        var answered = (await api.GetAsync(Unit, $"{address}?state=answered")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        var exempt = (await api.GetAsync(Unit, $"/api/behaviour/{waves.Book.Code}/exemptions")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;

        first["items"]!.AsArray().Concat(rest["items"]!.AsArray()).Select(item => (string?)item!["assignment"]).Distinct().Count().ShouldBe(12);
        rest["cursor"].ShouldBeNull();
        ((Guid)answered["participant"]!, (string?)answered["answeredOn"]).ShouldBe((waves.Book.Participants[0], "2027-02-28"));
        ((string?)exempt["key"]!["subject"], (string?)exempt["key"]!["occasion"], (string?)exempt["answer"]!["reason"]).ShouldBe(($"{waves.Book.Participants[1]:D}", "6", "on-leave"));
        (await api.GetAsync(new("others", Roles.TrainingUnit, "LAN"), address)).Status.ShouldBe(404);
        (await api.GetAsync(Rater(waves), address)).Status.ShouldBe(403);
    }

    private Task<Waves> OpenAsync() => Waves.OpenAsync(provider, Start);

    private static Task<Api> ApiAsync(Waves waves) => Api.StartAsync(waves.Kit, app => app.MapFollowUps());

    private static Caller Rater(Waves waves, int index = 0) => Waves.Respondent(waves.Book.Raters[index]);

    private static string Observations(Waves waves) => $"/api/behaviour/{waves.Book.Code}/observations";

    private static object Observation(Guid participant, Guid rater, int item = 4) =>
        new { participant, wave = 6, raterGroup = "supervisor", rater, answers = new Dictionary<string, int> { ["k1"] = item, ["k2"] = 3 } };

    private static Task<Reply> ObserveAsync(Api api, Waves waves, Caller caller, Guid participant, Guid rater, int item = 4) =>
        api.PostAsync(caller, Observations(waves), Observation(participant, rater, item));
}

public sealed class RespondentTests_on_sqlite() : RespondentTests(DatabaseProvider.Sqlite);

public sealed class RespondentTests_on_sql_server() : RespondentTests(DatabaseProvider.SqlServer);
