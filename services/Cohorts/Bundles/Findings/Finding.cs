namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What is wrong, apart from where: a stable code and a sentence in both languages, made only in this folder.</summary>
internal readonly record struct Finding(string Code, string Id, string En)
{
    private const int LongestShown = 60;

    /// <summary>A value as a sentence shows it: on one line and not endless.</summary>
    public static string Shown(string value)
    {
        var line = string.Concat(value.Trim().Select(c => char.IsControl(c) ? ' ' : c));
        if (line.Length <= LongestShown) return line;
        // A pair of surrogates is not cut in two.
        var length = char.IsHighSurrogate(line[LongestShown - 1]) ? LongestShown - 1 : LongestShown;
        return line[..length] + "…";
    }

    /// <summary>A number in the Indonesian sentence; the English one shows it as it is.</summary>
    public static string Comma(string number) => number.Replace('.', ',');
}
