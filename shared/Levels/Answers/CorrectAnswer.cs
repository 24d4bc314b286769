using Evaluation.Hosting.Security;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Answers;

/// <summary>Makes a new version of an answer, and keeps the old one. Anonymous answers cannot be corrected: nobody can show whose they are.</summary>
public sealed class CorrectAnswer<TSums>(Database database, LevelMeasure<TSums> measure, SheetStore<TSums> sheets) where TSums : class
{
    public async Task<SubmissionOutcome> RunAsync(
        KnownCohort cohort, Caller caller, Guid id, long version, Func<CohortSheet<TSums>, CheckedAnswer> check, CancellationToken cancellation)
    {
        try
        {
            return await database.WriteAsync(work => CorrectAsync(work, cohort, caller, id, version, check), cancellation);
        }
        catch (CohortGoneException)
        {
            return new SubmissionOutcome.NotFound();
        }
    }

    /// <summary>Makes a new version within a transaction that is under way and holds the cohort.</summary>
    public Task<SubmissionOutcome> RunAsync(UnitOfWork work, KnownCohort cohort, Caller caller, Guid id, long version, CheckedAnswer answer) =>
        CorrectAsync(work, cohort, caller, id, version, _ => answer);

    private async Task<SubmissionOutcome> CorrectAsync(
        UnitOfWork work, KnownCohort cohort, Caller caller, Guid id, long version, Func<CohortSheet<TSums>, CheckedAnswer> check)
    {
        var sheet = await sheets.OpenAsync(work, cohort.Key);
        if (measure.IsAnonymous(sheet.Plan)) return new SubmissionOutcome.NotFound();
        if (await AnswerRows.FindAsync(work, cohort.Id, id) is not { } old) return new SubmissionOutcome.NotFound();
        if (await measure.RefuseAsync(work, sheet, caller, new(old.Key, old.Body, [])) is { } refusal) return refusal;
        if (old.Version != version) return new SubmissionOutcome.Stale(old.Version);
        var answer = check(sheet);
        if (answer.Key is not { } key) return new SubmissionOutcome.Refused(answer.Problems, answer.Unknown);
        if (key != old.Key) return new SubmissionOutcome.OtherKey();
        if (await measure.RefuseAsync(work, sheet, caller, answer) is { } refused) return refused;

        var corrected = new StoredAnswer
        {
            Id = old.Id, Kind = old.Kind, Subject = old.Subject, Occasion = old.Occasion, Author = old.Author, Body = answer.Body, Version = old.Version + 1,
            PlanVersion = sheet.Planned.PlanVersion, Source = Sources.Of(caller),
            EnteredBy = caller.Account, EnteredAt = work.Now,
        };
        var before = await AnswerRows.OfSubjectAsync(work, cohort.Id, key.Subject);
        if (answer.ConflictsWith is { } conflicts && before.Any(other => other.Id != id && conflicts(other))) return new SubmissionOutcome.Duplicate();
        if (!await AnswerRows.ReplaceAsync(work, cohort.Id, old, corrected)) return new SubmissionOutcome.Stale(old.Version);
        SubmitAnswer<TSums>.CountSubject(work, sheets, measure, cohort.Key, before, [.. before.Select(other => other.Id == id ? corrected : other)]);
        var note = await measure.AnsweredAsync(work, sheet, caller, corrected);
        work.Audit(cohort.Key, new(caller.Account, caller.Role, $"{key.Kind}-corrected", id.ToString("D"), SubmitAnswer<TSums>.Noted($"version {corrected.Version}", note)));
        return new SubmissionOutcome.Accepted(id, corrected.Version, IsRepeat: false);
    }
}
