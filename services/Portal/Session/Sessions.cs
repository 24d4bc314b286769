using System.Globalization;
using System.Net;
using System.Security.Claims;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace Evaluation.Portal.Session;

/// <summary>
/// A reader's session: the access token in an encrypted cookie that scripts cannot read. Only pages are opened by it; the API takes
/// bearer tokens alone, so that no other site can make a browser act on it.
/// </summary>
internal static class Sessions
{
    public const string Scheme = "portal";

    public const string Policy = "portal";

    /// <summary>In the session of somebody who came by a personal link: its secret, and when the token ends.</summary>
    internal const string Link = "link", EndsAt = "ends_at";

    private const string Token = "access_token";

    // A form is begun in the morning and sent after lunch; the token of a link lasts half an hour and is got anew meanwhile.
    private static readonly TimeSpan LinkSession = TimeSpan.FromHours(12);

    public static void AddSessions(this WebApplicationBuilder builder, PortalOptions options)
    {
        builder.Services.AddDataProtection().SetApplicationName("evaluation-portal").PersistKeysToFileSystem(KeysFolder(options.Keys!));
        builder.Services.AddHostedService<FirstKey>();
        builder.Services.AddAuthentication().AddCookie(Scheme, cookie =>
        {
            // Lax rather than Strict: a link in a mail must find the reader signed in. Nothing is changed by GET.
            cookie.Cookie = new SecureCookie { Name = "evaluation-session", HttpOnly = true, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true };
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.SlidingExpiration = false; // The session ends when the token does.
            cookie.EventsType = typeof(SessionEvents);
        });
        builder.Services.AddScoped<SessionEvents>();
        builder.Services.AddAntiforgery(antiforgery => antiforgery.Cookie =
            new SecureCookie { Name = "evaluation-form", HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/", IsEssential = true });
        builder.Services.AddAuthorizationBuilder().AddPolicy(Policy, new AuthorizationPolicyBuilder(Scheme).RequireAuthenticatedUser().Build());
    }

    public static Task BeginAsync(HttpContext context, string userName, AccessToken token, DateTimeOffset now)
    {
        var properties = new AuthenticationProperties();
        Put(properties, token, now);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.Name, userName), ReaderMark.Of(token.Value, userName)], Scheme);
        if (TokenRole.Of(token.Value) is { } role) identity.AddClaim(new(TokenClaims.Role, role));
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity), properties);
    }

    /// <summary>The secret stays in the encrypted cookie, so that the session outlasts its first token.</summary>
    public static Task BeginByLinkAsync(HttpContext context, string secret, AccessToken token, DateTimeOffset now)
    {
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + LinkSession };
        Put(properties, secret, token, now);
        var identity = new ClaimsIdentity([new Claim(TokenClaims.Role, Roles.Respondent), ReaderMark.Of(token.Value, secret)], Scheme);
        return context.SignInAsync(Scheme, new ClaimsPrincipal(identity), properties);
    }

    internal static void Put(AuthenticationProperties properties, string secret, AccessToken token, DateTimeOffset now) => properties.StoreTokens([
        new AuthenticationToken { Name = Token, Value = token.Value },
        new AuthenticationToken { Name = Link, Value = secret },
        new AuthenticationToken { Name = EndsAt, Value = now.AddSeconds(token.ExpiresIn).ToString("O", CultureInfo.InvariantCulture) }]);

    /// <summary>Of an account: the session ends with the token, also where the cookie is written anew.</summary>
    internal static void Put(AuthenticationProperties properties, AccessToken token, DateTimeOffset now)
    {
        (properties.IssuedUtc, properties.ExpiresUtc) = (now, now.AddSeconds(token.ExpiresIn));
        properties.StoreTokens([new AuthenticationToken { Name = Token, Value = token.Value }]);
    }

    internal static string? TokenOf(AuthenticationProperties properties) => properties.GetTokenValue(Token);

    /// <summary>Where somebody without a session gets one: people who answer have a link, mostly.</summary>
    public static string SignInAddress(HttpRequest request)
    {
        var page = IsAnswerPage(request) ? "/l" : "/sign-in";
        return $"{page}?returnUrl={Uri.EscapeDataString(request.Path + (HttpMethods.IsGet(request.Method) ? request.QueryString : default))}";
    }

    internal static bool IsAnswerPage(HttpRequest request) => request.Path.StartsWithSegments("/answer", StringComparison.OrdinalIgnoreCase);

    public static Task<string?> TokenAsync(HttpContext context) => context.GetTokenAsync(Scheme, Token);

    // Whoever reads the keys can write sessions.
    private static DirectoryInfo KeysFolder(string path)
    {
        PrivateFolder.Make(path);
        return new(path);
    }

    /// <summary>A cookie that leaves the browser over TLS only, except towards the reader's own machine.</summary>
    private sealed class SecureCookie : CookieBuilder
    {
        public override CookieOptions Build(HttpContext context, DateTimeOffset expiresFrom)
        {
            var options = base.Build(context, expiresFrom);
            options.Secure = context.Request.IsHttps || !IsLoopback(context.Request.Host.Host);
            return options;
        }

        private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
