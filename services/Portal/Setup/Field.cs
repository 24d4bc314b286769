namespace Evaluation.Portal.Setup;

/// <summary>A field of a form as it stands on the page.</summary>
/// <param name="Value">As it was typed.</param>
/// <param name="Unit">Behind the field, such as %.</param>
/// <param name="Mode">Which keyboard a phone shows.</param>
internal sealed record Field(
    string Name, string Label, string? Value, string? Problem = null, string? Hint = null, string Type = "text", string? Unit = null, string? Mode = null, bool IsShort = false)
{
    // What a field is called may hold what an id may not.
    public string Id => "f-" + string.Concat(Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));
}

/// <summary>A list to choose one from.</summary>
internal sealed record Choice(string Name, string Label, string? Value, IReadOnlyList<(string Value, string Words)> Options, string? Problem = null, string? Hint = null);
