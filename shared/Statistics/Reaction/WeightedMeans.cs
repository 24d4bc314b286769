using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Reaction;

/// <summary>
/// The Weighted Mean Score: item mean = Σf·x/Σf over the answers given; every mean above it is a mean of means, unrounded.
/// What has no answers is left out of the mean above it.
/// </summary>
internal static class WeightedMeans
{
    public static IReadOnlyList<ReactionDimension> Dimensions(ReactionForm form, GroupSums sums) =>
        [.. form.Instrument.Dimensions.Select((dimension, place) => Dimension(form, sums, dimension, sums.Dimensions[place]))];

    /// <summary>Mean of the means that there are; null without any.</summary>
    public static double? OfMeans(IEnumerable<double?> means) => means.Average();

    private static ReactionDimension Dimension(ReactionForm form, GroupSums sums, Dimension dimension, DimensionSums complete)
    {
        var scale = form.Instrument.Scale;
        var items = dimension.Items.Select(item => Item(scale, sums, item.Code, form.Place(item.Code))).ToList();
        var mean = OfMeans(items.Select(item => item.Mean));
        var indicators = (dimension.Indicators ?? []).Select(indicator => Indicator(scale, items, indicator)).ToList();
        return new ReactionDimension(dimension.Code, mean, Categories.Of(scale, mean), CronbachAlpha.Of(complete), items, indicators, CronbachAlpha.Basis(complete));
    }

    private static ReactionItem Item(Scale scale, GroupSums sums, string code, int place)
    {
        double? mean = sums.Answered[place] > 0 ? (double)sums.Answers[place] / sums.Answered[place] : null;
        return new ReactionItem(code, sums.Answered[place], mean, Categories.Of(scale, mean));
    }

    private static ReactionIndicator Indicator(Scale scale, List<ReactionItem> items, Indicator indicator)
    {
        var mean = OfMeans(items.Where(item => indicator.Items.Contains(item.Code)).Select(item => item.Mean));
        return new ReactionIndicator(indicator.Code, mean, Categories.Of(scale, mean));
    }
}
