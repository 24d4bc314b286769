using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;

namespace Evaluation.Behaviour.MoveFollowUps;

/// <summary>Moves a whole window, by days or to a date. Its months stay its name.</summary>
internal sealed record FollowUpMove(int? Days, DateOnly? OpensOn)
{
    public bool SaysOne => Days is null != OpensOn is null && Days != 0;

    /// <summary>Only what has not opened moves, within the policy, and not into the past.</summary>
    /// <param name="field">Where in the request the wave stands.</param>
    public IEnumerable<InputProblem> Problems(CohortPlanned planned, FollowUp wave, DateOnly today, string field)
    {
        if (wave.IsCancelled) yield return FollowUpProblems.Cancelled(field);
        else if (wave.State != FollowUpStates.Scheduled) yield return FollowUpProblems.AlreadyOpen(field);
        if (!SaysOne) yield break;
        var target = TargetOf(wave);
        if (!FollowUpProblems.IsWithinPolicy(planned, target)) yield return FollowUpProblems.OutsidePolicy(field, target, planned);
        if (target < today) yield return FollowUpProblems.InThePast(field, today);
    }

    public void Apply(FollowUp wave)
    {
        var shift = TargetOf(wave).DayNumber - wave.OpensOn.DayNumber;
        (wave.OpensOn, wave.ClosesOn, wave.IsMoved) = (wave.OpensOn.AddDays(shift), wave.ClosesOn.AddDays(shift), 1);
        wave.RemindedOn = wave.OpensOn;
    }

    // No policy allows what lies outside the calendar.
    private DateOnly TargetOf(FollowUp wave) => OpensOn
        ?? DateOnly.FromDayNumber((int)Math.Clamp(wave.OpensOn.DayNumber + (long)Days!.Value, 0, DateOnly.MaxValue.DayNumber));
}
