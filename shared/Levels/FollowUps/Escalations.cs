using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.FollowUps;

/// <summary>
/// Tells training units what to look at. A transport in memory forgets with its process what it has taken and nobody has heard yet,
/// and no count shows that one is missing, as it does with invitations. So the last ones are told again after a start, under their
/// own versions: Notifications knows by these which it holds.
/// </summary>
public static class Escalations
{
    // Far longer than a message waits for its consumer, and short enough that few are told again.
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private static readonly string[] Columns = ["id", "cohort_id", "body", "told_at"];

    /// <summary>The cohort is held.</summary>
    public static async Task TellAsync(UnitOfWork work, EscalationRequested asked)
    {
        work.Publish(asked);
        await work.ExecuteAsync("DELETE FROM told_escalations WHERE cohort_id = @CohortId AND told_at < @before", new { asked.CohortId, before = work.Now - Kept });
        await work.InsertAsync("told_escalations", Columns, [[Guid.CreateVersion7(work.Now), asked.CohortId, WireFormat.Write(asked), work.Now]]);
    }

    /// <summary>Those of the hour before the last one: whatever was under way when the process died is among them.</summary>
    public static Task TellAgainAsync(Database database, CancellationToken cancellation) => database.WriteAsync(async work =>
    {
        if (await work.FirstOrDefaultAsync<DateTimeOffset?>("SELECT told_at FROM told_escalations ORDER BY told_at DESC {first @one}", new { one = 1 }) is not { } last) return;
        await work.ExecuteAsync("DELETE FROM told_escalations WHERE told_at < @before", new { before = last - Kept });
        foreach (var body in await work.QueryAsync<string>("SELECT body FROM told_escalations ORDER BY id")) work.Publish(WireFormat.Read<EscalationRequested>(body));
    }, cancellation);
}
