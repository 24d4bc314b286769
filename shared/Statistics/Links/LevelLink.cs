using Evaluation.Contracts;

namespace Evaluation.Statistics.Links;

/// <summary>How two neighbouring levels go together in this programme.</summary>
/// <param name="Method">Always <c>spearman</c>.</param>
/// <param name="N">Participants with both figures.</param>
public sealed record LevelLink(
    Level From, Level To, string Method, int N, double? Coefficient, double? Low, double? High, double? P, LinkReading Reading)
{
    public static LevelLink Of(Level from, Level to, SpearmanLink link) =>
        new(from, to, "spearman", link.Pairs, link.Coefficient, link.Low, link.High, link.P, link.Reading);
}
