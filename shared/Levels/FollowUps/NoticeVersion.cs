using Evaluation.Contracts.Events;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.FollowUps;

/// <summary>Versions of the events that tell of an act and not of figures, one after the other in each cohort.</summary>
public static class NoticeVersion
{
    /// <summary>The next one. The cohort is held until the transaction ends.</summary>
    public static async Task<StateVersion> NextAsync(UnitOfWork work, Guid cohortId)
    {
        await work.ExecuteAsync("UPDATE notice_numbers SET number = number + 1 WHERE cohort_id = @cohortId", new { cohortId });
        var row = await work.FirstOrDefaultAsync<Row>(
            "SELECT number, (SELECT e.value FROM service_state e WHERE e.name = 'epoch') AS epoch FROM notice_numbers WHERE cohort_id = @cohortId", new { cohortId });
        return new(row!.Epoch, row.Number);
    }

    private sealed class Row
    {
        public int Epoch { get; init; }
        public long Number { get; init; }
    }
}
