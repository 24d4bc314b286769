using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Levels.Tests.Cohorts;

/// <summary>What Cohorts says may come in any order, late, and more than once.</summary>
public abstract class LedgerTests(DatabaseProvider provider)
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(40);

    private static readonly string[] Tables = ["answers", "answer_versions", "figure_versions", "roster", "cohort_state", "staged_imports"];

    [Fact]
    public async Task Any_order_of_plans_and_rosters_gives_the_same_state()
    {
        await using var ordered = await OpenAsync();
        await using var shuffled = await OpenAsync();
        var seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        await Task.Run(
            () => Prop.ForAll(seeds, seed => Task.Run(() => RunAsync(ordered, shuffled, new(seed))).GetAwaiter().GetResult()).Check(Cases),
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nothing_comes_back_after_a_removal()
    {
        await using var kit = await OpenAsync();
        var seeds = Gen.Choose(0, 1_000_000).ToArbitrary();
        await Task.Run(
            () => Prop.ForAll(seeds, seed => Task.Run(() => RemoveAsync(kit, new(seed))).GetAwaiter().GetResult()).Check(Cases),
            TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_answer_in_the_same_batch_as_the_removal_leaves_nothing_behind()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        SubmissionOutcome? afterwards = null;

        await kit.TogetherAsync(
        [
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 40)),
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Post, 60)),
            () => kit.TakeAsync(book.Removed),
            async () => afterwards = await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[1], TestPhase.Pre, 50)),
        ]);

        afterwards.ShouldBeOfType<SubmissionOutcome.NotFound>();
        await ShouldBeGoneAsync(kit, book);
    }

    [Fact]
    public async Task A_roster_that_was_rolled_back_is_forgotten()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        var (lost, known) = (Guid.NewGuid(), Guid.NewGuid());
        await Should.ThrowAsync<InvalidOperationException>(() => kit.Services.Database.WriteAsync(async work =>
        {
            await kit.Services.Ledger.TakeRosterAsync(work, book.Join(lost));
            await kit.Services.Ledger.RecountAsync(work, book.CohortId);
            throw new InvalidOperationException("The transaction does not come to its end.");
        }));
        await kit.TakeAsync(book.Join(known));

        var outcome = await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, known, TestPhase.Pre, 40));

        outcome.ShouldBeOfType<SubmissionOutcome.Accepted>();
    }

    [Fact]
    public async Task Somebody_who_withdraws_in_the_batch_of_the_answer_has_no_figures()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        var participant = book.Participants[0];

        await kit.TogetherAsync(
        [
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, participant, TestPhase.Pre, 40)),
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, participant, TestPhase.Post, 60)),
            () => kit.TakeAsync(book.Withdraw(participant)),
        ]);

        (await kit.QueryAsync<string>("SELECT body FROM figure_versions WHERE body IS NOT NULL")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_restored_service_says_outranks_what_it_said_before()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        for (var time = 0; time < 3; time++) await kit.TakeAsync(book.Plan(Plans.All));
        var restored = new Book(Plans.All with { Learning = new(50, 25) }) { Epoch = 2 };
        var planned = restored.Plan(restored.Planned.Definition.Plan) with { CohortId = book.CohortId };

        await kit.TakeAsync(planned);

        var refused = await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 60));
        refused.ShouldBeOfType<SubmissionOutcome.Refused>();
    }

    private static async Task RunAsync(Kit<LearningSums> ordered, Kit<LearningSums> shuffled, Random dice)
    {
        var book = new Book();
        var rows = book.Participants.SelectMany(id => new[] { TestPhase.Pre, TestPhase.Post }.Select(phase =>
            new Contracts.Questions.ImportRow(AnswerKey.Attempt(id, phase), AnswerBody.Write(new TestAttempt(dice.Next(100)))))).ToList();
        var told = Story(book, dice);
        foreach (var message in told) await ordered.TakeAsync(message);
        var mixed = told.Concat(told.Where(_ => dice.Next(2) == 0)).ToArray();
        dice.Shuffle(mixed);
        foreach (var message in mixed) await shuffled.TakeAsync(message);
        foreach (var kit in (Kit<LearningSums>[])[ordered, shuffled]) await kit.ImportAsync(book, [AnswerKinds.Attempt], rows);
        var (seen, expected) = (await SeenAsync(shuffled, book), await SeenAsync(ordered, book));
        (seen == expected).ShouldBeTrue($"In order:\n{expected}\nShuffled:\n{seen}");
    }

    private static async Task RemoveAsync(Kit<LearningSums> kit, Random dice)
    {
        var book = new Book();
        var told = Story(book, dice).Append(book.Removed).ToArray();
        dice.Shuffle(told);
        await kit.TogetherAsync(told.Zip(book.Participants.Concat(book.Participants)).SelectMany(step => (Func<Task>[])
        [
            () => kit.TakeAsync(step.First),
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, step.Second, TestPhase.Pre, 40)),
        ]));
        await ShouldBeGoneAsync(kit, book);
    }

    private static List<ICohortEvent> Story(Book book, Random dice)
    {
        var told = new List<ICohortEvent> { book.Planned, book.Roster };
        for (var step = dice.Next(8); step > 0; step--)
        {
            var person = book.Participants[dice.Next(6)];
            told.Add(dice.Next(4) switch
            {
                0 => book.Plan(Plans.Variants[dice.Next(Plans.Variants.Length)]),
                1 => book.Withdraw(person),
                2 => book.Drop(person),
                _ => book.Return(person),
            });
        }
        return told;
    }

    private static async Task<string> SeenAsync(Kit<LearningSums> kit, Book book)
    {
        var persons = await kit.QueryAsync<string>("SELECT person FROM roster WHERE cohort_id = @CohortId ORDER BY person_id", new { book.CohortId });
        var planned = await kit.QueryAsync<string>("SELECT planned FROM cohorts WHERE id = @CohortId", new { book.CohortId });
        return string.Join("\n", [.. planned, .. persons, await kit.StateAsync(book)]);
    }

    private static async Task ShouldBeGoneAsync(Kit<LearningSums> kit, Book book)
    {
        foreach (var table in Tables) (await kit.CountAsync(table, book)).ShouldBe(0, table);
        (await kit.QueryAsync<int>("SELECT removed FROM cohorts WHERE id = @CohortId", new { book.CohortId })).ShouldBe([1]);
    }

    private Task<Kit<LearningSums>> OpenAsync() => Kit<LearningSums>.OpenAsync(new LearningCase().Measure, provider);
}

public sealed class LedgerTests_on_sqlite() : LedgerTests(DatabaseProvider.Sqlite);

public sealed class LedgerTests_on_sql_server() : LedgerTests(DatabaseProvider.SqlServer);
