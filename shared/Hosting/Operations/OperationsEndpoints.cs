using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Messaging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client.Exceptions;

namespace Evaluation.Hosting.Operations;

/// <summary>For admins: how a service's messages stand, and what to do with those that failed.</summary>
public static class OperationsEndpoints
{
    private const int UsualPage = 50, LargestPage = 200;

    /// <summary>Maps <c>/api/{path}/operations</c>.</summary>
    /// <param name="service">Key of the database.</param>
    /// <param name="path">What follows <c>/api/</c>; the service's name where it is not given.</param>
    public static void MapOperations(this IEndpointRouteBuilder app, string service, string? path = null)
    {
        var operations = app.ServiceProvider.GetRequiredKeyedService<ServiceOperations>(service);
        var broker = app.ServiceProvider.GetRequiredService<BrokerQueues>();
        var group = app.MapGroup($"/api/{path ?? service}/operations").WithTags("Operations").AllowRoles(Roles.Admin);
        var health = app.ServiceProvider.GetRequiredService<HealthCheckService>();
        group.MapGet("", (CancellationToken cancellation) => OperationsStatus.OfAsync(operations, broker, health, cancellation))
            .WithSummary("How the service stands: its health, outbox, duplicates, depth of its queues and of what failed beside them");
        group.MapGet("/parked", (int? limit, CancellationToken cancellation) => ParkedEvents.ListAsync(operations.Database, Page(limit), cancellation))
            .WithSummary("Events that could not be sent after all attempts, oldest first, each with the last reason");
        group.MapPost("/parked/{id:guid}/replay", (Guid id, HttpContext context, CancellationToken cancellation) =>
                SettleParkedAsync(context, id, caller => ParkedEvents.ReplayAsync(operations.Database, id, caller.Account, caller.Role, cancellation)))
            .WithSummary("Sends a parked event again").ProducesProblem(404);
        group.MapPost("/parked/{id:guid}/discard", (Guid id, HttpContext context, CancellationToken cancellation) =>
                SettleParkedAsync(context, id, caller => ParkedEvents.DiscardAsync(operations.Database, id, caller.Account, caller.Role, cancellation)))
            .WithSummary("Gives a parked event up for good").ProducesProblem(404);
        group.MapGet("/errors", (string? queue, int? limit, HttpContext context, CancellationToken cancellation) =>
                ListErrorsAsync(operations, broker, queue, Page(limit), context, cancellation))
            .WithSummary("Messages in the error, dead-letter and skipped queues (?queue= of one of the service's queues), each with its reason")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        group.MapPost("/errors/{messageId}/replay", (string messageId, HttpContext context, CancellationToken cancellation) =>
                SettleErrorAsync(operations, broker, context, messageId, "failed-message-replayed", broker.ReplayAsync, cancellation))
            .WithSummary("Moves a failed message back to its queue: confirmed before it leaves where it was, so it may come twice and is never lost")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        group.MapPost("/errors/{messageId}/discard", (string messageId, HttpContext context, CancellationToken cancellation) =>
                SettleErrorAsync(operations, broker, context, messageId, "failed-message-discarded", broker.DiscardAsync, cancellation))
            .WithSummary("Gives a failed message up for good")
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static int Page(int? limit) => Math.Clamp(limit ?? UsualPage, 1, LargestPage);

    private static async Task<Results<NoContent, ProblemHttpResult>> SettleParkedAsync(HttpContext context, Guid id, Func<Caller, Task<bool>> settle) =>
        await settle(Caller.Of(context.User)) ? TypedResults.NoContent() : NotThere(context, id.ToString());

    private static async Task<Results<Ok<IReadOnlyList<FailedMessage>>, ProblemHttpResult>> ListErrorsAsync(
        ServiceOperations operations, BrokerQueues broker, string? queue, int limit, HttpContext context, CancellationToken cancellation)
    {
        if (!broker.Exist) return NoErrorQueues(context);
        if (queue is not null && !operations.Queues.Contains(queue)) return UnknownQueue(context, queue, operations.Queues);
        try
        {
            return TypedResults.Ok(await broker.ListAsync(queue is null ? operations.Queues : [queue], limit, cancellation));
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException)
        {
            // The broker is down or was restarted in between; what lies in it is still there.
            return BrokerDown(context, exception);
        }
    }

    private delegate Task<bool> Settle(IReadOnlyList<string> queues, string messageId, Func<FailedMessage, Task> audit, CancellationToken cancellation);

    private static async Task<Results<NoContent, ProblemHttpResult>> SettleErrorAsync(
        ServiceOperations operations, BrokerQueues broker, HttpContext context, string messageId, string action, Settle settle, CancellationToken cancellation)
    {
        if (!broker.Exist) return NoErrorQueues(context);
        var caller = Caller.Of(context.User);
        try
        {
            // Database and broker cannot commit together: an entry about what then failed is better than a deed without an entry.
            return await settle(operations.Queues, messageId, failed => operations.Database.WriteAsync(work =>
            {
                work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, action, Shortened(messageId), $"{failed.Queue}: {failed.EventType}"));
                return Task.CompletedTask;
            }, cancellation), cancellation) ? TypedResults.NoContent() : NotThere(context, messageId);
        }
        catch (Exception exception) when (exception is BrokerUnreachableException or AlreadyClosedException or OperationInterruptedException or PublishException)
        {
            // The message is still where it was: it is acknowledged only after all else was done.
            return BrokerDown(context, exception);
        }
    }

    // Somebody else's messages have ids of any length, and the audit trail's column has an end.
    private static string Shortened(string messageId) => messageId.Length <= 100 ? messageId : messageId[..100];

    private static ProblemHttpResult NotThere(HttpContext context, string id) => ApiProblem.Of(context, StatusCodes.Status404NotFound, "notFound", new(
        $"Pesan {id} tidak ada di sini; mungkin sudah diproses. Muat ulang daftarnya.", $"There is no message {id} here; it may be settled already. List them again."));

    private static ProblemHttpResult UnknownQueue(HttpContext context, string queue, IReadOnlyList<string> queues) => ApiProblem.Of(context, StatusCodes.Status404NotFound, "notFound", new(
        $"Layanan ini tidak membaca antrean {queue}. Pilih: {string.Join(", ", queues)}.", $"This service reads no queue {queue}. Choose: {string.Join(", ", queues)}."));

    private static ProblemHttpResult NoErrorQueues(HttpContext context) => ApiProblem.Conflict(context, "noErrorQueues", new(
        "Transport dalam memori tidak memiliki antrean galat. Peristiwa yang gagal menunggu di kotak keluar layanan pengirimnya, beserta alasannya.",
        "The in-memory transport has no error queues. An event that failed waits in the outbox of the service that told it, with the reason."));

    private static ProblemHttpResult BrokerDown(HttpContext context, Exception exception) => ApiProblem.Of(context, StatusCodes.Status503ServiceUnavailable, "brokerNotReached", new(
        $"RabbitMQ tidak dapat dihubungi ({exception.GetBaseException().Message}). Coba lagi setelah tersambung.",
        $"RabbitMQ cannot be reached ({exception.GetBaseException().Message}). Try again when it is back."));
}
