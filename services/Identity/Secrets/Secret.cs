using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.Secrets;

/// <summary>What stands in a link: 256 random bits, of which only the hash is kept. Long enough to need no salt.</summary>
internal static class Secret
{
    private const int Bytes = 32;

    // Anything longer than a secret is none, and is not hashed.
    private const int Longest = 100;

    public static string New() => Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(Bytes));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret.Length > Longest ? "" : secret));
}
