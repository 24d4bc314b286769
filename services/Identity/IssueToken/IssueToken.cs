using System.Globalization;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Evaluation.Identity.IssueToken;

internal static class IssueTokenEndpoint
{
    // A user name and a password; anything larger is not read.
    private const int LargestBody = 16 * 1024;

    public static void MapIssueToken(this IEndpointRouteBuilder app) => app.MapPost("/token", IssueAsync)
        .AllowAnonymous().LimitCredentials().WithMetadata(new RequestSizeLimitAttribute(LargestBody));

    private static async Task<Results<Ok<TokenResponse>, ProblemHttpResult>> IssueAsync(
        TokenRequest request, HttpContext context, SignIn signIn, TokenWriter tokens, CancellationToken cancellation)
    {
        context.Response.Headers.CacheControl = "no-store";
        var outcome = await signIn.TryAsync(request.UserName ?? "", request.Password ?? "", cancellation);
        if (outcome.LockedUntil is { } until) return Locked(context, until);
        if (outcome.Account is not { } account)
            return ApiProblem.Of(context, StatusCodes.Status401Unauthorized, "credentialsWrong", new(
                "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya, lalu coba lagi.", "User name or password do not match. Check both, then try again."));
        return TypedResults.Ok(await tokens.WriteAsync(account, cancellation));
    }

    public static ProblemHttpResult Locked(HttpContext context, TimeSpan until)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling(until.TotalMinutes));
        context.Response.Headers.RetryAfter = ((int)Math.Ceiling(until.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        return ApiProblem.Of(context, StatusCodes.Status429TooManyRequests, "accountLocked", new(
            $"Terlalu banyak percobaan dengan nama pengguna ini. Tunggu {minutes} menit, lalu coba lagi.",
            $"Too many attempts with this user name. Wait {minutes} minute{(minutes == 1 ? "" : "s")}, then try again."));
    }
}

internal sealed record TokenRequest(string? UserName, string? Password);

/// <param name="ExpiresIn">Seconds.</param>
internal sealed record TokenResponse(string AccessToken, string TokenType, int ExpiresIn);
