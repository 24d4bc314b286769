using System.Globalization;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>A field of a form as it stands on the page.</summary>
/// <param name="Value">As it was typed.</param>
/// <param name="Unit">Behind the field, such as %.</param>
/// <param name="Mode">Which keyboard a phone shows.</param>
internal sealed record Field(
    string Name, string Label, string? Value, string? Problem = null, string? Hint = null, string Type = "text", string? Unit = null, string? Mode = null, bool IsShort = false)
{
    /// <summary>What a field is called where it does not stand on its own; null where it has no words.</summary>
    /// <param name="words">Under which its label stands, and that of its row.</param>
    /// <param name="name">With the number of its row, such as <c>days[1]</c>, where it stands in one.</param>
    public static string? LabelOf(Reader reader, string words, string name)
    {
        var parts = name.Split('[', ']');
        if (Vocabulary.Find($"{words}.{parts[0]}", reader.Language) is not { } label) return null;
        if (parts.Length == 1) return label;
        var row = int.Parse(parts[1], CultureInfo.InvariantCulture) + 1;
        return label.Contains("{0}", StringComparison.Ordinal) ? reader[$"{words}.{parts[0]}", row] : $"{reader[$"{words}.row", row]}, {label}";
    }

    // What a field is called may hold what an id may not.
    public string Id => "f-" + string.Concat(Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}

/// <summary>A list to choose one from.</summary>
internal sealed record Choice(string Name, string Label, string? Value, IReadOnlyList<(string Value, string Words)> Options, string? Problem = null, string? Hint = null);
