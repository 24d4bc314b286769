using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Problems;
using Evaluation.Persistence.Messaging;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Evaluation.Hosting.Security;

/// <summary>Bearer tokens, and an authorization that denies whatever an endpoint has not decided.</summary>
public static class AccessTokens
{
    // Tolerates a machine whose clock is off by a few minutes.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    public static void AddAccessTokens(this IHostApplicationBuilder builder)
    {
        var problems = StartupProblems.Of(builder);
        var options = problems.Bind<AuthOptions>(builder.Configuration, "Auth");
        problems.Add(options.External.Problems(options.Issuer));
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<EndedSessions>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer().AddExternal(options.External);
        builder.Services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<IServiceProvider>((bearer, services) =>
        {
            var clock = services.GetRequiredService<TimeProvider>();
            bearer.MapInboundClaims = false;
            bearer.RequireHttpsMetadata = false; // The services talk behind the gateway; the address is configuration, not input.
            bearer.TokenHandlers.Clear();
            bearer.TokenHandlers.Add(new CachingTokenHandler(clock, services.GetRequiredService<EndedSessions>()) { MapInboundClaims = false });
            bearer.TokenValidationParameters = Parameters(options.Issuer, options.Audience, clock);
            if (options.External.IsOn) bearer.ForwardDefaultSelector = context => ExternalProvider.SchemeOf(context, options.External);
            if (services.GetService<ILocalSigningKeys>() is { } keys) bearer.ConfigurationManager = new LocalConfiguration(keys, options);
            else bearer.Authority = options.Authority;
            bearer.Events = new() { OnAuthenticationFailed = context => ShouldHaveKeysAsync(context.Options, context.HttpContext.RequestAborted) };
        });
        if (!string.IsNullOrWhiteSpace(options.Authority)) builder.Services.AddHealthChecks().AddCheck<SigningKeysCheck>("signing keys");
        builder.Services.AddAuthorizationBuilder()
            .SetDefaultPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireRole(Roles.Admin).Build())
            // An address without an endpoint holds nothing to protect: it is answered with 404, and not as if it were somebody else's.
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(context => context.Resource is HttpContext http && (http.GetEndpoint() is null || MayBeRefused(http))).Build());
    }

    /// <summary>
    /// Whether the caller may be told that an address does not take this method or content type: routing answers so by an endpoint
    /// that is no route and has decided nothing. Nobody learns of the API's addresses without signing in, but for the open ones.
    /// </summary>
    private static bool MayBeRefused(HttpContext context)
    {
        if (context.GetEndpoint() is RouteEndpoint or not { Metadata.Count: 0 }) return false;
        if (context.User.Identity?.IsAuthenticated == true || !context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) return true;
        return context.RequestServices.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Any(endpoint =>
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            && string.Equals($"/{endpoint.RoutePattern.RawText?.Trim('/')}", context.Request.Path, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Tokens must come from somewhere: what to set where they do not.</summary>
    internal static IEnumerable<string> Problems(IServiceProvider services)
    {
        // A process without a database serves pages only, and takes no tokens.
        if (services.GetService<OutboxOptions>() is null || services.GetService<ILocalSigningKeys>() is not null) yield break;
        var authority = services.GetRequiredService<AuthOptions>().Authority;
        var isMissing = string.IsNullOrWhiteSpace(authority);
        if (isMissing || !Uri.TryCreate(authority, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
            yield return $"Auth:Authority is {(isMissing ? "missing" : "no http address")}. Set Auth__Authority to the identity service's address, such as http://identity:8080/api/identity.";
    }

    /// <summary>Says who may call: always given, since an endpoint without it is closed to everybody.</summary>
    public static TBuilder AllowRoles<TBuilder>(this TBuilder endpoint, params string[] roles) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(roles));

    private static AuthenticationBuilder AddExternal(this AuthenticationBuilder authentication, ExternalProviderOptions provider)
    {
        if (!provider.IsOn) return authentication;
        authentication.Services.AddOptions<JwtBearerOptions>(ExternalProvider.Scheme).Configure<TimeProvider>((bearer, clock) =>
            ExternalProvider.Configure(bearer, provider, Parameters(provider.Issuer!, provider.Audience, clock), clock));
        return authentication.AddJwtBearer(ExternalProvider.Scheme, _ => { });
    }

    private static TokenValidationParameters Parameters(string issuer, string audience, TimeProvider clock) => new()
    {
        ValidAudience = audience,
        ValidIssuer = issuer,
        RoleClaimType = TokenClaims.Role,
        NameClaimType = TokenClaims.Name,
        ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSha256],
        LifetimeValidator = (from, until, _, _) => IsAlive(from, until, clock.GetUtcNow().UtcDateTime),
    };

    // A token without an end is not taken.
    private static bool IsAlive(DateTime? from, DateTime? until, DateTime now) => until > now - ClockSkew && !(from > now + ClockSkew);

    // A token that could not be checked is not a wrong one: its sender must not be told to sign in again.
    internal static async Task ShouldHaveKeysAsync(JwtBearerOptions bearer, CancellationToken cancellation)
    {
        try
        {
            // A process that takes no tokens has none.
            if (bearer.ConfigurationManager is { } configuration) await configuration.GetConfigurationAsync(cancellation);
        }
        catch (InvalidOperationException exception)
        {
            throw new NotAvailableException("The identity service's keys are not here yet.", exception);
        }
    }

    private sealed class LocalConfiguration(ILocalSigningKeys keys, AuthOptions options) : IConfigurationManager<OpenIdConnectConfiguration>
    {
        public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
        {
            var configuration = new OpenIdConnectConfiguration { Issuer = options.Issuer };
            foreach (var key in await keys.PublicKeysAsync(cancel)) configuration.SigningKeys.Add(key);
            return configuration;
        }

        // The keys are asked for each time that a new token is validated.
        public void RequestRefresh() { }
    }
}
