using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;

namespace Evaluation.Levels.Tests.Imports;

public abstract class ImportTests(DatabaseProvider provider)
{
    private static readonly string[] Files = [AnswerKinds.Attempt];

    [Fact]
    public async Task Applied_twice_is_applied_once()
    {
        await using var kit = await OpenAsync();
        var book = new Book();
        var import = await StageAsync(kit, book, 40);
        await kit.Imports.ApplyAsync(Apply(import, book), CancellationToken.None);
        var once = await SeenAsync(kit, book);

        await kit.Imports.ApplyAsync(Apply(import, book), CancellationToken.None);

        (await SeenAsync(kit, book)).ShouldBe(once);
    }

    [Fact]
    public async Task The_cohort_comes_with_the_import()
    {
        await using var kit = await OpenAsync();
        var book = new Book();

        await kit.Imports.ApplyAsync(Apply(await StageAsync(kit, book, 40), book), CancellationToken.None);
        await kit.SummariseAsync();

        (await kit.ToldAsync()).OfType<Contracts.Events.LearningSummarised>().Last().Summary.Pretested.ShouldBe(6);
    }

    [Fact]
    public async Task What_is_staged_is_not_there_yet()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();

        await StageAsync(kit, book, 40);

        (await kit.AnswersAsync(book)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_discarded_does_not_come_with_a_later_apply()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        var import = await StageAsync(kit, book, 40);
        await kit.Imports.DiscardAsync(import, CancellationToken.None);

        await kit.Imports.ApplyAsync(Apply(import, book), CancellationToken.None);

        (await kit.AnswersAsync(book)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_stores_nothing()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();

        var staged = await kit.Imports.StageAsync(Request(book, 40) with { DryRun = true }, CancellationToken.None);

        staged.Files.ShouldBe([new(AnswerKinds.Attempt, Added: 6, Changed: 0, Unchanged: 0, NotInFile: 0)]);
        (await kit.CountAsync("staged_imports", book)).ShouldBe(0);
    }

    [Fact]
    public async Task What_came_in_by_another_way_is_not_overwritten()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 55));

        var staged = await kit.ImportAsync(book, Files, Rows(book, 40));

        staged.Conflicts.ShouldHaveSingleItem().ShouldBe(new(AnswerKey.Attempt(book.Participants[0], TestPhase.Pre), Sources.Entered));
        (await kit.AnswersAsync(book)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_that_comes_between_staging_and_applying_stays()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        var import = await StageAsync(kit, book, 40);
        await kit.SubmitAsync(book, sheet => LearningCase.Score(sheet, book.Participants[0], TestPhase.Pre, 55));

        await kit.Imports.ApplyAsync(Apply(import, book), CancellationToken.None);

        var answers = await kit.AnswersAsync(book);
        answers.Count.ShouldBe(6);
        answers.Single(answer => answer.Subject == book.Participants[0].ToString("D")).Read<TestAttempt>().Score.ShouldBe(55);
    }

    [Fact]
    public async Task An_imported_answer_is_replaced_and_its_old_version_kept()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.ImportAsync(book, Files, Rows(book, 40));

        await kit.ImportAsync(book, Files, Rows(book, 50));

        (await kit.AnswersAsync(book)).Select(answer => (answer.Version, answer.Read<TestAttempt>().Score)).Distinct().ShouldBe([(2, 50)]);
        (await kit.CountAsync("answer_versions", book)).ShouldBe(6);
    }

    [Fact]
    public async Task What_is_not_in_a_replacing_file_goes()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        await kit.ImportAsync(book, Files, Rows(book, 40));

        await kit.ImportAsync(book, Files, [.. Rows(book, 40).Take(2)], replace: true);

        (await kit.AnswersAsync(book)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_late_apply_of_a_removed_cohort_brings_nothing_back()
    {
        await using var kit = await OpenAsync();
        var book = await kit.CohortAsync();
        var import = await StageAsync(kit, book, 40);
        await kit.TakeAsync(book.Removed);

        await kit.Imports.ApplyAsync(Apply(import, book), CancellationToken.None);

        (await kit.CountAsync("answers", book) + await kit.CountAsync("roster", book)).ShouldBe(0);
    }

    private static List<ImportRow> Rows(Book book, int score) =>
        [.. book.Participants.Select(id => new ImportRow(AnswerKey.Attempt(id, TestPhase.Pre), AnswerBody.Write(new TestAttempt(score))))];

    private static StageImport Request(Book book, int score) =>
        new(Guid.NewGuid(), book.CohortId, Anonymous: false, Files, Replace: false, DryRun: false, ImportRows.Pack(Rows(book, score)));

    private static async Task<Guid> StageAsync(Kit<LearningSums> kit, Book book, int score)
    {
        var request = Request(book, score);
        await kit.Imports.StageAsync(request, CancellationToken.None);
        return request.ImportId;
    }

    private static ApplyImport Apply(Guid import, Book book) => new(import, "somebody", Roles.Admin, book.Planned, book.Roster);

    private static async Task<string> SeenAsync(Kit<LearningSums> kit, Book book)
    {
        var answers = (await kit.AnswersAsync(book)).Select(answer => $"{answer.Id} {answer.Version} {answer.Body}");
        var number = await kit.QueryAsync<long>("SELECT number FROM cohort_state WHERE cohort_id = @CohortId", new { book.CohortId });
        return string.Join("\n", [.. answers, .. number.Select(value => $"{value}"), await kit.StateAsync(book)]);
    }

    private Task<Kit<LearningSums>> OpenAsync() => Kit<LearningSums>.OpenAsync(new LearningCase().Measure, provider);
}

public sealed class ImportTests_on_sqlite() : ImportTests(DatabaseProvider.Sqlite);

public sealed class ImportTests_on_sql_server() : ImportTests(DatabaseProvider.SqlServer);
