using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

/// <summary>What a figure is computed from that is no figure itself: a setting of the plan, or a sum on the way.</summary>
/// <param name="Sign">As it stands in the formula; empty where it stands in none.</param>
internal sealed record Given(string Name, string Sign, string Value)
{
    /// <summary>Those that are known.</summary>
    public static IReadOnlyList<Given> Of(Reader reader, params IEnumerable<(string Key, string Sign, string Value)> all) =>
        [.. all.Where(one => one.Value != Display.Nothing).Select(one => new Given(reader[$"given.{one.Key}"], one.Sign, one.Value))];

    /// <summary>How many of the n make a share: it is the share of whole people.</summary>
    public static string Part(Reader reader, double? share, int? n) => reader.Display.Count(share is null || n is null ? null : (int)Math.Round(share.Value * n.Value));
}
