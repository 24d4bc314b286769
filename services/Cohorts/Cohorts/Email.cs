using System.Text;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>E-mail addresses: how they look, and how they are compared.</summary>
internal static class Email
{
    /// <summary>Without regard to case, and in one Unicode form.</summary>
    public static string Key(string address) => address.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    public static bool IsFit(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && !address.Any(char.IsWhiteSpace);
    }
}
