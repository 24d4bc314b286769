using System.Globalization;

namespace Evaluation.Levels.Answers;

/// <summary>An ISO 8601 date or instant, kept as it was given.</summary>
public static class Moment
{
    private static readonly string[] Instants =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public static bool IsOne(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        || DateTimeOffset.TryParseExact(text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    /// <summary>The day only: what an anonymous answer may carry at the most.</summary>
    public static string? Day(string? moment) => moment?[..10];
}
