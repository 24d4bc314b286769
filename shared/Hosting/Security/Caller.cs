using System.Security.Claims;

namespace Evaluation.Hosting.Security;

/// <summary>Who calls, as the access token says.</summary>
/// <param name="Account">Opaque id.</param>
/// <param name="Agency">Code of the agency the account is bound to; null for all.</param>
public sealed record Caller(string Account, string Role, string? Agency)
{
    public static Caller Of(ClaimsPrincipal user) => new(
        user.FindFirst(TokenClaims.Account)?.Value ?? throw new InvalidOperationException("The endpoint lets callers in who are not signed in."),
        user.FindFirst(TokenClaims.Role)?.Value ?? "",
        user.FindFirst(TokenClaims.Agency)?.Value);

    /// <summary>Admins see every agency; others their own, or all where the account is bound to none.</summary>
    public bool Sees(string agency) => Role == Roles.Admin || Agency is null || Agency == agency;
}

public static class TokenClaims
{
    public const string Account = "sub";
    public const string Role = "role";
    public const string Agency = "agency";
    public const string Name = "name";
}
