using System.Security.Cryptography;
using Evaluation.Hosting.Security;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Benchmarks.Bare;

/// <summary>Signs the bare endpoint's tokens as Identity signs ours.</summary>
internal sealed class BareKey : ILocalSigningKeys
{
    private readonly ECDsaSecurityKey key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "bare" };

    public Task<IReadOnlyCollection<SecurityKey>> PublicKeysAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyCollection<SecurityKey>>([key]);

    public string Token(AuthOptions auth) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = auth.Issuer,
        Audience = auth.Audience,
        Expires = DateTime.UtcNow.AddHours(8),
        Claims = new Dictionary<string, object>
        {
            [TokenClaims.Account] = Guid.NewGuid().ToString(),
            [TokenClaims.Role] = Roles.Admin,
            [TokenClaims.Name] = "admin",
            [JwtRegisteredClaimNames.Jti] = Guid.NewGuid().ToString(),
        },
        SigningCredentials = new(key, SecurityAlgorithms.EcdsaSha256),
    });
}
