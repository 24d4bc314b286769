using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Imports;

/// <summary>A level's side of an import: stage the rows, then apply or discard them as Cohorts decides.</summary>
public sealed class ImportDesk<TSums>(LevelServices<TSums> services) where TSums : class
{
    private readonly Database database = services.Database;

    /// <summary>Compares, and keeps the rows aside unless it is a dry run or something stands against it.</summary>
    public async Task<ImportStaged> StageAsync(StageImport request, CancellationToken cancellation)
    {
        var stored = await database.ReadAsync(session => AnswerRows.OfCohortAsync(session, request.CohortId), cancellation);
        var diff = ImportDiff.Of(request, ImportRows.Unpack(request.Rows), stored);
        var conflicts = diff.Conflicts(request);
        if (!request.DryRun && conflicts.Count == 0)
        {
            await database.WriteAsync(async work =>
            {
                await work.ExecuteAsync("DELETE FROM staged_imports WHERE import_id = @ImportId", new { request.ImportId });
                await work.ExecuteAsync(
                    "INSERT INTO staged_imports (import_id, cohort_id, request, staged_at) VALUES (@ImportId, @CohortId, @request, @Now)",
                    new { request.ImportId, request.CohortId, request = WireFormat.Write(request), work.Now });
            }, cancellation);
        }
        return new(diff.PerFile(request.Files), conflicts, stored.Count);
    }

    /// <summary>Brings cohort and rows to what the import says, in one transaction. Doing it again does nothing.</summary>
    public Task ApplyAsync(ApplyImport apply, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        var news = await services.Ledger.TakePlanAsync(work, apply.Planned);
        news |= await services.Ledger.TakeRosterAsync(work, apply.Roster);
        var staged = await work.FirstOrDefaultAsync<string>("SELECT request FROM staged_imports WHERE import_id = @ImportId", new { apply.ImportId });
        if (staged is not null)
        {
            await ApplyRowsAsync(work, WireFormat.Read<StageImport>(staged), apply);
            await work.ExecuteAsync("DELETE FROM staged_imports WHERE import_id = @ImportId", new { apply.ImportId });
        }
        if (news || staged is not null) await services.Ledger.RecountAsync(work, apply.Planned.CohortId);
    }, cancellation);

    public Task DiscardAsync(Guid importId, CancellationToken cancellation) => database.WriteAsync(
        work => work.ExecuteAsync("DELETE FROM staged_imports WHERE import_id = @importId", new { importId }), cancellation);

    private async Task ApplyRowsAsync(UnitOfWork work, StageImport request, ApplyImport apply)
    {
        // The sheet's lock first: no answer comes in between the comparison and the change.
        var key = request.CohortId.ToString("D");
        await services.Sheets.OpenAsync(work, key);
        var diff = ImportDiff.Of(request, ImportRows.Unpack(request.Rows), await AnswerRows.OfCohortAsync(work, request.CohortId));
        var added = diff.Added.Select(row => New(row, request, apply, work.Now)).ToList();
        await AnswerRows.InsertAsync(work, request.CohortId, added);
        // An answer that came in by another way after the comparison stays: an import without replace never overwrites it.
        var changed = diff.Changed.Where(change => request.Replace || change.Stored.Source == Sources.Import).ToList();
        foreach (var (stored, row) in changed)
            await AnswerRows.ReplaceAsync(work, request.CohortId, stored, New(row, request, apply, work.Now, stored));
        var dropped = request.Replace ? diff.NotInFile : [];
        foreach (var ids in dropped.Select(answer => answer.Id).Chunk(500))
        {
            await work.ExecuteAsync("DELETE FROM answer_versions WHERE cohort_id = @CohortId AND answer_id IN @ids", new { request.CohortId, ids = work.Dialect.Ids(ids) });
            await work.ExecuteAsync("DELETE FROM answers WHERE cohort_id = @CohortId AND id IN @ids", new { request.CohortId, ids = work.Dialect.Ids(ids) });
        }
        work.Change(services.Sheets, key, sheet => sheet.AnswersMoved += Math.Max(added.Count, dropped.Count));
        if (added.Count + changed.Count + dropped.Count > 0)
        {
            work.Audit(key, new(
                apply.By, apply.Role, "imported", request.ImportId.ToString("D"), $"{added.Count} added, {changed.Count} changed, {dropped.Count} dropped"));
        }
    }

    private static StoredAnswer New(ImportRow row, StageImport request, ApplyImport apply, DateTimeOffset now, StoredAnswer? before = null)
    {
        var isAnonymous = request.Anonymous;
        return new()
        {
            Id = before?.Id ?? (isAnonymous ? Guid.NewGuid() : Guid.CreateVersion7(now)),
            Kind = row.Key.Kind,
            Subject = isAnonymous ? Guid.NewGuid().ToString("D") : row.Key.Subject,
            Occasion = row.Key.Occasion,
            Author = row.Key.Author,
            Body = row.Body,
            Version = (before?.Version ?? 0) + 1,
            PlanVersion = apply.Planned.PlanVersion,
            Source = Sources.Import,
            EnteredBy = isAnonymous ? "" : apply.By,
            EnteredAt = isAnonymous ? null : now,
        };
    }
}
