using System.Globalization;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Words;

/// <summary>Numbers as people type them: 1.250,5 or 1,250.5, each in its language, and 12.8 or 12,8 in either, where it can mean one thing only.</summary>
internal static partial class WrittenNumber
{
    [GeneratedRegex(@"^-?\d{1,3}(\.\d{3})+(,\d+)?$")]
    private static partial Regex Indonesian { get; }

    [GeneratedRegex(@"^-?\d{1,3}(,\d{3})+(\.\d+)?$")]
    private static partial Regex English { get; }

    [GeneratedRegex(@"^-?\d+([.,]\d+)?$")]
    private static partial Regex Plain { get; }

    /// <summary>Null where it is no number.</summary>
    public static decimal? Read(string? typed, string language)
    {
        var text = (typed ?? "").Replace("Rp", "", StringComparison.OrdinalIgnoreCase).Replace("−", "-", StringComparison.Ordinal).Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('%');
        var isEnglish = language == "en";
        string? plain = (isEnglish ? English : Indonesian).IsMatch(text) ? isEnglish ? text.Replace(",", "", StringComparison.Ordinal) : text.Replace(".", "", StringComparison.Ordinal).Replace(',', '.')
            : Plain.IsMatch(text) ? text.Replace(',', '.') : null;
        return decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    /// <summary>A whole number from 0; null where it is none.</summary>
    public static int? Whole(string? typed) => int.TryParse(typed?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number of days, earlier or later; null where it is none.</summary>
    public static int? Days(string? typed) =>
        int.TryParse((typed ?? "").Trim().TrimStart('+').Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days) ? days : null;

    /// <summary>As it is put into a field: whatever it is read back as is the same number.</summary>
    public static string Write(decimal? value, string language) =>
        value is { } number ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture).Replace('.', language == "en" ? '.' : ',') : "";
}
