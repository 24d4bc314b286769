using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Portal.Figures;

/// <summary>Up to which value a mean is called what, on its own scale.</summary>
internal static class CategoryLimits
{
    private static readonly string[] Codes = ["very-poor", "poor", "fair", "good", "very-good"];

    /// <summary>Null where the scale is not known.</summary>
    public static string? Of(Scale? scale, Reader reader) => scale is null ? null : reader[
        "explain.categories", scale.Min, scale.Max,
        string.Join("; ", Categories.Limits(new(scale.Min, scale.Max)).Zip(Codes).Select(limit => $"{reader[$"category.{limit.Second}"]} ≤ {reader.Display.Number((double)limit.First)}"))];
}
