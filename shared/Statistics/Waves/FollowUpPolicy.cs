namespace Evaluation.Statistics.Waves;

/// <summary>How many months after the end a programme type may follow up, both ends included.</summary>
public sealed record FollowUpPolicy(int MinMonths = 6, int MaxMonths = 12)
{
    public static readonly FollowUpPolicy Default = new();

    public bool Allows(int months) => months >= MinMonths && months <= MaxMonths;
}
