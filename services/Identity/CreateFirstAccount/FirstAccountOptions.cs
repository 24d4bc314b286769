using Evaluation.Identity.Accounts;

namespace Evaluation.Identity.CreateFirstAccount;

/// <param name="Password">From <c>Evaluation:AdminPassword</c>; null for a random one. Used when the account is made, never later.</param>
internal sealed record FirstAccountOptions(string? Password)
{
    public static FirstAccountOptions Of(IConfiguration configuration) =>
        new(configuration["Evaluation:AdminPassword"] is { Length: > 0 } given ? given : null);

    public IEnumerable<string> Problems()
    {
        if (Password is { Length: < Passwords.Shortest or > Passwords.Longest })
            yield return $"Evaluation:AdminPassword has {Password.Length} characters. Set Evaluation__AdminPassword to {Passwords.Shortest} to {Passwords.Longest}, or leave it out for a random one.";
    }
}
