using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Levels.Tests.Answers;

/// <summary>Nothing leads from an anonymous answer to a person, and no single answer can be worked out from what leaves the service.</summary>
public abstract class AnonymousTests(DatabaseProvider provider)
{
    [Fact]
    public async Task An_anonymous_answer_has_no_name_no_time_and_no_address()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));

        var outcome = await kit.SubmitAsync(book, sheet => ReactionCase.Response(sheet, null), new IdempotencyKey(book.Key, "key", "body"));

        outcome.ShouldBe(new SubmissionOutcome.Accepted(null, 1, IsRepeat: false));
        var stored = (await kit.AnswersAsync(book)).ShouldHaveSingleItem();
        (stored.EnteredAt, stored.EnteredBy).ShouldBe((null, ""));
        (await kit.QueryAsync<int>("SELECT COUNT(*) FROM submissions WHERE answer_id IS NULL")).ShouldBe([1]);
        (await kit.QueryAsync<int>("SELECT COUNT(*) FROM audit")).ShouldBe([0]);
    }

    [Fact]
    public async Task The_keys_of_anonymous_answers_are_random()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await kit.SubmitAsync(book, sheet => ReactionCase.Response(sheet, null));
        await kit.ImportAsync(book, [AnswerKinds.Response], [Row(4), Row(5)], anonymous: true);

        var stored = await kit.AnswersAsync(book);

        // Version 4: random. Version 7 would tell the time and the order.
        stored.Select(answer => answer.Id.Version).Distinct().ShouldBe([4]);
        stored.Select(answer => Guid.Parse(answer.Subject).Version).Distinct().ShouldBe([4]);
        stored.ShouldNotContain(answer => answer.Subject == answer.Id.ToString("D"));
    }

    [Fact]
    public async Task An_anonymous_answer_carries_no_time_finer_than_a_day()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));

        await kit.SubmitAsync(book, sheet => Reaction.SubmitResponse.ResponseCheck.Check(
            new(null, RespondentGroup.Participant, new Dictionary<string, decimal?> { ["a1"] = 4 }, SubmittedAt: "2026-02-25T15:04:05+07:00"), sheet));

        (await kit.AnswersAsync(book)).ShouldHaveSingleItem().Read<ReactionResponse>().SubmittedAt.ShouldBe("2026-02-25");
    }

    [Fact]
    public async Task No_more_answers_are_taken_than_people_were_invited_even_at_once()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await kit.TakeAsync(book.Withdraw(book.Participants[0]));
        var outcomes = new SubmissionOutcome[9];

        await kit.TogetherAsync(Enumerable.Range(0, outcomes.Length).Select(index => (Func<Task>)(async () =>
            outcomes[index] = await kit.SubmitAsync(book, sheet => ReactionCase.Response(sheet, null)))));

        outcomes.OfType<SubmissionOutcome.Accepted>().Count().ShouldBe(5);
        outcomes.OfType<SubmissionOutcome.AllAnswered>().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Answers_stay_when_somebody_withdraws()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await AnswerAsync(kit, book, 6);
        await kit.TakeAsync(book.Withdraw(book.Participants[0]));

        await kit.SummariseAsync();

        LastOf(await kit.ToldAsync()).Summary.Groups[0].ShouldSatisfyAllConditions(group => group.Responded.ShouldBe(6), group => group.Invited.ShouldBe(6));
    }

    [Fact]
    public async Task What_is_told_moves_in_steps_of_five_answers()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await kit.SummariseAsync();
        var told = new List<int>();
        for (var answer = 0; answer < 6; answer++)
        {
            await AnswerAsync(kit, book, 1);
            await kit.SummariseAsync();
            told.Add(LastOf(await kit.ToldAsync())?.Summary.Responded ?? -1);
        }

        // The first is of nobody, from before the first answer.
        told.ShouldBe([0, -1, -1, -1, 5, -1]);
    }

    [Fact]
    public async Task Closing_tells_the_rest()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await kit.SummariseAsync();
        await AnswerAsync(kit, book, 2);
        // Still the closing day in Jakarta.
        kit.Clock.SetTo(new(2026, 3, 11, 16, 59, 0, TimeSpan.Zero));
        await kit.SummariseAsync();
        await kit.ToldAsync();

        kit.Clock.SetTo(new(2026, 3, 11, 17, 0, 0, TimeSpan.Zero));
        await kit.SummariseAsync();

        LastOf(await kit.ToldAsync()).Summary.Responded.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_of_roster_does_not_tell_of_fewer_than_five_answers()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await AnswerAsync(kit, book, 5);
        await kit.SummariseAsync();
        await AnswerAsync(kit, book, 1);
        await kit.ToldAsync();

        await kit.TakeAsync(book.Withdraw(book.Participants[0]));
        await kit.SummariseAsync();

        (await kit.ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobodys_figures_are_told()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await AnswerAsync(kit, book, 5);

        await kit.SummariseAsync();

        (await kit.ToldAsync()).OfType<ParticipantsMeasured>().ShouldBeEmpty();
        (await kit.CountAsync("figure_versions", book)).ShouldBe(0);
    }

    [Fact]
    public async Task An_import_that_swaps_a_single_answer_is_not_told_before_four_more()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync(new(Plans.Anonymous));
        await kit.ImportAsync(book, [AnswerKinds.Response], [Row(1), Row(2), Row(3), Row(4), Row(5)], anonymous: true);
        await kit.SummariseAsync();
        await kit.ToldAsync();

        await kit.ImportAsync(book, [AnswerKinds.Response], [Row(5), Row(2), Row(3), Row(4), Row(5)], replace: true, anonymous: true);
        await kit.SummariseAsync();

        (await kit.ToldAsync()).ShouldBeEmpty();
    }

    private static ImportRow Row(int answer) => new(
        new(AnswerKinds.Response, ""), AnswerBody.Write(new ReactionResponse(RespondentGroup.Participant, new Dictionary<string, int> { ["a1"] = answer })));

    private static async Task AnswerAsync(Kit<ReactionSums> kit, Book book, int times)
    {
        for (var time = 0; time < times; time++)
            (await kit.SubmitAsync(book, sheet => ReactionCase.Response(sheet, null, 1 + time % 5))).ShouldBeOfType<SubmissionOutcome.Accepted>();
    }

    private static ReactionSummarised LastOf(IReadOnlyList<ICohortEvent> told) => told.OfType<ReactionSummarised>().LastOrDefault()!;

    private Task<Kit<ReactionSums>> OpenAsync() => Kit<ReactionSums>.OpenAsync(new ReactionCase().Measure, provider);
}

public sealed class AnonymousTests_on_sqlite() : AnonymousTests(DatabaseProvider.Sqlite);

public sealed class AnonymousTests_on_sql_server() : AnonymousTests(DatabaseProvider.SqlServer);
