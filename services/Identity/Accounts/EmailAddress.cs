using System.Text;
using Evaluation.Hosting.Problems;

namespace Evaluation.Identity.Accounts;

/// <summary>E-mail addresses: compared without case and in one Unicode form, as Cohorts does.</summary>
internal static class EmailAddress
{
    private const int Longest = 200;

    public static string Normalise(string address) => address.Trim().Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    public static bool IsFit(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length <= Longest && at > 0 && at < address.Length - 1 && at == address.LastIndexOf('@') && !address.Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter));
    }

    public static InputProblem Problem { get; } = new("email", "emailMalformed", new(
        "Ini bukan alamat surel. Tulis seperti nama@instansi.go.id.", "This is no e-mail address. Write it like name@agency.go.id."));
}
