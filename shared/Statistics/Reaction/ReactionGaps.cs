using Evaluation.Contracts.Summaries;

namespace Evaluation.Statistics.Reaction;

public static class ReactionGaps
{
    /// <summary>
    /// First group minus second, for each dimension and then <c>overall</c>; null where one of them has no mean.
    /// None with a single group.
    /// </summary>
    public static IReadOnlyList<ReactionGap> Between(IReadOnlyList<ReactionGroup> groups)
    {
        if (groups is not [var first, var second, ..]) return [];
        return
        [
            .. first.Dimensions.Zip(second.Dimensions, (one, other) => Gap(one.Code, one.Mean, other.Mean)),
            Gap("overall", first.Mean, second.Mean),
        ];

        ReactionGap Gap(string code, double? one, double? other) => new(code, [first.Group, second.Group], one - other);
    }
}
