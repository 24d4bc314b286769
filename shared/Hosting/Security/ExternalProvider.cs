using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Hosting.Security;

/// <summary>Takes the tokens of another OpenID provider beside our own, and reads role and agency out of them as the configuration says.</summary>
internal static class ExternalProvider
{
    public const string Scheme = "external";

    private const string Prefix = "Bearer ";

    /// <summary>Which scheme checks a request: the provider's where the token says that it is the provider's; what it says is checked there.</summary>
    public static string? SchemeOf(HttpContext context, ExternalProviderOptions provider)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            return new JsonWebToken(header[Prefix.Length..].Trim()).Issuer == provider.Issuer ? Scheme : null;
        }
        catch (ArgumentException)
        {
            // What is no token is refused by our own scheme, as always.
            return null;
        }
    }

    public static void Configure(JwtBearerOptions bearer, ExternalProviderOptions provider, TokenValidationParameters parameters, TimeProvider clock)
    {
        bearer.MapInboundClaims = false;
        bearer.Authority = provider.Authority;
        // Keys that came over an open line could be anybody's; on one machine there is no line.
        bearer.RequireHttpsMetadata = !new Uri(provider.Authority!).IsLoopback;
        bearer.TokenHandlers.Clear();
        bearer.TokenHandlers.Add(new CachingTokenHandler(clock, new EndedSessions()) { MapInboundClaims = false });
        bearer.TokenValidationParameters = parameters;
        bearer.Events = new()
        {
            OnAuthenticationFailed = context => AccessTokens.ShouldHaveKeysAsync(context.Options, context.HttpContext.RequestAborted),
            OnTokenValidated = context =>
            {
                context.Principal = new(Identity(context.Principal!, provider));
                return Task.CompletedTask;
            },
        };
    }

    /// <summary>Only what is mapped: no other claim of the provider's can pass for one of ours.</summary>
    private static ClaimsIdentity Identity(ClaimsPrincipal token, ExternalProviderOptions provider)
    {
        var agency = token.FindFirst(provider.AgencyClaim)?.Value;
        var role = token.FindAll(provider.RoleClaim).Select(claim => provider.RoleOf(claim.Value)).FirstOrDefault(role => role is not null);
        // Without an agency these would see every agency; a supervisor of another provider is nobody's supervisor here.
        if (role is Roles.TrainingUnit && string.IsNullOrEmpty(agency)) role = null;
        var identity = new ClaimsIdentity(Scheme, TokenClaims.Name, TokenClaims.Role);
        identity.AddClaim(new(TokenClaims.Account, AccountOf(provider.Issuer!, token.FindFirst(TokenClaims.Account)?.Value ?? "").ToString()));
        if (role is not null) identity.AddClaim(new(TokenClaims.Role, role));
        if (role is not null and not Roles.Admin && !string.IsNullOrEmpty(agency)) identity.AddClaim(new(TokenClaims.Agency, agency));
        if (token.FindFirst(TokenClaims.Name) is { } name) identity.AddClaim(new(TokenClaims.Name, name.Value));
        return identity;
    }

    // Opaque, whatever the provider writes there: the audit log must not hold an address or a NIP.
    private static Guid AccountOf(string issuer, string subject) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, 16));
}
