namespace Evaluation.Portal.Answers;

internal enum QuestionKind { Scale, Choice, Several, Text }

/// <summary>What stands together: on a phone it fills the screen.</summary>
internal sealed record Screen(string? Title, IReadOnlyList<Question> Questions);

/// <summary>A question of a form, in the reader's words.</summary>
/// <param name="Options">None for a text.</param>
/// <param name="None">What is chosen where there is nothing to say, apart from the others.</param>
/// <param name="Missing">What is said when it is left open; null where that is as well.</param>
/// <param name="Longest">How much may be written.</param>
/// <param name="IsLine">A few words rather than a text.</param>
internal sealed record Question(
    QuestionKind Kind, string Field, string Label, IReadOnlyList<Option> Options, Option? None = null, string? Hint = null, string? Missing = null,
    int Longest = Questions.LongestText, bool IsLine = false)
{
    /// <summary>What was chosen or written, as words; null where nothing was.</summary>
    public string? Answer(Typed typed)
    {
        if (Kind == QuestionKind.Text) return string.IsNullOrWhiteSpace(typed[Field]) ? null : typed[Field]!.Trim();
        var chosen = Options.Append(None).OfType<Option>().Where(option => typed.Has(Field, option.Value)).Select(option => option.Words).ToList();
        return chosen.Count == 0 ? null : string.Join(", ", chosen);
    }
}

/// <param name="End">What the end of a scale means.</param>
internal sealed record Option(string Value, string Words, string? End = null);
