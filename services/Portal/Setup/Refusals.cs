using System.Net;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>What the API says when it does not take what was typed.</summary>
internal static class Refusals
{
    /// <summary>To be mended on the page itself. A session that has ended and a silent service are told elsewhere, what was typed kept.</summary>
    public static bool IsAboutInput(this ApiRefusal refusal) =>
        refusal.Status < HttpStatusCode.InternalServerError && refusal.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.NotFound);

    /// <param name="elsewhere">Key of the words for what was changed in another window.</param>
    public static IReadOnlyList<string> Sentences(this ApiRefusal refusal, Reader reader, string elsewhere) => refusal switch
    {
        { Status: HttpStatusCode.PreconditionFailed } => [reader[elsewhere]],
        { Errors: { Count: > 0 } errors } => errors,
        _ => [refusal.Title ?? reader["problem.refused"]],
    };
}
