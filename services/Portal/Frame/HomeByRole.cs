using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Evaluation.Portal.Frame;

/// <summary>Where a reader begins whose work is not the list of cohorts: who answers, at what is still to answer; auditors, at the log.</summary>
internal sealed class HomeByRole : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context) => context.Result = context.HttpContext.User.FindFirst(TokenClaims.Role)?.Value switch
    {
        Roles.Respondent or Roles.Supervisor => new LocalRedirectResult("/answer"),
        Roles.Auditor => new LocalRedirectResult("/admin/audit"),
        _ => null,
    };

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
