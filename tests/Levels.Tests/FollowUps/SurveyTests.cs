using System.Text;
using System.Globalization;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Reaction;
using Evaluation.Reaction.RunSurveys;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Reaction;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>Reaction surveys: who is asked when, and that participants and organisers answer for themselves, once.</summary>
public abstract class SurveyTests(DatabaseProvider provider)
{
    private static readonly DateOnly EndsOn = new(2026, 8, 31), ClosesOn = new(2026, 9, 14);

    private static readonly Caller Unit = new("unit", Roles.TrainingUnit, "BKN");

    [Fact]
    public async Task Those_who_have_not_answered_are_invited_and_reminded()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit);

        var told = await GoToAsync(kit, EndsOn);
        foreach (var participant in book.Participants[..4]) await kit.SubmitAsync(book, sheet => ReactionCase.Response(sheet, participant), caller: Person(participant));
        told.AddRange(await GoToAsync(kit, ClosesOn.AddDays(3)));

        told.ShouldBe(
        [
            "2026-08-31 invited 8", "2026-09-03 reminded 1 4", "2026-09-07 reminded 2 4", "2026-09-13 reminded 3 4", "2026-09-15 escalated StillMissing 4",
        ]);
    }

    [Fact]
    public async Task In_an_anonymous_survey_used_rights_say_who_need_not_be_reminded()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit, Plans.Anonymous);

        var told = await GoToAsync(kit, EndsOn);
        foreach (var participant in book.Participants[..4]) await kit.SubmitAsync(book, sheet => ReactionCase.Response(sheet, null), caller: Person(participant));
        told.AddRange(await GoToAsync(kit, new(2026, 9, 3)));

        told.ShouldBe(["2026-08-31 invited 8", "2026-09-03 reminded 1 4"]);
    }

    [Fact]
    public async Task Nothing_stored_connects_an_anonymous_answer_with_the_right_that_was_used()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit, Plans.Anonymous);
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await GoToAsync(kit, EndsOn);
        await kit.ExecuteAsync("DELETE FROM outbox");

        var taken = await AnswerAsync(api, book, Person(book.Participants[0]), null);
        var again = await AnswerAsync(api, book, Person(book.Participants[0]), null);

        (taken.Status, again.Status, again.Code).ShouldBe((201, 409, "duplicate"));
        taken.Json["id"].ShouldBeNull();
        (await kit.QueryAsync<Guid>("SELECT member FROM used_rights")).ShouldBe([book.Participants[0]]);
        var member = book.Participants[0].ToString("D");
        (await kit.AnswersAsync(book)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            stored => stored.Source.ShouldBe("entered"), stored => stored.EnteredBy.ShouldBe(""), stored => stored.EnteredAt.ShouldBeNull(),
            stored => $"{stored.Subject}{stored.Author}{stored.Body}".ShouldNotContain(member));
        (await kit.QueryAsync<int>("SELECT COUNT(*) FROM audit WHERE action LIKE 'response%'")).ShouldBe([0]);
        (await kit.QueryAsync<int>("SELECT COUNT(*) FROM outbox")).ShouldBe([0]);
    }

    [Fact]
    public async Task An_anonymous_answer_is_given_as_what_one_is()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit, Plans.Anonymous);
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await GoToAsync(kit, EndsOn);

        (await AnswerAsync(api, book, Person(book.Participants[0]), null, "organiser")).Code.ShouldBe("notAsked");
        (await AnswerAsync(api, book, Person(book.Organisers[0]), null, "organiser")).Status.ShouldBe(201);
        (await AnswerAsync(api, book, Person(book.Raters[0]), null)).Code.ShouldBe("notAsked");
        (await AnswerAsync(api, book, Person(Guid.NewGuid()), null)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_respondent_answers_for_nobody_else()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit);
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await GoToAsync(kit, EndsOn);

        var own = await AnswerAsync(api, book, Person(book.Participants[0]), book.Participants[0]);
        var others = await AnswerAsync(api, book, Person(book.Participants[0]), book.Participants[1]);
        var nobodys = await AnswerAsync(api, book, Person(book.Participants[0]), Guid.NewGuid());

        own.Status.ShouldBe(201, own.Text);
        (others.Status, others.Told(book.Code)).ShouldBe((404, nobodys.Told(book.Code)));
        (await kit.AnswersAsync(book)).ShouldHaveSingleItem().Source.ShouldBe("link");
        (await api.GetAsync(Person(book.Participants[0]), $"/api/reaction/{book.Code}/responses/{own.Json["id"]}")).Status.ShouldBe(200);
        (await api.GetAsync(Person(book.Participants[1]), $"/api/reaction/{book.Code}/responses/{own.Json["id"]}")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Outside_its_days_only_the_training_unit_enters()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit);
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());

        var early = await AnswerAsync(api, book, Person(book.Participants[0]), book.Participants[0]);
        await GoToAsync(kit, ClosesOn.AddDays(1));
        var late = await AnswerAsync(api, book, Person(book.Participants[0]), book.Participants[0]);
        var paper = await AnswerAsync(api, book, Unit, book.Participants[0]);

        (early.Code, late.Code, paper.Status).ShouldBe(("surveyNotOpen", "surveyClosed", 201));
        (await kit.QueryAsync<string>("SELECT detail FROM audit WHERE action = 'response-submitted'")).ShouldBe(["entered, late"]);
    }

    [Fact]
    public async Task The_list_of_tasks_holds_what_is_not_answered_with_its_draft()
    {
        await using var kit = await OpenAsync();
        var (book, other) = (await CohortAsync(kit), await CohortAsync(kit, Plans.Anonymous));
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await GoToAsync(kit, EndsOn);
        var caller = Person(book.Participants[0], other.Organisers[0]);

        (await api.PutAsync(caller, $"/api/reaction/{book.Code}/draft", new { answers = new { a1 = "?" } })).Status.ShouldBe(200);
        (await api.PutAsync(caller, $"/api/reaction/{other.Code}/draft", new { })).Code.ShouldBe("anonymous");
        var before = await TasksAsync(api, caller);
        await AnswerAsync(api, book, caller, book.Participants[0]);
        var after = await TasksAsync(api, caller);

        before.ShouldBe(new[] { $"{book.Code} False participant draft True", $"{other.Code} True organiser draft False" }.Order());
        after.ShouldBe([$"{other.Code} True organiser draft False"]);
        (await kit.CountAsync("drafts", book)).ShouldBe(0);
    }

    /// <summary>Kept as it is, it could never be read again.</summary>
    [Fact]
    public async Task A_draft_with_half_a_letter_or_none_is_refused()
    {
        await using var kit = await OpenAsync();
        var book = await CohortAsync(kit);
        await using var api = await Api.StartAsync(kit, app => app.MapSurveys());
        await GoToAsync(kit, EndsOn);
        using var half = new StringContent("""{"comment":"\ud83d"}""", Encoding.UTF8, "application/json");
        using var strange = new ByteArrayContent([.. """{"comment":" """u8, 0xFF, .. "\"}"u8]);
        strange.Headers.ContentType = new("application/json");

        foreach (var draft in (HttpContent[])[half, strange])
            (await api.PutAsync(Person(book.Participants[0]), $"/api/reaction/{book.Code}/draft", draft)).Code.ShouldBe("unreadable");
        (await kit.CountAsync("drafts", book)).ShouldBe(0);
    }

    [Fact]
    public async Task A_survey_that_was_over_before_it_was_known_writes_to_nobody()
    {
        await using var kit = await OpenAsync(new DateOnly(2026, 12, 1));
        await CohortAsync(kit);

        (await GoToAsync(kit, new(2026, 12, 3))).ShouldBeEmpty();
    }

    private static Caller Person(params Guid[] members) => new("somebody", Roles.Respondent, null, members.ToHashSet());

    private Task<Kit<ReactionSums>> OpenAsync(DateOnly? start = null) =>
        Kit<ReactionSums>.OpenAsync(new ReactionCase().Measure, provider, new DateTimeOffset((start ?? new(2026, 8, 20)).ToDateTime(new(1, 0)), TimeSpan.Zero));

    private static async Task<Book> CohortAsync(Kit<ReactionSums> kit, CohortPlan? plan = null)
    {
        var book = new Book(plan);
        book.End(EndsOn);
        return await kit.CohortAsync(book);
    }

    private static Task<Reply> AnswerAsync(Api api, Book book, Caller caller, Guid? respondent, string group = "participant") =>
        api.PostAsync(caller, $"/api/reaction/{book.Code}/responses", new { respondent, group, answers = new { a1 = 4 } });

    private static async Task<IEnumerable<string>> TasksAsync(Api api, Caller caller) => (await api.GetAsync(caller, "/api/reaction/tasks")).Json["tasks"]!.AsArray()
        .Select(task => $"{task!["cohort"]} {task["anonymous"]!.GetValue<bool>()} {task["groups"]![0]} draft {task["hasDraft"]!.GetValue<bool>()}").Order();

    private static async Task<List<string>> GoToAsync(Kit<ReactionSums> kit, DateOnly day)
    {
        var told = new List<string>();
        while (true)
        {
            await new SurveyWork(kit.Services, NullLogger<SurveyWork>.Instance).RunDueAsync(CancellationToken.None);
            var today = CohortCalendar.DateIn("Asia/Jakarta", kit.Clock.GetUtcNow());
            told.AddRange((await kit.ToldAsync()).Select(message => Line(message, today)).OfType<string>());
            if (today >= day) return told;
            kit.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    private static string? Line(ICohortEvent message, DateOnly day)
    {
        var text = message switch
        {
            InvitationRequested { Task: TaskKind.ReactionSurvey } invitation => $"invited {invitation.Members.Count}",
            ReminderRequested { Task: TaskKind.ReactionSurvey } reminder => $"reminded {reminder.Step} {reminder.Members.Count}",
            EscalationRequested escalation => $"escalated {escalation.Reason} {escalation.Missing}",
            _ => null,
        };
        return text is null ? null : $"{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {text}";
    }
}

public sealed class SurveyTests_on_sqlite() : SurveyTests(DatabaseProvider.Sqlite);

public sealed class SurveyTests_on_sql_server() : SurveyTests(DatabaseProvider.SqlServer);
