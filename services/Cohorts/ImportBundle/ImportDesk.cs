using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.SetPolicy;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using MassTransit;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>
/// Imports a bundle, all or nothing across the services: check everything, let each level stage its rows, commit the record here,
/// let each level apply. After a crash in the middle the record says what becomes of the staged rows.
/// </summary>
internal sealed class ImportDesk([FromKeyedServices(CohortsService.Database)] Database database, LevelClient levels, ILogger<ImportDesk> log) : IBundleImporter
{
    private static readonly Caller System = new("system", Roles.Admin, null);

    public async Task<ImportResult> RunAsync(ImportOrder order, CancellationToken cancellation)
    {
        var (reader, caller, replace) = (order.Reader, order.Caller, order.Replace);
        var stored = reader.Code is { } code ? await database.ReadAsync(session => StoredCohort.FindAsync(session, code), cancellation) : null;
        // Somebody else's cohort: nothing about it is told, not even whether the rest of the bundle is right.
        if (stored is not null && !caller.Sees(stored.Agency)) return new ImportResult.OtherAgency();
        if (stored is not null) await FinishEarlierAsync(stored.Code, cancellation);
        var answers = stored is null ? StoredAnswers.None : await StoredAnswers.ReadAsync(levels, stored, cancellation);
        var policy = reader.Kind is { } kind ? await database.ReadAsync(session => Policies.FindAsync(session, kind), cancellation) : null;
        var reading = reader.Read(policy, known: stored is null ? null : answers.ToKnown(stored, replace));
        if (reading.Bundle is not { } bundle) return new ImportResult.Refused(reading.Problems);
        if (!caller.Sees(bundle.Definition.Agency.Code)) return new ImportResult.OtherAgency();
        // What is asked for a second time, and done, is no conflict.
        if (order.PlanVersion is { } replaced && replaced != (stored?.Planned.PlanVersion ?? 0) && !(stored is not null && PlanComparison.IsSame(stored.Planned.Definition, bundle.Definition)))
            return new ImportResult.Superseded();

        var cohortId = stored?.Id ?? Guid.CreateVersion7();
        var draft = new CohortDraft(cohortId, stored, bundle, replace, await database.ReadAsync(session => PersonRecords.OfAgencyAsync(session, bundle.Definition.Agency.Code, CohortDraft.NipsOf(bundle)), cancellation), database.Clock.GetUtcNow());
        var rows = LevelRows.Of(bundle, draft);
        if (stored is not null && new PlanFit(stored.Planned.Definition.Plan, bundle.Definition.Plan, answers, answers.KeptBy(rows, replace)).Check() is { Count: > 0 } misfits)
            return new ImportResult.Refused(misfits);
        if (order.DryRun) return await StageAsync(Guid.NewGuid(), cohortId, bundle, draft, stored, rows, replace, dryRun: true, cancellation);
        return await ImportAsync(cohortId, bundle, draft, stored, rows, order, cancellation);
    }

    public async Task<string> ImportAsync(byte[] archive, CancellationToken cancellation) => await RunAsync(new(BundleReader.Open(new MemoryStream(archive)), System), cancellation) switch
    {
        ImportResult.Done { Report.Changed: true } => "imported",
        ImportResult.Done => "already there",
        var other => $"not imported ({other.GetType().Name})",
    };

    /// <summary>Brings a committed import to all levels. Doing it again does nothing.</summary>
    public async Task ApplyAsync(ImportEntry import, CancellationToken cancellation)
    {
        if (await database.ReadAsync(session => ApplyOf(session, import), cancellation) is { } apply)
            await Task.WhenAll(LevelClient.All.Select(level => levels.AskAsync<ApplyImport, ImportApplied>(level, apply, cancellation)));
        await database.WriteAsync(work => ImportRecord.MoveAsync(work, import.Id, ImportRecord.Committed, ImportRecord.Done), cancellation);
    }

