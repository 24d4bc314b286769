namespace Evaluation.Contracts.Plans;

/// <summary>What an admin lays down for the follow-ups of one programme type. A cohort carries the one it was planned under.</summary>
/// <param name="MinMonths">The earliest wave, in months after the cohort's end.</param>
/// <param name="MaxMonths">The latest.</param>
/// <param name="WindowDays">How long a wave stays open where the plan does not say.</param>
/// <param name="ReminderDays">Days after the opening on which those who have not answered are reminded; null for the third and the seventh.</param>
/// <param name="LastReminderDays">Days before the closing of the last reminder.</param>
/// <param name="Raters">The groups that are asked; null for those that have a weight in the plan, and self.</param>
/// <param name="Weights">Proposed to new plans.</param>
public sealed record FollowUpPolicy(
    int MinMonths = 6,
    int MaxMonths = 12,
    int WindowDays = 30,
    IReadOnlyList<int>? ReminderDays = null,
    int LastReminderDays = 1,
    IReadOnlyList<RaterGroup>? Raters = null,
    RaterWeights? Weights = null)
{
    public static readonly FollowUpPolicy Default = new();

    public bool Allows(int months) => months >= MinMonths && months <= MaxMonths;
}
