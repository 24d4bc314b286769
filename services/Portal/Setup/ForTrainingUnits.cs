using System.Net;
using System.Security.Claims;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Evaluation.Portal.Setup;

/// <summary>
/// Tells other roles at once that these pages are not theirs, before they fill anything in. What a reader may do, the API decides; a role
/// that cannot be read from the token is left to it.
/// </summary>
internal sealed class ForTrainingUnits : IPageFilter
{
    public static bool Has(ClaimsPrincipal reader) => reader.FindFirst(TokenClaims.Role)?.Value is null or Roles.Admin or Roles.TrainingUnit;

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!Has(context.HttpContext.User)) throw new ApiRefusal(HttpStatusCode.Forbidden, null, null);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
