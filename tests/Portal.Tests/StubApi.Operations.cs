using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests;

// Not the service of that name.
using Results = Microsoft.AspNetCore.Http.Results;

/// <summary>Services over a broker, with what failed in them; reaction is silent.</summary>
internal sealed partial class StubApi
{
    private void MapOperations()
    {
        app.MapGet("/api/{service}/operations", Status);
        // Beside /api/chains/{code}.
        app.MapGet("/api/chains/operations", (HttpContext context) => Status(context, "chains"));
        app.MapGet("/api/{service}/operations/parked", (HttpContext context) => Guarded(context, () => Results.Json(Array.Empty<object>())));
        app.MapGet("/api/{service}/operations/errors", (HttpContext context, string service) => Guarded(context, () => Results.Json(service != "chains" ? [] : new[]
        {
            new
            {
                queue = "aggregator-events_error", messageId = "m/1", eventType = "Evaluation.Contracts.Events.LearningSummarised",
                reason = string.Join(' ', Enumerable.Repeat("The figures <script>window.harmed = 1</script> cannot be read", 8)), failedAt = "2026-11-20T23:30:00Z",
            },
        })));
        app.MapPost("/api/{service}/operations/errors/{id}/{act}", (HttpContext context, string id, string act) => Guarded(context, () =>
        {
            Said.Add($"{act} {id}");
            return act == "discard" ? Results.Problem(statusCode: 404) : Results.NoContent();
        }));
    }

    private IResult Status(HttpContext context, string service) => Guarded(context, () => service == "reaction" ? Results.StatusCode(503) : Results.Json(new
    {
        outbox = new { waiting = service == "chains" ? 1204 : 0, oldestAge = service == "chains" ? 7300.5 : 0, parked = 0 },
        inboxDuplicates = 0,
        queues = new[] { new { name = $"{service}-events", depth = 3, errors = service == "chains" ? 1 : 0, dead = 0, skipped = 0 } },
        broker = (string?)null,
        health = new
        {
            status = service == "chains" ? "Degraded" : "Healthy",
            remarks = service == "chains" ? new[] { new { check = "broker", status = "Degraded", description = "The broker is not connected." } } : [],
        },
    }));
}
