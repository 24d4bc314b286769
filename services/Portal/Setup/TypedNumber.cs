using System.Globalization;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Setup;

/// <summary>Numbers as people type them, with a decimal comma or point. Null where nothing, or no number, stands there.</summary>
internal static partial class TypedNumber
{
    public static decimal? Decimal(string? text) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static int? Whole(string? text) => int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>Whole rupiahs, with or without Rp and marks between the thousands.</summary>
    public static decimal? Money(string? text) => text is not null && Amount().Match(text) is { Success: true } amount
        && decimal.TryParse(Marks().Replace(amount.Groups[1].Value, ""), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The shortest way to write a number that reads back as the same, with the reader's decimal sign.</summary>
    public static string Text(decimal? number, bool isEnglish)
    {
        var text = number?.ToString("0.############", CultureInfo.InvariantCulture) ?? "";
        return isEnglish ? text : text.Replace('.', ',');
    }

    [GeneratedRegex(@"^\s*(?:Rp\.?\s*)?(\d{1,3}(?:[., \u00a0]\d{3})+|\d+)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Amount();

    [GeneratedRegex(@"[., \u00a0]")]
    private static partial Regex Marks();
}
