using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Databases;

/// <summary>
/// Answers at the program's address while a database that is still to come holds up the start: live, not ready, and why. The services
/// themselves start afterwards, so that nothing in them ever meets a database that is not migrated.
/// </summary>
internal sealed class WaitingRoom(IConfiguration configuration) : IDisposable
{
    private readonly ConcurrentDictionary<string, string> reasons = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim door = new(1);
    private WebApplication? room;

    public async Task EnterAsync(string service, string reason)
    {
        reasons[service] = reason;
        await door.WaitAsync();
        try
        {
            if (room is not null) return;
            room = Build();
            await room.StartAsync();
        }
        finally
        {
            door.Release();
        }
    }

    /// <summary>The last one out leaves the address to the program.</summary>
    public async Task LeaveAsync(string service)
    {
        reasons.TryRemove(service, out _);
        await door.WaitAsync();
        try
        {
            if (room is null || !reasons.IsEmpty) return;
            await room.StopAsync();
            await room.DisposeAsync();
            room = null;
        }
        finally
        {
            door.Release();
        }
    }

    public void Dispose() => door.Dispose();

    private WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/health/live", () => "Healthy");
        app.MapFallback((HttpContext context) =>
        {
            context.Response.Headers.RetryAfter = "5";
            return Results.Json(
                new { Status = "Unhealthy", Checks = reasons.ToDictionary(reason => $"database of {reason.Key}", reason => new { Status = "Unhealthy", Description = reason.Value }) },
                statusCode: StatusCodes.Status503ServiceUnavailable);
        });
        return app;
    }
}
