using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Learning.TakeTest;

/// <summary>The table of sittings.</summary>
internal static class SittingRows
{
    private const string Selected =
        """
        SELECT id, cohort_id, subject, phase, number, state, version, kept_plan, plan_version, answers, account, role,
            started_at, ends_at, handed_in_at, due_at, answer_id, answer_version FROM sittings
        """;

    private static readonly string[] Columns =
    [
        "id", "cohort_id", "subject", "phase", "number", "state", "version", "kept_plan", "plan_version", "answers", "account", "role",
        "started_at", "ends_at", "handed_in_at", "due_at", "answer_id", "answer_version",
    ];

    public static Task<Sitting?> FindAsync(Session session, Guid id) => session.FirstOrDefaultAsync<Sitting>($"{Selected} WHERE id = @id", new { id });

    public static Task<Sitting?> FindAsync(Session session, Guid cohortId, Guid participant, string phase) => session.FirstOrDefaultAsync<Sitting>(
        $"{Selected} WHERE cohort_id = @cohortId AND subject = @subject AND phase = @phase", new { cohortId, subject = participant.ToString("D"), phase });

    public static Task<IReadOnlyList<Sitting>> OfAsync(Session session, IReadOnlyList<Guid> participants) => session.QueryAsync<Sitting>(
        $"{Selected} WHERE subject IN @subjects ORDER BY started_at", new { subjects = participants.Select(id => id.ToString("D")) });

    /// <summary>Those that have become an answer under another version of the plan.</summary>
    public static Task<IReadOnlyList<Sitting>> UnderOtherPlansAsync(Session session, Guid cohortId, int planVersion) => session.QueryAsync<Sitting>(
        $"{Selected} WHERE cohort_id = @cohortId AND plan_version <> @planVersion AND state = @scored", new { cohortId, planVersion, scored = Sitting.Scored });

    /// <summary>The next number of a phase; the cohort is held.</summary>
    public static async Task<int> NextNumberAsync(Session session, Guid cohortId, string phase) =>
        await session.ValueAsync<int>("SELECT COALESCE(MAX(number), 0) FROM sittings WHERE cohort_id = @cohortId AND phase = @phase", new { cohortId, phase }) + 1;

    public static Task InsertAsync(UnitOfWork work, Sitting row) => work.InsertAsync("sittings", Columns,
    [
        [
            row.Id, row.CohortId, row.Subject, row.Phase, row.Number, row.State, row.Version, row.KeptPlan, row.PlanVersion, row.Answers, row.Account, row.Role,
            row.StartedAt, row.EndsAt, row.HandedInAt, row.DueAt, row.AnswerId, row.AnswerVersion,
        ],
    ]);

    public static Task StoreAsync(UnitOfWork work, Sitting row) => work.ExecuteAsync(
        """
        UPDATE sittings SET state = @State, version = @Version, answers = @Answers, handed_in_at = @HandedInAt, due_at = @DueAt,
            answer_id = @AnswerId, answer_version = @AnswerVersion
        WHERE id = @Id
        """,
        row);

    /// <summary>Keeps what was answered so far. The new version; null where it is over, or where another version than the one that was read is stored.</summary>
    /// <param name="read">Null to overwrite whatever is there.</param>
    public static async Task<int?> SaveAsync(UnitOfWork work, Guid id, string answers, long? read)
    {
        var saved = await work.ExecuteAsync(
            "UPDATE sittings SET answers = @answers, version = version + 1 WHERE id = @id AND state = @inProgress AND version = COALESCE(@read, version)",
            new { id, answers, read, inProgress = Sitting.InProgress });
        return saved == 0 ? null : await work.ValueAsync<int>("SELECT version FROM sittings WHERE id = @id", new { id });
    }

    /// <summary>
    /// A score from elsewhere closes what is not scored yet; where that score is taken back, the sitting goes on as it was.
    /// </summary>
    /// <param name="subject">Null for the whole cohort.</param>
    public static async Task FollowScoresAsync(UnitOfWork work, Guid cohortId, string? subject = null)
    {
        await work.ExecuteAsync(
            """
            UPDATE sittings SET state = @elsewhere, due_at = NULL, version = version + 1
            WHERE cohort_id = @cohortId AND subject = COALESCE(@subject, subject) AND state IN (@inProgress, @awaitingMarks) AND EXISTS (
                SELECT 1 FROM answers a WHERE a.cohort_id = sittings.cohort_id AND a.subject = sittings.subject AND a.kind = 'attempt' AND a.occasion = sittings.phase)
            """,
            new { cohortId, subject, elsewhere = Sitting.Elsewhere, inProgress = Sitting.InProgress, awaitingMarks = Sitting.AwaitingMarks });
        await work.ExecuteAsync(
            """
            UPDATE sittings SET state = CASE WHEN handed_in_at IS NULL THEN @inProgress ELSE @awaitingMarks END,
                due_at = CASE WHEN handed_in_at IS NULL THEN ends_at ELSE NULL END, version = version + 1
            WHERE cohort_id = @cohortId AND subject = COALESCE(@subject, subject) AND state = @elsewhere AND NOT EXISTS (
                SELECT 1 FROM answers a WHERE a.cohort_id = sittings.cohort_id AND a.subject = sittings.subject AND a.kind = 'attempt' AND a.occasion = sittings.phase)
            """,
            new { cohortId, subject, elsewhere = Sitting.Elsewhere, inProgress = Sitting.InProgress, awaitingMarks = Sitting.AwaitingMarks });
    }
}
