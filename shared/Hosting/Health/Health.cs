using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evaluation.Hosting.Health;

/// <summary>Live: the process answers. Ready: it can take work; otherwise it says what is missing.</summary>
public static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready", new HealthCheckOptions
        {
            ResultStatusCodes = { [HealthStatus.Degraded] = 503 },
            ResponseWriter = (context, report) => context.Response.WriteAsJsonAsync(
                new
                {
                    Status = report.Status.ToString(),
                    Checks = report.Entries.ToDictionary(entry => entry.Key, entry => new { Status = entry.Value.Status.ToString(), entry.Value.Description }),
                },
                JsonSerializerOptions.Web),
        }).AllowAnonymous();
    }
}
