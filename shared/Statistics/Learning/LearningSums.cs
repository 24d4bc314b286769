using System.Numerics;
using System.Text.Json.Serialization;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>
/// What a learning summary is made from, kept up participant by participant: when an attempt changes, remove the pair as it was and
/// add it as it is. Every sum is exact. Goes to JSON and back as it is. Belongs to one plan: when that changes, count anew.
/// </summary>
public sealed class LearningSums
{
    public int Pretested { get; set; }
    public int Posttested { get; set; }

    /// <summary>Post-tested participants who passed, paired or not.</summary>
    public int Passed { get; set; }

    /// <summary>Pairs that passed the pre-test.</summary>
    public int PairsPassedPre { get; set; }

    /// <summary>Pairs that passed the post-test.</summary>
    public int PairsPassedPost { get; set; }

    /// <summary>Pre-test scores of the pairs.</summary>
    public Moments Pre { get; set; }

    /// <summary>post − pre of the pairs.</summary>
    public Moments Gain { get; set; }

    /// <summary>Σ gain · pre, in units of 10⁻²⁴.</summary>
    [JsonConverter(typeof(BigIntegerConverter))]
    public BigInteger GainTimesPre { get; set; }

    /// <summary>Normalised changes of the pairs that have one.</summary>
    public Moments Change { get; set; }

    /// <summary>Of the post-test; null where the plan carries no test.</summary>
    public QuestionSums? Questions { get; set; }

    /// <summary>Scores of the pairs by tenths; null in sums that were begun before these were counted.</summary>
    public ScoreBins? Bins { get; set; }

    public static LearningSums Empty(LearningPlan plan) =>
        new() { Questions = plan.Test is { } test ? QuestionSums.Empty(test) : null, Bins = new() };

    /// <summary>Counts one participant. An attempt with neither a score nor answers is none.</summary>
    public void Add(LearningPlan plan, TestAttempt? pre, TestAttempt? post) => Count(plan, pre, post, 1);

    /// <summary>Takes back a participant who was added with these attempts.</summary>
    public void Remove(LearningPlan plan, TestAttempt? pre, TestAttempt? post) => Count(plan, pre, post, -1);

    private void Count(LearningPlan plan, TestAttempt? preAttempt, TestAttempt? postAttempt, int times)
    {
        var pre = TestScore.Of(plan, preAttempt);
        var post = TestScore.Of(plan, postAttempt);
        if (pre is not null) Pretested += times;
        if (post is not null) Posttested += times;
        if (Passes(plan, post)) Passed += times;
        if (plan.Test is { } test && postAttempt?.Answers is { } answers) Questions?.Count(test, answers, times);
        if (pre is not null && post is not null) CountPair(plan, pre.Value, post.Value, times);
    }

    private void CountPair(LearningPlan plan, decimal pre, decimal post, int times)
    {
        if (Passes(plan, pre)) PairsPassedPre += times;
        if (Passes(plan, post)) PairsPassedPost += times;
        var gain = post - pre;
        Pre = Pre.With(pre, times);
        Gain = Gain.With(gain, times);
        GainTimesPre += times * Exact.Units(gain) * Exact.Units(pre);
        Bins?.Count(pre, post, plan.MaxScore, times);
        if (NormalisedChange.Of(pre, post, plan.MaxScore) is { } change) Change = Change.With(change, times);
    }

    private static bool Passes(LearningPlan plan, decimal? score) =>
        score is not null && Threshold.Reached(score.Value, plan.PassMark);
}
