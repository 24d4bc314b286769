using System.Net;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Portal.Offline;

/// <summary>A form's answer to a script rather than to a reader: what became of it.</summary>
internal static class Quiet
{
    public static bool Is(HttpRequest request) => request.Headers.XRequestedWith == "XMLHttpRequest";

    public static JsonResult Sent => new(new Verdict(true, [], false));

    /// <param name="hasPage">The same form, sent by a reader, comes back as a page that carries what was typed.</param>
    public static JsonResult Refused(string why, bool hasPage = true) => new(new Verdict(false, [why], hasPage));

    /// <summary>With the status where it has to be sent once more: 401 when the session is over, 503 when the service is silent.</summary>
    public static JsonResult Of(ApiRefusal refusal, IReadOnlyList<string> why) => new(new Verdict(false, why, true))
    {
        StatusCode = refusal.Status switch
        {
            HttpStatusCode.Unauthorized => StatusCodes.Status401Unauthorized,
            HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError => StatusCodes.Status503ServiceUnavailable,
            _ => null,
        },
    };

    private sealed record Verdict(bool Sent, IReadOnlyList<string> Said, bool Page);
}
