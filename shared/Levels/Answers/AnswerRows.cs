using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Answers;

/// <summary>The table of answers.</summary>
public static class AnswerRows
{
    private static readonly string[] Columns =
        ["id", "cohort_id", "kind", "subject", "occasion", "author", "body", "version", "plan_version", "source", "entered_by", "entered_at"];

    private static readonly string[] VersionColumns = ["answer_id", "version", "cohort_id", "body", "plan_version", "source", "entered_by", "entered_at"];

    public static Task<IReadOnlyList<StoredAnswer>> OfCohortAsync(Session session, Guid cohortId) => session.QueryAsync<StoredAnswer>(
        """
        SELECT id, kind, subject, occasion, author, body, version, plan_version, source, entered_by, entered_at
        FROM answers WHERE cohort_id = @cohortId ORDER BY subject, kind, occasion, author
        """,
        new { cohortId });

    public static Task<IReadOnlyList<StoredAnswer>> OfSubjectAsync(Session session, Guid cohortId, string subject) => session.QueryAsync<StoredAnswer>(
        """
        SELECT id, kind, subject, occasion, author, body, version, plan_version, source, entered_by, entered_at
        FROM answers WHERE cohort_id = @cohortId AND subject = @subject ORDER BY kind, occasion, author
        """,
        new { cohortId, subject });

    /// <summary>Takes an answer away: it is kept among the earlier versions, and a last one behind it says that it was withdrawn, by whom and why.</summary>
    internal static async Task WithdrawAsync(UnitOfWork work, Guid cohortId, StoredAnswer answer, Caller caller, string? reason)
    {
        await work.ExecuteAsync(
            """
            INSERT INTO answer_versions (answer_id, version, cohort_id, body, plan_version, source, entered_by, entered_at)
            SELECT id, version, cohort_id, body, plan_version, source, entered_by, entered_at FROM answers WHERE id = @Id AND version = @Version
            """,
            new { answer.Id, answer.Version });
        await work.InsertAsync("answer_versions", VersionColumns,
        [
            [
                answer.Id, answer.Version + 1, cohortId, WireFormat.Write(new Withdrawal(true, reason)), answer.PlanVersion, Sources.Of(caller), caller.Account, work.Now,
            ],
        ]);
        await work.ExecuteAsync("DELETE FROM answers WHERE id = @Id AND cohort_id = @cohortId", new { answer.Id, cohortId });
    }

    public static Task<StoredAnswer?> FindAsync(Session session, Guid cohortId, Guid id) => session.FirstOrDefaultAsync<StoredAnswer>(
        """
        SELECT id, kind, subject, occasion, author, body, version, plan_version, source, entered_by, entered_at,
            COALESCE((SELECT source FROM answer_versions WHERE answer_id = answers.id AND version = 1), source) AS first_source
        FROM answers WHERE cohort_id = @cohortId AND id = @id
        """,
        new { cohortId, id });

    internal static Task InsertAsync(UnitOfWork work, Guid cohortId, IReadOnlyList<StoredAnswer> answers) => work.InsertAsync(
        "answers", Columns, [.. answers.Select(answer => new object?[]
        {
            answer.Id, cohortId, answer.Kind, answer.Subject, answer.Occasion, answer.Author, answer.Body, answer.Version, answer.PlanVersion,
            answer.Source, answer.EnteredBy, answer.EnteredAt,
        })]);

    /// <summary>Makes a new version and keeps the old one. False when the answer is no longer of the version that was read.</summary>
    public static async Task<bool> ReplaceAsync(UnitOfWork work, Guid cohortId, StoredAnswer before, StoredAnswer after)
    {
        await work.ExecuteAsync(
            """
            INSERT INTO answer_versions (answer_id, version, cohort_id, body, plan_version, source, entered_by, entered_at)
            SELECT id, version, cohort_id, body, plan_version, source, entered_by, entered_at FROM answers WHERE id = @Id AND version = @Version
            """,
            new { before.Id, before.Version });
        return await work.ExecuteAsync(
            """
            UPDATE answers SET body = @Body, version = @Version, plan_version = @PlanVersion, source = @Source, entered_by = @EnteredBy, entered_at = @EnteredAt
            WHERE id = @Id AND cohort_id = @cohortId AND version = @known
            """,
            new { after.Body, after.Version, after.PlanVersion, after.Source, after.EnteredBy, after.EnteredAt, after.Id, cohortId, known = before.Version }) > 0;
    }
}

/// <summary>The body of the version that ends an answer.</summary>
internal sealed record Withdrawal(bool Withdrawn, string? Reason);
