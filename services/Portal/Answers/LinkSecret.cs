namespace Evaluation.Portal.Answers;

/// <summary>The secret in what somebody pasted: the whole address of the mail, or what stands behind its #.</summary>
internal static class LinkSecret
{
    // More than any secret has; a whole mail pasted by mistake is none.
    private const int Longest = 100;

    public static string? In(string? pasted)
    {
        var text = pasted?.Trim() ?? "";
        var secret = Uri.UnescapeDataString(text[(text.IndexOf('#', StringComparison.Ordinal) + 1)..]).Trim('<', '>', ' ');
        return secret.Length is > 0 and <= Longest && !secret.Contains('/', StringComparison.Ordinal) ? secret : null;
    }
}
