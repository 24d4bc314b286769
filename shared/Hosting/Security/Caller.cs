using System.Security.Claims;

namespace Evaluation.Hosting.Security;

/// <summary>Who calls, as the access token says.</summary>
/// <param name="Account">Opaque id.</param>
/// <param name="Agency">Code of the agency the account is bound to; null for all.</param>
/// <param name="Members">Of respondents and supervisors: the ids under which the cohorts know the person.</param>
public sealed record Caller(string Account, string Role, string? Agency, IReadOnlySet<Guid>? Members = null)
{
    public static Caller Of(ClaimsPrincipal user)
    {
        var role = user.FindFirst(TokenClaims.Role)?.Value ?? "";
        return new(
            user.FindFirst(TokenClaims.Account)?.Value ?? throw new InvalidOperationException("The endpoint lets callers in who are not signed in."),
            role,
            user.FindFirst(TokenClaims.Agency)?.Value,
            role is Roles.Respondent or Roles.Supervisor ? user.FindAll(TokenClaims.Member).Select(claim => Guid.Parse(claim.Value)).ToHashSet() : null);
    }

    /// <summary>Whether the caller speaks for this person of a cohort.</summary>
    public bool Is(Guid member) => Members?.Contains(member) == true;

    /// <summary>Admins see every agency; others their own, or all where the account is bound to none.</summary>
    public bool Sees(string agency) => Role == Roles.Admin || Agency is null || Agency == agency;
}

public static class TokenClaims
{
    public const string Account = "sub";
    public const string Role = "role";
    public const string Agency = "agency";
    public const string Name = "name";

    /// <summary>One for each cohort that knows the person.</summary>
    public const string Member = "member";

    /// <summary>Version of the subject's sessions, see <see cref="EndedSessions"/>.</summary>
    public const string Session = "ver";
}
