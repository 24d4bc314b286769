using Evaluation.Behaviour.CountObservations;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Persistence.Databases;
using Evaluation.Results.CountMeasurements;
using Evaluation.Statistics.Learning;
using Evaluation.Statistics.Reaction;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Levels.Tests.Levels;

/// <summary>Whatever happens to a cohort, in whatever order and batch: the running sums are those of its stored answers.</summary>
public abstract class Sums_equal_a_recount(DatabaseProvider provider)
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(40).WithEndSize(12);

    [Fact]
    public Task Of_reactions() => HoldsAsync(new ReactionCase());

    [Fact]
    public Task Of_scores() => HoldsAsync(new LearningCase());

    [Fact]
    public Task Of_observations() => HoldsAsync(new BehaviourCase());

    [Fact]
    public Task Of_measurements() => HoldsAsync(new ResultsCase());

    private async Task HoldsAsync<TSums>(LevelCase<TSums> level) where TSums : class
    {
        await using var kit = await Kit<TSums>.OpenAsync(level.Measure, provider);
        // Each inner list is done at once, so that its acts share a batch.
        var acts = Gen.Choose(0, 1_000_000).ListOf().ListOf().ToArbitrary();
        await Task.Run(() => Prop.ForAll(acts, seeds => Task.Run(() => RunAsync(kit, level, seeds)).GetAwaiter().GetResult()).Check(Cases), TestContext.Current.CancellationToken);
    }

    private static async Task RunAsync<TSums>(Kit<TSums> kit, LevelCase<TSums> level, IEnumerable<IEnumerable<int>> batches) where TSums : class
    {
        var book = await kit.CohortAsync();
        await kit.ImportAsync(book, level.Files, [.. level.Rows(book, new(1))]);
        foreach (var batch in batches)
        {
            var answers = await kit.AnswersAsync(book);
            await kit.TogetherAsync(batch.Select(seed => Act(kit, level, book, answers, new(seed))));
            var running = await kit.StateAsync(book);
            await kit.RecountAsync(book);
            var recounted = await kit.StateAsync(book);
            (running == recounted).ShouldBeTrue($"Running:\n{running}\nRecounted:\n{recounted}");
        }
    }

    private static Func<Task> Act<TSums>(Kit<TSums> kit, LevelCase<TSums> level, Book book, IReadOnlyList<StoredAnswer> answers, Random dice) where TSums : class
    {
        var person = book.Participants[dice.Next(book.Participants.Length)];
        // Work may be run twice, and must then ask the same.
        var seed = dice.Next();
        switch (dice.Next(14))
        {
            case 0: return Told(book.Withdraw(person));
            case 1: return Told(book.Return(person));
            case 2: return Told(book.Drop(person));
            case 3: return Told(book.Plan(Plans.Variants[dice.Next(Plans.Variants.Length)]));
            case 4: return Told(book.Plan(Plans.All));
            case 5: return () => kit.ImportAsync(book, level.Files, [.. level.Rows(book, dice)], replace: dice.Next(2) == 0);
            case < 9 when answers.Count > 0:
                var answer = answers[dice.Next(answers.Count)];
                return () => kit.CorrectAsync(book, answer.Id, answer.Version, sheet => level.Again(sheet, answer, new(seed)));
            default:
                return () => kit.SubmitAsync(book, sheet => level.Ask(sheet, book, new(seed)));
        }

        Func<Task> Told(Contracts.Events.ICohortEvent message) => () => kit.TakeAsync(message);
    }
}

public sealed class Sums_equal_a_recount_on_sqlite() : Sums_equal_a_recount(DatabaseProvider.Sqlite);

public sealed class Sums_equal_a_recount_on_sql_server() : Sums_equal_a_recount(DatabaseProvider.SqlServer);
