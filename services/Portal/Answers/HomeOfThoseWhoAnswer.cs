using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Evaluation.Portal.Answers;

/// <summary>Supervisors and people with a link begin at what they still have to answer, and not at the list of cohorts, which is not theirs.</summary>
internal sealed class HomeOfThoseWhoAnswer : IResourceFilter
{
    public void OnResourceExecuting(ResourceExecutingContext context)
    {
        if (context.HttpContext.User.FindFirst(TokenClaims.Role)?.Value is Roles.Respondent or Roles.Supervisor)
            context.Result = new LocalRedirectResult("/answer");
    }

    public void OnResourceExecuted(ResourceExecutedContext context)
    {
    }
}
