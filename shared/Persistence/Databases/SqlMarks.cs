using System.Text.RegularExpressions;

namespace Evaluation.Persistence.Databases;

/// <summary>Finds the marks of portable SQL, see <see cref="Dialect"/>.</summary>
internal static partial class SqlMarks
{
    [GeneratedRegex(@"\{([a-z]+(?: @?\w+)?)\}")]
    private static partial Regex Mark { get; }

    public static string Replace(string portable, Func<string, string?> replacement) => Mark.Replace(
        portable,
        match => replacement(match.Groups[1].Value)
            ?? throw new ArgumentException($"The SQL text has an unknown mark {match.Value}; see {nameof(Dialect)} for those there are."));

    /// <summary>The count of a mark <c>first @n</c>, or null for another mark.</summary>
    public static string? First(string mark) => mark.StartsWith("first ", StringComparison.Ordinal) ? mark["first ".Length..] : null;
}
