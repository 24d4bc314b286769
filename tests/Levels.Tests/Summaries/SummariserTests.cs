using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics;
using Evaluation.Statistics.Learning;
using Evaluation.Testing.Time;

namespace Evaluation.Levels.Tests.Summaries;

public abstract class SummariserTests(DatabaseProvider provider)
{
    [Fact]
    public async Task A_burst_makes_one_summary_that_counts_all_of_it()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.TogetherAsync(book.Participants.Select(id => (Func<Task>)(() => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, id, TestPhase.Pre, 40)))));

        await kit.SummariseAsync();

        (await kit.ToldAsync()).OfType<LearningSummarised>().ShouldHaveSingleItem().Summary.Pretested.ShouldBe(6);
    }

    [Fact]
    public async Task An_answer_that_comes_while_others_are_summarised_is_told_afterwards()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 40));
        // In one batch: the answer's share of the sums is saved behind the summary's mark.
        await kit.TogetherAsync(
        [
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[1], TestPhase.Pre, 40)),
            () => kit.SummariseAsync(),
            () => kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[2], TestPhase.Pre, 40)),
        ]);

        await kit.SummariseAsync();

        LatestOf(await kit.ToldAsync()).Summary.Pretested.ShouldBe(3);
    }

    [Fact]
    public async Task A_cohort_that_cannot_be_summarised_does_not_hold_up_the_others()
    {
        await using var kit = await OpenAsync();
        var books = new List<Book> { await kit.CohortAsync(), await kit.CohortAsync(), await kit.CohortAsync() };
        await kit.ExecuteAsync("UPDATE cohort_state SET sums = '{', number = number + 1 WHERE cohort_id = @CohortId", new { books[0].CohortId });

        await kit.SummariseAsync();

        (await kit.ToldAsync()).Select(message => message.CohortId).Order().ShouldBe(books.Skip(1).Select(book => book.CohortId).Order());
    }

    [Fact]
    public async Task Nothing_new_is_not_told_again()
    {
        await using var kit = await OpenAsync();
        await kit.CohortAsync();
        await kit.SummariseAsync();
        await kit.ToldAsync();

        await kit.SummariseAsync();

        (await kit.ToldAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Figures_are_told_of_those_who_changed_with_a_tombstone_for_those_who_have_none_any_more()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        foreach (var id in book.Participants)
            foreach (var phase in Enum.GetValues<TestPhase>())
                await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, id, phase, 40));
        await kit.SummariseAsync();
        await kit.ToldAsync();

        await kit.TakeAsync(book.Withdraw(book.Participants[2]));
        await kit.SummariseAsync();

        var measured = (await kit.ToldAsync()).OfType<ParticipantsMeasured>().ShouldHaveSingleItem();
        measured.Total.ShouldBe(6);
        measured.Persons.ShouldHaveSingleItem().ShouldSatisfyAllConditions(person => person.Participant.ShouldBe(book.Participants[2]), person => person.Figures.ShouldBeNull());
    }

    [Fact]
    public async Task A_new_model_is_told_in_a_version_that_outranks_the_old_one()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.SummariseAsync();
        var old = LatestOf(await kit.ToldAsync());
        await kit.ExecuteAsync("UPDATE cohort_state SET summarised_model = @older WHERE cohort_id = @CohortId", new { older = Model.Version - 1, book.CohortId });

        await kit.SummariseAsync();
        await kit.SummariseAsync();

        (LatestOf(await kit.ToldAsync()).Version > old.Version).ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_restored_level_tells_outranks_what_it_told_before()
    {
        await using var kit = await OpenAsync();
        await kit.CohortAsync();
        await kit.SummariseAsync();
        await kit.ToldAsync();
        await kit.ExecuteAsync("UPDATE service_state SET value = 2 WHERE name = 'epoch'");

        await kit.SummariseAsync();

        LatestOf(await kit.ToldAsync()).Version.Epoch.ShouldBe(2);
    }

    [Fact]
    public async Task The_mark_of_a_change_outlives_a_crash_before_the_summary()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 40));

        var restarted = await kit.AgainAsync();
        await restarted.SummariseAsync();

        LatestOf(await kit.ToldAsync()).Summary.Pretested.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_wakes_the_summariser_once_the_burst_has_gathered()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.Summariser.StartAsync(TestContext.Current.CancellationToken);
        try
        {
            await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 40));

            await Eventually.SeeAsync(async () =>
            {
                kit.Clock.Advance(TimeSpan.FromMilliseconds(50));
                return LatestOf(await kit.ToldAsync())?.Summary.Pretested;
            }, seen => seen == 1);
        }
        finally
        {
            await kit.Summariser.StopAsync(CancellationToken.None);
        }
    }

    private static LearningSummarised LatestOf(IReadOnlyList<ICohortEvent> told) => told.OfType<LearningSummarised>().MaxBy(summary => summary.Version)!;

    private Task<Kit<LearningSums>> OpenAsync() => Kit<LearningSums>.OpenAsync(new LearningCase().Measure, provider);
}

public sealed class SummariserTests_on_sqlite() : SummariserTests(DatabaseProvider.Sqlite);

public sealed class SummariserTests_on_sql_server() : SummariserTests(DatabaseProvider.SqlServer);
