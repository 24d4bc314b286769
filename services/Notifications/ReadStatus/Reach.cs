namespace Evaluation.Notifications.ReadStatus;

/// <summary>Whether people were reached in the end.</summary>
internal static class Reach
{
    /// <summary>
    /// Invitations and reminders of the cohort @Id. What went out later makes good what did not arrive: an address was corrected, say.
    /// The latest that went out is found once for all, and not for each notice again.
    /// </summary>
    public const string Notices = """
        SELECT told.task, told.wave, told.member, told.kind, told.state, told.created_at, CASE WHEN latest.sent_at > told.created_at THEN 1 ELSE 0 END AS is_reached
        FROM notices told LEFT JOIN (
            SELECT task, wave, member, MAX(created_at) AS sent_at FROM notices WHERE cohort_id = @Id AND state = @sent GROUP BY task, wave, member) latest
            ON latest.task = told.task AND latest.wave = told.wave AND latest.member = told.member
        WHERE told.cohort_id = @Id AND told.kind IN (@invitation, @reminder)
        """;
}
