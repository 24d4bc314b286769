using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Offline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Evaluation.Portal.Answers;

/// <summary>
/// A form that meets a silent service, or a session that has just ended, comes back as a page that carries what was typed, to be sent
/// once more: the page itself cannot be made without the service.
/// </summary>
internal sealed class KeepTyped : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || done.Exception is not ApiRefusal { Status: HttpStatusCode.Unauthorized or >= HttpStatusCode.InternalServerError } refusal) return;
        done.ExceptionHandled = true;
        done.Result = Quiet.Is(request) ? Quiet.Of(refusal, []) : await PageAsync(context.HttpContext, refusal.Status == HttpStatusCode.Unauthorized);
    }

    public static async Task<ViewResult> PageAsync(HttpContext context, bool hasEnded) => new()
    {
        ViewName = "~/Pages/Answer/_Kept.cshtml",
        StatusCode = StatusCodes.Status503ServiceUnavailable,
        ViewData = new ViewDataDictionary<KeptForm>(context.RequestServices.GetRequiredService<IModelMetadataProvider>(), new ModelStateDictionary())
        {
            Model = new(context.Request.Path + context.Request.QueryString, await FieldsAsync(context), hasEnded),
        },
    };

    private static async Task<IReadOnlyList<(string Name, string Value)>> FieldsAsync(HttpContext context) =>
        [.. (await context.Request.ReadFormAsync(context.RequestAborted)).SelectMany(field => field.Value, (field, value) => (field.Key, value ?? ""))];
}

/// <param name="Address">Where it was sent, and is sent again.</param>
/// <param name="Fields">With the token against forged forms that it came with.</param>
/// <param name="HasEnded">The session; otherwise the service is silent.</param>
internal sealed record KeptForm(string Address, IReadOnlyList<(string Name, string Value)> Fields, bool HasEnded)
{
    /// <summary>Of somebody who has no account to sign in with.</summary>
    public bool IsByLink => Address.StartsWith("/answer", StringComparison.OrdinalIgnoreCase);
}