    /// <summary>What a level needs to apply an import: the cohort as it is now. Null when it was removed since.</summary>
    public static async Task<ApplyImport?> ApplyOf(Session session, ImportEntry import) =>
        await StoredCohort.FindAsync(session, import.Code) is { } cohort && cohort.Id == import.CohortId
            ? new(import.Id, import.ImportedBy, import.Role, cohort.Planned, cohort.ToRoster())
            : null;

    private async Task<ImportResult> ImportAsync(
        Guid cohortId, Bundle bundle, CohortDraft draft, StoredCohort? stored, IReadOnlyList<LevelRows> rows, ImportOrder order, CancellationToken cancellation)
    {
        var importId = Guid.CreateVersion7();
        var caller = order.Caller;
        var code = bundle.Definition.Code;
        await database.WriteAsync(work => ImportRecord.BeginAsync(work, importId, cohortId, code, caller.Account, caller.Role), cancellation);
        var staged = await StageAsync(importId, cohortId, bundle, draft, stored, rows, order.Replace, dryRun: false, cancellation);
        if (staged is not ImportResult.Done { Report.Changed: true } done)
        {
            await RejectAsync(importId, cancellation);
            return staged;
        }
        var commit = new ImportCommit(importId, cohortId, bundle.Definition, draft, stored, caller, order.Action, level => done.HoldsData.Contains(level));
        if (!await CommitAsync(commit, cancellation))
        {
            await RejectAsync(importId, cancellation);
            return new ImportResult.Superseded();
        }
        // From here on it is there, whatever happens: who asks is told to wait, and a crash is made good at the next start.
        try
        {
            await ApplyAsync(new() { Id = importId, CohortId = cohortId, Code = code, ImportedBy = caller.Account, Role = caller.Role }, CancellationToken.None);
        }
        catch (RequestTimeoutException exception)
        {
            log.LogWarning("Import {Import} of {Cohort} is stored, but a level has not taken it over yet: {Reason}", importId, code, exception.Message);
            return new ImportResult.Pending(code);
        }
        return staged;
    }

    private async Task<ImportResult> StageAsync(
        Guid importId, Guid cohortId, Bundle bundle, CohortDraft draft, StoredCohort? stored, IReadOnlyList<LevelRows> rows, bool replace, bool dryRun, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(rows.Select(async level => (level.Level, Staged: await levels.AskAsync<StageImport, ImportStaged>(
            level.Level, new(importId, cohortId, level.Anonymous, level.Files, replace, dryRun, ImportRows.Pack(level.Rows)), cancellation))));
        var conflicts = answers.SelectMany(answer => answer.Staged.Conflicts).Select(conflict => (BundleReport.FileOf(conflict.Key.Kind), conflict)).ToList();
        if (conflicts.Count > 0) return new ImportResult.Conflicting(conflicts);
        var changes = answers.SelectMany(answer => answer.Staged.Files).ToList();
        return new ImportResult.Done(BundleReport.Of(bundle, draft, stored, changes, replace, dryRun), [.. answers.Where(answer => answer.Staged.Stored > 0).Select(answer => answer.Level)]);
    }

    private async Task<bool> CommitAsync(ImportCommit commit, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(commit.RunAsync, cancellation);
        }
        catch (Exception exception) when (exception is ImportOvertakenException || database.Dialect.IsUniqueViolation(exception))
        {
            // Another import has stored the cohort, or somebody who is in both, since they were read.
            return false;
        }
    }

    private async Task RejectAsync(Guid importId, CancellationToken cancellation)
    {
        await database.WriteAsync(work => ImportRecord.MoveAsync(work, importId, ImportRecord.Staging, ImportRecord.Rejected), cancellation);
        await Task.WhenAll(LevelClient.All.Select(level => levels.AskAsync<DiscardImport, ImportDiscarded>(level, new(importId), cancellation)));
    }

    // The next comparison must see what an earlier import brought.
    private async Task FinishEarlierAsync(string code, CancellationToken cancellation)
    {
        foreach (var import in await database.ReadAsync(session => ImportRecord.InStateAsync(session, ImportRecord.Committed, code), cancellation))
            await ApplyAsync(import, cancellation);
    }
}
