using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Identity.IssueToken;
using Evaluation.Identity.Links;
using Evaluation.Identity.Secrets;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Identity.OpenLink;

internal static class OpenLinkEndpoint
{
    private const int LargestBody = 4 * 1024;

    // A form is filled in within minutes; the link itself gives another token.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    public static void MapOpenLink(this IEndpointRouteBuilder app) => app.MapPost("/links/session", OpenAsync)
        .AllowAnonymous().LimitCredentials().WithMetadata(new RequestSizeLimitAttribute(LargestBody))
        .WithSummary("Exchanges the secret of a personal link for a token of half an hour")
        .ProducesProblem(401);

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> OpenAsync(
        LinkRequest request, HttpContext context, CohortsClient cohorts, TokenWriter tokens,
        [FromKeyedServices(IdentityService.Database)] Database database, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var hash = Secret.Hash(request.Secret ?? "");
        var now = database.Clock.GetUtcNow();
        if (await database.ReadAsync(session => LinkRows.FindAsync(session, hash, now), cancellation) is not { } link) return Invalid(context);
        var memberships = await cohorts.MembershipsAsync(new(Person: link.PersonId), cancellation);
        // Whose identity was erased, or who is in no cohort any more, has nothing to answer.
        if (memberships.Count == 0) return Invalid(context);
        if (link.LastUsedOn != LinkRows.DayOf(now)) await database.WriteAsync(work => LinkRows.MarkUsedAsync(work, hash), cancellation);
        var token = await tokens.SignAsync(new(link.PersonId, Roles.Respondent, link.SessionVersion, Lifetime, Members: [.. memberships.Select(membership => membership.Member)]), cancellation);
        return TypedResults.Ok(new TokenResponse(token, "Bearer", (int)Lifetime.TotalSeconds));
    }

    // The same whether it never was one, has expired or was revoked.
    private static ProblemHttpResult Invalid(HttpContext context) => ApiProblem.Of(context, StatusCodes.Status401Unauthorized, "linkInvalid", new(
        "Tautan ini tidak berlaku, atau sudah tidak berlaku lagi. Minta tautan baru dengan alamat surel Anda.",
        "This link is not valid, or no longer. Ask for a new one with your e-mail address."));
}

internal sealed record LinkRequest(string? Secret);
