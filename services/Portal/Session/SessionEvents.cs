using System.Globalization;
using System.Net;
using Evaluation.Portal.Answers;
using Evaluation.Portal.Api;
using Evaluation.Portal.Offline;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Evaluation.Portal.Session;

/// <summary>A session by link gets a new token when the old one is about to end: whoever is still filling in a form is not thrown out.</summary>
internal sealed class SessionEvents(EvaluationApi api, TimeProvider clock) : CookieAuthenticationEvents
{
    // Longer than a page takes.
    private static readonly TimeSpan InTime = TimeSpan.FromMinutes(2);

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.Properties.GetTokenValue(Sessions.Link) is not { } secret || context.Properties.GetTokenValue(Sessions.EndsAt) is not { } ends) return;
        var now = clock.GetUtcNow();
        if (now < DateTimeOffset.Parse(ends, CultureInfo.InvariantCulture) - InTime) return;
        try
        {
            Sessions.Put(context.Properties, secret, await api.OpenLinkAsync(secret, context.HttpContext.RequestAborted), now);
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
