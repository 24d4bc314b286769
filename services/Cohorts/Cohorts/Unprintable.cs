namespace Evaluation.Cohorts.Cohorts;

/// <summary>Characters that a name cannot have: controls other than the line break and tab of a wrapped cell.</summary>
internal static class Unprintable
{
    /// <summary>The first of them as U+0000; null where there is none.</summary>
    public static string? In(string text)
    {
        foreach (var letter in text)
            if (char.IsControl(letter) && letter is not ('\t' or '\r' or '\n')) return $"U+{(int)letter:X4}";
        return null;
    }
}
