using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Identity.Tests;

/// <summary>A small OpenID provider of somebody else's: discovery, keys of both kinds, and tokens with whatever claims a test wants.</summary>
internal sealed class OpenIdProvider : IAsyncDisposable
{
    private readonly ECDsaSecurityKey elliptic = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "elliptic" };
    private readonly RsaSecurityKey rsa = new(RSA.Create(2048)) { KeyId = "rsa" };
    private WebApplication app = null!;

    public string Issuer => app.Urls.Single();

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        provider.app = builder.Build();
        provider.app.MapGet("/.well-known/openid-configuration", () => new { issuer = provider.Issuer, jwks_uri = $"{provider.Issuer}/keys" });
        provider.app.MapGet("/keys", () => new { keys = provider.Keys() });
        await provider.app.StartAsync(TestContext.Current.CancellationToken);
        return provider;
    }

    public string Token(Dictionary<string, object> claims, string algorithm = SecurityAlgorithms.RsaSha256, string? issuer = null, string audience = "evaluation", TimeSpan? life = null, SecurityKey? key = null)
    {
        var now = DateTime.UtcNow;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? Issuer, Audience = audience, NotBefore = now.AddHours(-2), Expires = now + (life ?? TimeSpan.FromHours(1)), Claims = claims,
            SigningCredentials = new(key ?? (algorithm == SecurityAlgorithms.RsaSha256 ? rsa : elliptic), algorithm),
        });
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        elliptic.ECDsa.Dispose();
        rsa.Rsa.Dispose();
    }

    private IEnumerable<object> Keys()
    {
        var point = elliptic.ECDsa.ExportParameters(includePrivateParameters: false).Q;
        yield return new { kty = "EC", crv = "P-256", kid = elliptic.KeyId, use = "sig", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) };
        var numbers = rsa.Rsa.ExportParameters(includePrivateParameters: false);
        yield return new { kty = "RSA", kid = rsa.KeyId, use = "sig", n = Base64UrlEncoder.Encode(numbers.Modulus), e = Base64UrlEncoder.Encode(numbers.Exponent) };
    }
}
