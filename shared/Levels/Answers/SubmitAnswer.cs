using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Answers;

/// <summary>
/// Takes one answer: the answer with its provenance, its share of the running sums, the audit entry and the mark that the cohort
/// has changed, in one transaction.
/// </summary>
public sealed class SubmitAnswer<TSums>(Database database, LevelMeasure<TSums> measure, SheetStore<TSums> sheets) where TSums : class
{
    public async Task<SubmissionOutcome> RunAsync(
        KnownCohort cohort, Caller caller, IdempotencyKey? idempotency, Func<CohortSheet<TSums>, CheckedAnswer> check, CancellationToken cancellation)
    {
        // There is one writer: what can be done before it is its turn is done here.
        var early = EarlyCheck.Of(measure, sheets.Preview(cohort.Id), check);
        try
        {
            return await database.WriteAsync(work => SubmitAsync(work, cohort, caller, idempotency, sheet => early?.For(sheet) ?? check(sheet)), cancellation);
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            // Either another answer to the same question, or the same request sent twice at once: the second look tells.
            if (idempotency is not null && await database.ReadAsync(session => idempotency.FindAsync(session), cancellation) is { } earlier) return earlier;
            return new SubmissionOutcome.Duplicate();
        }
        catch (CohortGoneException)
        {
            return new SubmissionOutcome.NotFound();
        }
    }

    /// <summary>Takes an answer within a transaction that is under way and holds the cohort.</summary>
    public Task<SubmissionOutcome> RunAsync(UnitOfWork work, KnownCohort cohort, Caller caller, CheckedAnswer answer) => SubmitAsync(work, cohort, caller, null, _ => answer);

    private async Task<SubmissionOutcome> SubmitAsync(
        UnitOfWork work, KnownCohort cohort, Caller caller, IdempotencyKey? idempotency, Func<CohortSheet<TSums>, CheckedAnswer> check)
    {
        var sheet = await sheets.OpenAsync(work, cohort.Key);
        // The caller was let in by an agency that may have changed since.
        if (sheet.Planned.Definition.Agency.Code != cohort.Agency) return new SubmissionOutcome.NotFound();
        if (idempotency is not null && await idempotency.FindAsync(work) is { } earlier) return earlier;
        var answer = check(sheet);
        if (await measure.RefuseAsync(work, sheet, caller, answer) is { } refusal) return refusal;
        if (answer == CheckedAnswer.Full) return new SubmissionOutcome.AllAnswered();
        if (answer.Key is not { } key) return new SubmissionOutcome.Refused(answer.Problems, answer.Unknown);

        var isAnonymous = measure.IsAnonymous(sheet.Plan);
        var stored = isAnonymous ? Anonymous(key, answer, sheet) : Named(key, answer, sheet, caller, work.Now);

        IReadOnlyList<StoredAnswer> before = measure.OneAnswerEach ? [] : await AnswerRows.OfSubjectAsync(work, cohort.Id, key.Subject);
        if (answer.ConflictsWith is { } conflicts && before.Any(conflicts)) return new SubmissionOutcome.Duplicate();
        await AnswerRows.InsertAsync(work, cohort.Id, [stored]);
        if (idempotency is not null) await (isAnonymous ? idempotency.RememberAnonymousAsync(work) : idempotency.RememberAsync(work, stored.Id));
        CountSubject(work, sheets, measure, cohort.Key, before, [.. before, stored]);
        var note = await measure.AnsweredAsync(work, sheet, caller, stored);
        if (!isAnonymous) work.Audit(cohort.Key, new(caller.Account, caller.Role, $"{key.Kind}-submitted", stored.Id.ToString("D"), Noted(stored.Source, note)));
        return new SubmissionOutcome.Accepted(isAnonymous ? null : stored.Id, stored.Version, IsRepeat: false);
    }

    /// <summary>Moves sums and figures from what was known about a subject to what is known now.</summary>
    internal static void CountSubject(
        UnitOfWork work, SheetStore<TSums> sheets, LevelMeasure<TSums> measure, string cohortKey, IReadOnlyList<StoredAnswer> before, IReadOnlyList<StoredAnswer> after)
    {
        work.Change(sheets, cohortKey, sheet =>
        {
            sheet.IsChanged = true;
            sheet.AnswersMoved += Math.Abs(after.Count - before.Count);
            if (!measure.Counts(sheet.Plan, sheet.Roster, after.Count > 0 ? after : before)) return;
            if (before.Count > 0) measure.Remove(sheet.Sums, sheet.Plan, before);
            if (after.Count > 0) measure.Add(sheet.Sums, sheet.Plan, after);
            if (!measure.IsAnonymous(sheet.Plan)) UpdateFigures(sheet, measure, before, after);
        });
        sheets.Traces.Ask(work, cohortKey);
        work.OnCommitted(sheets.Changed.Ring);
    }

    private static void UpdateFigures(CohortSheet<TSums> sheet, LevelMeasure<TSums> measure, IReadOnlyList<StoredAnswer> before, IReadOnlyList<StoredAnswer> after)
    {
        var figures = after.Count > 0 ? measure.Figures(sheet.Plan, after) : null;
        if (figures is not null || (before.Count > 0 && measure.Figures(sheet.Plan, before) is not null)) sheet.ChangedFigures[(after.Count > 0 ? after : before)[0].Subject] = figures;
    }

    internal static string Noted(string detail, string note) => note.Length > 0 ? $"{detail}, {note}" : detail;

    private static StoredAnswer Named(AnswerKey key, CheckedAnswer answer, CohortSheet<TSums> sheet, Caller caller, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = key.Kind, Subject = key.Subject, Occasion = key.Occasion, Author = key.Author,
        Body = answer.Body, Content = answer.Content, Version = 1,
        PlanVersion = sheet.Planned.PlanVersion, Source = Sources.Of(caller),
        EnteredBy = caller.Account, EnteredAt = now,
    };

    // A random key, no time, nobody's name, the same source for all: nothing leads from the row to a person, not even its place in the table.
    private static StoredAnswer Anonymous(AnswerKey key, CheckedAnswer answer, CohortSheet<TSums> sheet) => new()
    {
        Id = Guid.NewGuid(), Kind = key.Kind, Subject = Guid.NewGuid().ToString("D"), Body = answer.Body, Content = answer.Content, Version = 1,
        PlanVersion = sheet.Planned.PlanVersion, Source = Sources.Entered,
    };
}
