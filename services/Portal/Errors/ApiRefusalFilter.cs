using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Session;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Evaluation.Portal.Errors;

/// <summary>What the reader sees when the API refuses or does not answer: a page that says what to do.</summary>
internal sealed class ApiRefusalFilter : IAsyncExceptionFilter
{
    public async Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is not ApiRefusal refusal) return;
        var http = context.HttpContext;
        if (refusal.Status == HttpStatusCode.Unauthorized)
        {
            // The token has ended or its key is gone: the session is worth nothing.
            await http.SignOutAsync(Sessions.Scheme);
            context.Result = new RedirectResult(Sessions.SignInAddress(http.Request));
            return;
        }
        var what = refusal.Status switch
        {
            HttpStatusCode.NotFound => "notFound",
            HttpStatusCode.Forbidden => "forbidden",
            >= HttpStatusCode.InternalServerError => "silent",
            _ => "refused",
        };
        if (refusal.InnerException is { } inner)
            http.RequestServices.GetRequiredService<ILogger<ApiRefusalFilter>>().LogWarning(inner, "The API did not answer {Path}", http.Request.Path);
        context.Result = Page(context, what, what == "refused" ? refusal.Title : null, (int)refusal.Status);
    }

    private static ViewResult Page(ExceptionContext context, string what, string? said, int status) => new()
    {
        ViewName = "~/Pages/Shared/Problem.cshtml",
        StatusCode = status,
        ViewData = new ViewDataDictionary<ProblemText>(context.HttpContext.RequestServices.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
        {
            Model = new(what, said),
        },
    };
}

/// <param name="What">Key of the words: <c>problem.{what}</c> and <c>problem.{what}.do</c>.</param>
/// <param name="Said">What the API said itself.</param>
internal sealed record ProblemText(string What, string? Said);
