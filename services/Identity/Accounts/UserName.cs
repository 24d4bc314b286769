using System.Security.Cryptography;
using System.Text;

namespace Evaluation.Identity.Accounts;

/// <summary>User names are compared without case and in one Unicode form, so that nobody can pass for another.</summary>
internal static class UserName
{
    public const int Shortest = 2, Longest = 100;

    public static string Normalise(string name) => name.Trim().Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    public static byte[] Hash(string name) => SHA256.HashData(Encoding.UTF8.GetBytes(Normalise(name)));

    public static bool IsFit(string name) =>
        name.Length is >= Shortest and <= Longest && name.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' or '-' or '@' or '+');
}
