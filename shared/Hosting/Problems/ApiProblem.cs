using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Hosting.Problems;

/// <summary>Problem details (RFC 9457) with a stable code, in the caller's language.</summary>
public static class ApiProblem
{
    public static ProblemHttpResult Of(HttpContext context, int status, string code, Sentence message, IReadOnlyDictionary<string, object?>? more = null)
    {
        var details = new ProblemDetails { Status = status, Title = message.In(context.Request.Headers.AcceptLanguage), Type = $"urn:evaluation:{code}" };
        details.Extensions["code"] = code;
        foreach (var (name, value) in more ?? new Dictionary<string, object?>()) details.Extensions[name] = value;
        return TypedResults.Problem(details);
    }

    /// <summary>404: also for what exists and is not the caller's, so that the refusal does not tell.</summary>
    public static ProblemHttpResult NotFound(HttpContext context, string what) => Of(context, StatusCodes.Status404NotFound, "notFound", new(
        $"{what} tidak ada, atau bukan milik instansi Anda. Periksa kodenya.", $"{what} does not exist, or is not your agency's. Check its code."));

    /// <summary>422 with every problem of the input at once.</summary>
    public static ProblemHttpResult Input(HttpContext context, IReadOnlyList<InputProblem> problems) => Of(
        context, StatusCodes.Status422UnprocessableEntity, problems.Count == 1 ? problems[0].Code : "input",
        problems.Count == 1 ? problems[0].Message : new($"{problems.Count} hal perlu diperbaiki; tidak ada yang disimpan.", $"{problems.Count} things need mending; nothing was stored."),
        new Dictionary<string, object?>
        {
            ["errors"] = problems.Select(problem => new
            {
                problem.Field,
                problem.Code,
                Message = problem.Message.In(context.Request.Headers.AcceptLanguage),
                Messages = new { problem.Message.Id, problem.Message.En },
            }).ToList(),
        });

    public static ProblemHttpResult Conflict(HttpContext context, string code, Sentence message) => Of(context, StatusCodes.Status409Conflict, code, message);
}
