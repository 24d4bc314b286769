using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;

namespace Evaluation.Levels.Tests.Summaries;

/// <summary>Who asks for the current state is told what is lacking, and nothing else.</summary>
public abstract class ReplayTests(DatabaseProvider provider)
{
    private static readonly string[] Kinds = [nameof(LearningSummarised), nameof(ParticipantsMeasured)];

    [Fact]
    public async Task Who_knows_everything_is_told_nothing()
    {
        await using var kit = await OpenAsync();
        var told = await MeasuredAsync(kit);

        (await AskAsync(kit, KnownOf(told))).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_knows_nothing_is_told_everything()
    {
        await using var kit = await OpenAsync();
        var told = await MeasuredAsync(kit);

        var repeated = await AskAsync(kit, []);

        repeated.OfType<LearningSummarised>().ShouldHaveSingleItem().Version.ShouldBe(told.OfType<LearningSummarised>().Last().Version);
        repeated.OfType<ParticipantsMeasured>().ShouldHaveSingleItem().Persons.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_summary_that_was_lost_is_told_again()
    {
        await using var kit = await OpenAsync();
        var told = await MeasuredAsync(kit);

        var repeated = await AskAsync(kit, KnownOf([.. told.Where(message => !ReferenceEquals(message, told.OfType<LearningSummarised>().Last()))]));

        repeated.ShouldHaveSingleItem().ShouldBeOfType<LearningSummarised>();
    }

    [Fact]
    public async Task Figures_that_were_lost_are_found_by_the_sum_of_their_versions()
    {
        await using var kit = await OpenAsync();
        var told = await MeasuredAsync(kit);
        // The one in the middle: the count of persons and the highest version are the same without it.
        var lost = told.OfType<ParticipantsMeasured>().ElementAt(1);

        var repeated = await AskAsync(kit, KnownOf([.. told.Where(message => !ReferenceEquals(message, lost))]));

        repeated.ShouldHaveSingleItem().ShouldBeOfType<ParticipantsMeasured>().Persons.ShouldContain(person => person.Number == lost.Persons[0].Number);
    }

    [Fact]
    public async Task Who_asks_for_another_levels_events_is_told_nothing()
    {
        await using var kit = await OpenAsync();
        await MeasuredAsync(kit);

        await kit.Replay.AnswerAsync(new("somebody", [nameof(CohortPlanned)], []), CancellationToken.None);

        (await kit.ToldAsync()).ShouldBeEmpty();
    }

    /// <summary>Everybody is measured, then one and then another anew.</summary>
    private static async Task<IReadOnlyList<ICohortEvent>> MeasuredAsync(Kit<LearningSums> kit)
    {
        var book = await kit.CohortAsync();
        foreach (var id in book.Participants)
            foreach (var phase in Enum.GetValues<TestPhase>())
                await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, id, phase, 40));
        await kit.SummariseAsync();
        foreach (var id in book.Participants[..2])
        {
            var answer = (await kit.AnswersAsync(book)).First(answer => answer.Subject == id.ToString("D") && answer.Occasion == "post");
            await kit.CorrectAsync(book, answer.Id, 1, sheet => LearningCase.Score(sheet, id, TestPhase.Post, 90));
            await kit.SummariseAsync();
        }
        return await kit.ToldAsync();
    }

    private static async Task<IReadOnlyList<ICohortEvent>> AskAsync(Kit<LearningSums> kit, IReadOnlyList<KnownState> known)
    {
        await kit.Replay.AnswerAsync(new("somebody", Kinds, known), CancellationToken.None);
        return await kit.ToldAsync();
    }

    /// <summary>As one who keeps the highest version of all would tell it.</summary>
    private static IReadOnlyList<KnownState> KnownOf(IReadOnlyList<ICohortEvent> told)
    {
        var summary = told.OfType<LearningSummarised>().MaxBy(message => message.Version)!;
        var persons = told.OfType<ParticipantsMeasured>().SelectMany(message => message.Persons).GroupBy(person => person.Participant)
            .Select(group => group.Max(person => person.Number)).ToList();
        return
        [
            new(summary.CohortId, nameof(LearningSummarised), summary.Version),
            new(summary.CohortId, "ParticipantsMeasured/Learning", new(1, persons.Max()), persons.Count, persons.Sum()),
        ];
    }

    private Task<Kit<LearningSums>> OpenAsync() => Kit<LearningSums>.OpenAsync(new LearningCase().Measure, provider);
}

public sealed class ReplayTests_on_sqlite() : ReplayTests(DatabaseProvider.Sqlite);

public sealed class ReplayTests_on_sql_server() : ReplayTests(DatabaseProvider.SqlServer);
