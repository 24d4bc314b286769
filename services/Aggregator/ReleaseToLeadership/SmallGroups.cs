using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;

namespace Evaluation.Aggregator.ReleaseToLeadership;

/// <summary>
/// Takes out of a summary what rests on one to four persons, and whatever that could be worked out from. Where figures hang together,
/// all of them go: too much rather than too little. Counts of those who were asked and who answered stay. See decision 0006.
/// </summary>
internal static class SmallGroups
{
    private const int Fewest = 5;

    public static bool IsFew(int persons) => persons is > 0 and < Fewest;

    /// <param name="isHidden">Nothing may be shown yet but counts.</param>
    public static ReactionSummary Without(ReactionSummary reaction, bool isHidden)
    {
        // An item that few answered is a part of the mean of its dimension, and that of the group's.
        var small = reaction.Groups.Where(group => isHidden || IsFew(group.Responded) || group.Dimensions.Any(dimension => dimension.Items.Any(item => IsFew(item.N))))
            .Select(group => group.Group).ToHashSet();
        return reaction with
        {
            Groups = [.. reaction.Groups.Select(group => WithoutBasis(small.Contains(group.Group) ? Bare(group) : group))],
            Gaps = [.. reaction.Gaps.Select(gap => gap.Between.Any(small.Contains) ? gap with { Gap = null } : gap)],
            Estimates = [.. reaction.Estimates.Select(estimate => estimate is { Metric: Metric.Mean, Group: { } group } && small.Contains(group) ? Bare(estimate) : estimate)],
        };
    }

    public static LearningSummary Without(LearningSummary learning, bool isHidden)
    {
        var pairs = isHidden || IsFew(learning.Paired);
        // Those tested at the end but not at the start are all the difference between two figures.
        var all = isHidden || IsFew(learning.Posttested) || IsFew(learning.Posttested - learning.Paired) || (learning.Items ?? []).Any(item => IsFew(item.N));
        // On how many it rests is not told: pairs that stay at either end are left out of it.
        var shown = learning with { NormalisedChange = null, Distribution = Without(learning.Distribution, pairs), Basis = Without(learning.Basis, pairs, all) };
        if (pairs)
            shown = shown with
            {
                PreMean = null, PostMean = null, GainMean = null, PercentGain = null, HakeClass = null, HakeBand = null, GainLow = null, GainHigh = null,
                T = null, Df = null, P = null, Dz = null, PassRatePre = null, PassRatePost = null,
            };
        if (all) shown = shown with { PassRate = null, Kr20 = null, Items = learning.Items is null ? null : [.. learning.Items.Select(item => item with { Difficulty = null, Discrimination = null })] };
        return shown with
        {
            Estimates = [.. learning.Estimates.Select(estimate => estimate.Metric switch
            {
                Metric.PercentGain or Metric.HakeClass when pairs => Bare(estimate),
                Metric.PassRate when all => Bare(estimate),
                _ => estimate,
            })],
        };
    }

    // What follows from t and KR-20 goes and stays with them.
    private static LearningBasis? Without(LearningBasis? basis, bool pairs, bool all) => basis is null ? null : new(pairs ? null : basis.GainDeviation, null, all ? null : basis.Kr20);

    // How many have answered all items is told nowhere else.
    private static ReactionGroup WithoutBasis(ReactionGroup group) => group with { Dimensions = [.. group.Dimensions.Select(dimension => dimension with { AlphaBasis = null })] };

    private static ScoreDistribution? Without(ScoreDistribution? distribution, bool isHidden)
    {
        return distribution is null ? null : new(Shown(distribution.Pre), Shown(distribution.Post));

        // Beside the number of pairs leadership knows their mean and how many passed, and a test of ten questions has one score to a
        // tenth: from these a few hidden tenths follow from those that are left. So all ten go.
        IReadOnlyList<int?> Shown(IReadOnlyList<int?> tenths) => isHidden || tenths.Any(count => IsFew(count ?? 0)) ? [.. tenths.Select(_ => (int?)null)] : tenths;
    }

    public static ReleasedWave Without(ReleasedWave released, bool isHidden)
    {
        var wave = released.Wave;
        // A composite is made of its groups' scores: with one of them and the others the small one could be worked out.
        var small = isHidden || IsFew(wave.Observed) || wave.Groups.Any(group => IsFew(group.Observations));
        var applied = isHidden || IsFewApplied(wave.Applied);
        // On how many the median rests is not told. Means of those who are measured beside means of all would be the means of the rest.
        var shown = wave with { Agreement = new(null, wave.Agreement.Icc1), Basis = wave.Basis is null ? null : new() };
        if (small)
            shown = shown with
            {
                Score = null, Low = null, High = null, Category = null, WeightUsed = null, Agreement = new(null, null),
                Groups = [.. wave.Groups.Select(group => group with { Mean = null })],
            };
        if (small || !AreManyBoth(wave)) shown = shown with { SelfOtherGap = null };
        if (applied) shown = shown with { ApplicationRate = null, ApplicationLow = null, ApplicationHigh = null };
        return new(shown, [.. released.Estimates.Select(estimate => estimate.Metric switch
        {
            Metric.Score when small => Bare(estimate),
            Metric.ApplicationRate when applied => Bare(estimate),
            _ => estimate,
        })]);
    }

    /// <summary>One small count is the rest of the others.</summary>
    public static bool IsFewApplied(ApplicationCounts applied) => IsFew(applied.Full) || IsFew(applied.Partial) || IsFew(applied.None) || IsFew(applied.Full + applied.Partial + applied.None);

    // How many have both is not told; so many at least do.
    private static bool AreManyBoth(BehaviourWave wave) =>
        wave.Groups.Where(group => group.Group == RaterGroup.Self).Sum(group => group.Observations) + wave.Observed - wave.Due >= Fewest;

    private static ReactionGroup Bare(ReactionGroup group) => group with
    {
        Mean = null, Category = null,
        Dimensions = [.. group.Dimensions.Select(dimension => dimension with
        {
            Mean = null, Category = null, Alpha = null,
            Items = [.. dimension.Items.Select(item => item with { Mean = null, Category = null })],
            Indicators = [.. dimension.Indicators.Select(indicator => indicator with { Mean = null, Category = null })],
        })],
    };

    private static Estimate Bare(Estimate estimate) => estimate with { Value = null, Low = null, High = null };
}
