using Evaluation.Contracts.Events;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.TakeRequests;

/// <summary>The latest version of each kind of request that was heard of a cohort, to be told to whoever can repeat what was lost.</summary>
internal static class HeardRows
{
    public static async Task NoteAsync(UnitOfWork work, ICohortEvent message)
    {
        if (await CohortRows.IsRemovedAsync(work, message.CohortId)) return;
        var row = new { message.CohortId, kind = message.GetType().Name, message.Version.Epoch, message.Version.Number };
        if (await work.ExecuteAsync(
            "INSERT INTO heard (cohort_id, kind, epoch, number) SELECT @CohortId, @kind, @Epoch, @Number WHERE NOT EXISTS (SELECT 1 FROM heard WHERE cohort_id = @CohortId AND kind = @kind)",
            row) > 0) return;
        await work.ExecuteAsync(
            "UPDATE heard SET epoch = @Epoch, number = @Number WHERE cohort_id = @CohortId AND kind = @kind AND (epoch < @Epoch OR (epoch = @Epoch AND number < @Number))", row);
    }
}
