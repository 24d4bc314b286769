using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Reaction;

/// <summary>Level 1 (MODEL, section 1): how participants and organisers received the training.</summary>
public static class ReactionMeasure
{
    /// <summary>
    /// The level's figures: means on the instrument's scale, rates as fractions. Without any response all rates and means are null.
    /// </summary>
    /// <param name="invited">
    /// Active participants and all organisers. Answers given anonymously stay when a participant withdraws, so a group is never
    /// taken to have invited fewer than have responded.
    /// </param>
    public static ReactionSummary Summarise(ReactionForm form, ReactionSums sums, IReadOnlyDictionary<RespondentGroup, int> invited)
    {
        var measured = sums.Groups.Any(group => group.Respondents > 0);
        var groups = form.Instrument.Groups
            .Select((group, place) => Group(form, group, sums.Groups[place], invited.GetValueOrDefault(group), measured))
            .ToList();
        var (all, responded) = (groups.Sum(group => group.Invited), groups.Sum(group => group.Responded));
        var estimates = groups.SelectMany((group, place) => Estimated(group, sums.Groups[place])).ToList();
        return new ReactionSummary(all, responded, Rate(responded, all, measured), groups, ReactionGaps.Between(groups), estimates);
    }

    private static ReactionGroup Group(ReactionForm form, RespondentGroup group, GroupSums sums, int invited, bool measured)
    {
        invited = Math.Max(invited, sums.Respondents);
        var dimensions = WeightedMeans.Dimensions(form, sums);
        var mean = WeightedMeans.OfMeans(dimensions.Select(dimension => dimension.Mean));
        return new ReactionGroup(
            group, invited, sums.Respondents, Rate(sums.Respondents, invited, measured), mean,
            Numbers.Categories.Of(form.Instrument.Scale, mean), dimensions);
    }

    /// <summary>Null while the whole level has no response: nothing is known yet, which is not 0.</summary>
    private static double? Rate(int responded, int invited, bool measured) =>
        measured && invited > 0 ? (double)responded / invited : null;

    /// <summary>The mean's interval has the half-width of the mean interval of the respondents' overalls.</summary>
    private static Estimate[] Estimated(ReactionGroup group, GroupSums sums) =>
    [
        Estimates.Of(
            Metric.Mean, group.Mean, MeanInterval.Of(group.Mean, sums.Overalls, group.Invited), group.Responded, group.Invited, group.Group),
        Estimates.Of(Metric.ResponseRate, group.ResponseRate, null, group.Responded, group.Invited, group.Group),
    ];
}
