using Evaluation.Contracts.Events;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.TakeRequests;

/// <summary>What a training unit is asked to look at.</summary>
internal sealed class Escalation
{
    public Guid Id { get; init; }
    public Guid CohortId { get; init; }

    /// <summary>Code of the <see cref="EscalationReason"/>, or the state of a mail that did not arrive.</summary>
    public string Reason { get; init; } = "";

    /// <summary>Code of the <see cref="TaskKind"/> of a survey or a test, else empty.</summary>
    public string Task { get; init; } = "";
    public int Wave { get; init; }

    /// <summary>Empty where it is about nobody in particular.</summary>
    public Guid Participant { get; init; }
    public Guid Rater { get; init; }
    public int? Missing { get; init; }
    public Guid? MailId { get; init; }
}

internal static class EscalationRows
{
    public static Task AddAsync(UnitOfWork work, EscalationRequested asked) => AddAsync(
        work, asked.CohortId, Code.Of(asked.Reason), asked.Task is { } task ? Code.Of(task) : "", asked.Wave ?? Notice.NoWave, asked.Participant ?? Guid.Empty, asked.Rater ?? Guid.Empty, asked.Missing, asked.Version);

    /// <summary>A mail that did not arrive; told once for each person and wave.</summary>
    /// <param name="reason">A failed <see cref="MailState"/>.</param>
    public static Task AddUndeliveredAsync(UnitOfWork work, Guid cohortId, string reason, int wave, Guid member) =>
        AddAsync(work, cohortId, reason, "", wave, Guid.Empty, member, null, default);

    private static async Task AddAsync(
        UnitOfWork work, Guid cohortId, string reason, string task, int wave, Guid participant, Guid rater, int? missing, StateVersion version)
    {
        if (await CohortRows.IsRemovedAsync(work, cohortId)) return;
        await work.ExecuteAsync(
            """
            INSERT INTO escalations (id, cohort_id, reason, task, wave, participant, rater, missing, epoch, number, state, created_at, due_at, claimed_until)
            SELECT @id, @cohortId, @reason, @task, @wave, @participant, @rater, @missing, @Epoch, @Number, @waiting, @Now, @Now, @Now
            WHERE NOT EXISTS (SELECT 1 FROM escalations WHERE cohort_id = @cohortId AND reason = @reason AND task = @task AND wave = @wave
                AND participant = @participant AND rater = @rater AND epoch = @Epoch AND number = @Number)
            """,
            new
            {
                id = Guid.CreateVersion7(work.Now), cohortId, reason, task, wave, participant, rater, missing, version.Epoch, version.Number, waiting = MailState.Waiting, work.Now,
            });
    }

    /// <summary>Claims what training units are to be told, as far as it is known whose cohort it is.</summary>
    public static async Task<IReadOnlyList<Escalation>> ClaimAsync(UnitOfWork work, Guid owner, int batch, DateTimeOffset until)
    {
        if (await work.ExecuteAsync(
            """
            UPDATE escalations SET owner = @owner, claimed_until = @until
            WHERE state = @waiting AND claimed_until <= @Now AND id IN (
                SELECT e.id FROM escalations e INNER JOIN cohorts c ON c.id = e.cohort_id
                WHERE e.state = @waiting AND e.due_at <= @Now AND e.claimed_until <= @Now ORDER BY e.due_at {first @batch})
            """,
            new { owner, until, work.Now, waiting = MailState.Waiting, batch }) == 0) return [];
        return await work.QueryAsync<Escalation>(
            "SELECT id, cohort_id, reason, task, wave, participant, rater, missing FROM escalations WHERE state = @waiting AND owner = @owner",
            new { owner, waiting = MailState.Waiting });
    }

    public static Task<bool> HasDueAsync(Session session, DateTimeOffset now) => NoticeRows.AnyAsync(session,
        "SELECT 1 FROM escalations WHERE state = @waiting AND due_at <= @now AND claimed_until <= @now ORDER BY due_at {first @one}", now);
}
