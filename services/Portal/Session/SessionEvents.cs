using System.Globalization;
using System.Net;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Offline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Evaluation.Portal.Session;

/// <summary>
/// A session by link gets a new token when the old one is about to end: whoever is still filling in a form is not thrown out. A
/// supervisor's gets one now and then, since its token says in which cohorts the supervisor is.
/// </summary>
internal sealed class SessionEvents(EvaluationApi api, TimeProvider clock) : CookieAuthenticationEvents
{
    // Longer than a page takes.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(2);

    // Somebody told of a new task looks for it soon.
    private static readonly TimeSpan NowAndThen = TimeSpan.FromMinutes(5);

    public override Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var (properties, now) = (context.Properties, clock.GetUtcNow());
        if (properties.GetTokenValue(Sessions.Link) is { } secret && properties.GetTokenValue(Sessions.EndsAt) is { } ends)
            return now < DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture) - InTime ? Task.CompletedTask
                : RenewAsync(context, async cancellation => Sessions.Put(properties, secret, await api.OpenLinkAsync(secret, cancellation), now));
        if (context.Principal?.FindFirst(TokenClaims.Role)?.Value == Roles.Supervisor && Sessions.IsAnswerPage(context.Request) && now >= properties.IssuedUtc + NowAndThen)
        {
            // Also where it comes to nothing: a service that is slow holds up one page, and not each until it is quick again.
            (properties.IssuedUtc, context.ShouldRenew) = (now, true);
            return RenewAsync(context, async cancellation => Sessions.Put(properties, await api.RenewAsync(Sessions.TokenOf(properties)!, cancellation), now));
        }
        return Task.CompletedTask;
    }

    private static async Task RenewAsync(CookieValidatePrincipalContext context, Func<CancellationToken, Task> renew)
    {
        try
        {
            await renew(context.HttpContext.RequestAborted);
            context.ShouldRenew = true;
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.Unauthorized)
        {
            // Revoked or expired meanwhile.
            context.RejectPrincipal();
        }
        catch (ApiRefusal)
        {
            // The service is silent for a moment: the page says so itself, and the session is kept.
        }
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (IsTypedForm(context.Request)) return KeepAsync(context.HttpContext);
        if (Sessions.IsAnswerPage(context.Request)) context.RedirectUri = Sessions.SignInAddress(context.Request);
        return base.RedirectToLogin(context);
    }

    // Somebody has filled it in for an hour; signing out and in have nothing to lose, and a script keeps what it sends.
    private static bool IsTypedForm(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && request.HasFormContentType && !Quiet.Is(request) && !request.Path.StartsWithSegments("/sign-out", StringComparison.OrdinalIgnoreCase);

    private static async Task KeepAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        await (await KeepTyped.PageAsync(context, hasEnded: true)).ExecuteResultAsync(new(context, context.GetRouteData(), new()));
    }
}
