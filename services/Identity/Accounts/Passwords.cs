using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Evaluation.Identity.Accounts;

/// <summary>Hashes and compares passwords by ASP.NET Core Identity's hasher (PBKDF2 with SHA-512).</summary>
internal sealed class Passwords
{
    public const int Shortest = 8;

    // Longer than any password manager makes, and short enough to cost nothing to read.
    public const int Longest = 256;

    // What OWASP asks of PBKDF2 with SHA-512; the hasher's own default is half of it.
    private const int Iterations = 210_000;

    private readonly PasswordHasher<Account> hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));
    private readonly Lazy<string> nobodys;

    public Passwords() => nobodys = new(() => Hash(Guid.NewGuid().ToString()));

    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>Without an account as much work is done, so that the time does not tell whether there is one.</summary>
    public bool AreRight(Account? account, string password)
    {
        if (password.Length > Longest) password = "";
        return hasher.VerifyHashedPassword(null!, account is { PasswordHash.Length: > 0 } ? account.PasswordHash : nobodys.Value, password) != PasswordVerificationResult.Failed
            && account is { PasswordHash.Length: > 0 };
    }
}
