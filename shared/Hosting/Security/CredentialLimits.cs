using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Hosting.Security;

/// <summary>Bounds how often one address may try passwords and links.</summary>
public static class CredentialLimits
{
    private const string Name = "credentials";

    // People mistype a few times; offices share an address; a guesser wants thousands.
    private const int AttemptsAMinute = 60;

    public static void AddCredentialLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Name, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = AttemptsAMinute, Window = TimeSpan.FromMinutes(1) }));
    });

    public static TBuilder LimitCredentials<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder => endpoint.RequireRateLimiting(Name);
}
