using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Evaluation.Hosting.Security;

namespace Evaluation.Portal.Session;

/// <summary>
/// Tells readers apart without saying who they are: what a device keeps for one of them is neither shown to another nor sent in another's
/// name. The same in all sessions of a person's link, or of an account.
/// </summary>
internal static class ReaderMark
{
    /// <summary>On pages that a device may keep for when the line is away, with whose they are.</summary>
    public const string Header = "Keep-On-Device";

    private const string Type = "reader";

    // Enough that no two are alike; nobody gains anything by finding one.
    private const int Length = 16;

    /// <param name="otherwise">What stands for the reader where the token cannot be read.</param>
    public static Claim Of(string token, string otherwise) => new(
        Type, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"reader\n{TokenRole.Claim(token, TokenClaims.Account) ?? otherwise}")))[..Length]);

    public static string? Of(HttpContext context) => context.User.FindFirstValue(Type);

    public static void LetKeep(HttpContext context)
    {
        if (Of(context) is { } mark) context.Response.Headers[Header] = mark;
    }
}
