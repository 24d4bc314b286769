using System.Net;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Evaluation.Portal.Administration;

/// <summary>
/// Turns away at once whoever's role has nothing to do with a page, also where the page asks nothing of the API. A reader whose role is not
/// known goes on: the API decides.
/// </summary>
internal sealed class ForRoles(params string[] roles) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) =>
        context.HttpContext.User.FindFirst(TokenClaims.Role) is { } role && !roles.Contains(role.Value) ? throw new ApiRefusal(HttpStatusCode.Forbidden, null, null) : next();
}
