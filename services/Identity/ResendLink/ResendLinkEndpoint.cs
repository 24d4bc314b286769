using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.Links;
using Evaluation.Identity.Secrets;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Identity.ResendLink;

internal static class ResendLinkEndpoint
{
    private const int LargestBody = 4 * 1024;

    public static void MapResendLink(this IEndpointRouteBuilder app) => app.MapPost("/links/resend", ResendAsync)
        .AllowAnonymous().LimitCredentials().WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithSummary("Sends a new personal link to the address, if anybody has it on file; the answer does not tell")
        .ProducesProblem(422);

    private static async Task<Results<Accepted<RequestTaken>, ProblemHttpResult>> ResendAsync(
        ResendRequest request, HttpContext context, CohortsClient cohorts,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        var email = request.Email?.Trim() ?? "";
        if (!EmailAddress.IsFit(email)) return ApiProblem.Input(context, [EmailAddress.Problem]);
        // The same steps for every address: the time does not tell either.
        var persons = (await cohorts.MembershipsAsync(new(Email: email), cancellation)).DistinctBy(membership => membership.Recipient).ToList();
        await database.WriteAsync(async work =>
        {
            if (!await MailRequests.TryAsync(work, $"link {EmailAddress.Normalise(email)}")) return;
            foreach (var person in persons) work.Publish(new LinkRequested(person.Recipient, person.Member));
        }, cancellation);
        return TypedResults.Accepted((string?)null, RequestTaken.Of(context));
    }
}

internal sealed record ResendRequest(string? Email);

/// <summary>The same for everybody.</summary>
internal sealed record RequestTaken(string Message)
{
    private static readonly Sentence Sentence = new(
        "Bila alamat atau nama itu ada pada kami, surel sedang dikirim. Periksa kotak masuk, juga folder spam.",
        "If we have that address or name on file, a mail is on its way. Look into your inbox, and the spam folder too.");

    public static RequestTaken Of(HttpContext context) => new(Sentence.In(context.Request.Headers.AcceptLanguage));
}
