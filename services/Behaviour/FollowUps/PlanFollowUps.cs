using Evaluation.Behaviour.Assignments;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Behaviour.FollowUps;

/// <summary>
/// Makes follow-ups of the waves of a plan, and has them follow it: a cohort whose end moves takes along all that nobody has moved
/// by hand. Doing it again changes nothing.
/// </summary>
internal static class PlanFollowUps
{
    /// <summary>True when something changed.</summary>
    public static async Task<bool> RunAsync(UnitOfWork work, CohortPlanned planned)
    {
        var known = (await FollowUpRows.OfCohortAsync(work, planned.CohortId)).ToDictionary(row => row.Months);
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        var waves = planned.Definition.Plan.Behaviour?.Waves ?? [];
        var added = waves.Where(wave => !known.ContainsKey(wave.Months)).Select(wave => New(planned, wave)).ToList();
        await FollowUpRows.InsertAsync(work, added);
        var isChanged = added.Count > 0;
        foreach (var row in known.Values)
        {
            var wave = waves.FirstOrDefault(wave => wave.Months == row.Months);
            if (wave is null && row.IsAdded != 0) wave = new(row.Months, row.WindowDays);
            if (!Follow(row, wave, planned, today)) continue;
            isChanged = true;
            if (row.IsCancelled || row.State == FollowUpStates.Scheduled) await AssignmentRows.CancelDueAsync(work, row, row.IsCancelled ? row.CancelledBy! : "not-open-yet");
            await FollowUpRows.UpdateAsync(work, row);
        }
        return isChanged;
    }

    private static FollowUp New(CohortPlanned planned, WavePlan wave)
    {
        var dates = FollowUpDates.Of(planned.Definition.EndsOn, wave);
        var row = new FollowUp
        {
            CohortId = planned.CohortId, Months = wave.Months, OpensOn = dates.OpensOn, ClosesOn = dates.ClosesOn, WindowDays = wave.WindowDays,
            CancelledBy = wave.Cancelled ? CancelledBy.Plan : null, Version = 1, RemindedOn = dates.OpensOn,
        };
        row.Await(planned);
        return row;
    }

    /// <summary>True when something changed.</summary>
    private static bool Follow(FollowUp row, WavePlan? wave, CohortPlanned planned, DateOnly today)
    {
        var before = (row.OpensOn, row.ClosesOn, row.CancelledBy);
        // What was cancelled by hand stays so; what the plan has taken back can come again with it.
        if (row.CancelledBy != CancelledBy.Hand) row.CancelledBy = wave is null ? CancelledBy.Dropped : wave.Cancelled ? CancelledBy.Plan : null;
        if (wave is not null && row.IsMoved == 0)
        {
            var dates = FollowUpDates.Of(planned.Definition.EndsOn, wave);
            (row.OpensOn, row.ClosesOn, row.WindowDays) = (dates.OpensOn, dates.ClosesOn, wave.WindowDays);
        }
        if (before == (row.OpensOn, row.ClosesOn, row.CancelledBy)) return false;
        row.Version++;
        row.Rewind(today, isBack: before.CancelledBy is not null && !row.IsCancelled);
        row.Await(planned);
        return true;
    }
}
