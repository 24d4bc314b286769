using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.Links;
using Evaluation.Identity.PublishKeys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.IssueToken;

/// <summary>Writes the access token: a JWT signed with ES256.</summary>
internal sealed class TokenWriter(SigningKeys keys, AuthOptions auth, IdentityOptions options, CohortsClient cohorts, TimeProvider clock)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public Task<TokenResponse> WriteAsync(Account account, CancellationToken cancellation) => WriteAsync(account, options.TokenLifetime, cancellation);

    /// <summary>A supervisor's token says under which ids the cohorts know the person.</summary>
    public async Task<TokenResponse> WriteAsync(Account account, TimeSpan lifetime, CancellationToken cancellation)
    {
        // Of the agency for which it was made: an address that another agency writes down proves nothing to an account.
        IReadOnlyList<Membership> memberships = account is { Role: Roles.Supervisor, PersonId: { } person }
            ? [.. (await cohorts.MembershipsAsync(new(Person: person), cancellation)).Where(membership => membership.Person == person)] : [];
        var token = await SignAsync(new(account.Id, account.Role, account.SessionVersion, lifetime, account.UserName, account.Agency, [.. memberships.Select(membership => membership.Member)]), cancellation);
        return new(token, "Bearer", (int)lifetime.TotalSeconds);
    }

    public async Task<string> SignAsync(TokenSubject subject, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [TokenClaims.Account] = subject.Id.ToString(),
            [TokenClaims.Role] = subject.Role,
            [TokenClaims.Session] = subject.SessionVersion,
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
        };
        if (subject.Name is not null) claims[TokenClaims.Name] = subject.Name;
        if (subject.Agency is not null) claims[TokenClaims.Agency] = subject.Agency;
        if (subject.Members is { Count: > 0 } members) claims[TokenClaims.Member] = members.Select(member => member.ToString("D")).ToArray();
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = auth.Issuer,
            Audience = auth.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + subject.Lifetime,
            Claims = claims,
            SigningCredentials = new(await keys.SigningKeyAsync(cancellation), SecurityAlgorithms.EcdsaSha256),
        });
    }
}

/// <summary>Whom a token is for: an account, or a person who came by a link.</summary>
/// <param name="SessionVersion">As it was when account or link were found good: who is shut out at that moment gets a token that does not count.</param>
internal sealed record TokenSubject(Guid Id, string Role, long SessionVersion, TimeSpan Lifetime, string? Name = null, string? Agency = null, IReadOnlyList<Guid>? Members = null);
