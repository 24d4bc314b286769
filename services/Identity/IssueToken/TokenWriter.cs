using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.PublishKeys;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.IssueToken;

/// <summary>Writes the access token: a JWT signed with ES256.</summary>
internal sealed class TokenWriter(SigningKeys keys, AuthOptions auth, IdentityOptions options, TimeProvider clock)
{
    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false };

    public async Task<string> WriteAsync(Account account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claims = new Dictionary<string, object>
        {
            [TokenClaims.Account] = account.Id.ToString(),
            [TokenClaims.Role] = account.Role,
            [TokenClaims.Name] = account.UserName,
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
        };
        if (account.Agency is not null) claims[TokenClaims.Agency] = account.Agency;
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = auth.Issuer,
            Audience = auth.Audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + options.TokenLifetime,
            Claims = claims,
            SigningCredentials = new(await keys.SigningKeyAsync(cancellation), SecurityAlgorithms.EcdsaSha256),
        });
    }
}
