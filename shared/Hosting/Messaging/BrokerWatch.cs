using Evaluation.Hosting.Operations;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Messaging;

/// <summary>
/// Starts the bus as soon as the broker takes our connection, and connects its queues again when a broker that was away is back. Says in
/// one line when the broker cannot be reached, and why, and when it is back; and tells health. At start the bus must be connected; a
/// broker that dies later leaves the instance ready, since answers are stored and sent when it is back.
/// </summary>
internal sealed class BrokerWatch(IBusControl bus, BrokerQueues broker, MessagingOptions options, TimeProvider clock, ILogger<BrokerWatch> log) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    // MassTransit connects a queue again by itself, but waits longer after each attempt that fails in the life of the process, half a
    // minute in the end, and gives up for good on a refused password and some other errors. So a queue that is apart from a broker that
    // answers is connected anew; one that cannot be, for its own reasons, is not tried as often.
    private const int FirstLooksApart = 2, MostLooksApart = 20;

    // What a queue's consumers have in hand may take this long to end.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private Task? starting;
    private volatile bool wasConnected;
    private volatile string? reason;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (IsConnected()) return Task.FromResult(HealthCheckResult.Healthy());
        var why = broker.Exist ? $"The broker at {Address} is not connected{(reason is null ? "" : $": {reason}")}." : "The bus is not started yet.";
        return Task.FromResult(wasConnected
            ? HealthCheckResult.Degraded($"{why} Answers are taken, and their events are sent when it is back; imports and exports wait.")
            : HealthCheckResult.Unhealthy(why));
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!broker.Exist) await (starting = bus.StartAsync(cancellationToken));
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (starting is not null) await bus.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!broker.Exist) return;
        var (looksApart, reconnectAt) = (0, FirstLooksApart);
        for (; !stoppingToken.IsCancellationRequested; await Task.Delay(Interval, clock, stoppingToken))
        {
            var found = IsConnected() ? null : starting?.Exception?.GetBaseException().Message ?? await broker.ReasonNotReachedAsync(stoppingToken);
            Tell(found);
            if (starting is { IsFaulted: true }) starting = null;
            if (IsConnected()) (looksApart, reconnectAt) = (0, FirstLooksApart);
            else if (found is not null) looksApart = 0;
            // It ends when all queues are connected, which the looks that follow see to.
            else if (starting is null) starting = StartBusAsync(stoppingToken);
            else if (++looksApart >= reconnectAt)
            {
                await ForQueuesApartAsync(ConnectAgainAsync, stoppingToken);
                (looksApart, reconnectAt) = (0, Math.Min(reconnectAt * 2, MostLooksApart));
            }
        }
    }

    private void Tell(string? found)
    {
        if (found is not null && found != reason)
            log.LogWarning("The broker at {Address} cannot be reached: {Reason}. It is tried again until it answers; check Messaging__RabbitMq if it does not.", Address, found.TrimEnd('.'));
        if (found is null && reason is not null) log.LogInformation("The broker at {Address} answers again", Address);
        reason = found;
    }

    // What a start that failed has left behind would fail the next one.
    private async Task StartBusAsync(CancellationToken cancellation)
    {
        await ForQueuesApartAsync((queue, limit) => queue.Stop(limit), cancellation);
        await bus.StartAsync(cancellation);
    }

    // Queue by queue, and not the bus as a whole: MassTransit 8.4 does not stop a queue that waits for its next attempt, then refuses to
    // start it, and from then on leaves it out for good.
    private static async Task ConnectAgainAsync(IReceiveEndpoint queue, CancellationToken limit)
    {
        await queue.Stop(limit);
        queue.Start(CancellationToken.None);
    }

    private Task ForQueuesApartAsync(Func<IReceiveEndpoint, CancellationToken, Task> act, CancellationToken cancellation) => Task.WhenAll(bus.CheckHealth().Endpoints.Values
        .Where(endpoint => endpoint.Status != BusHealthStatus.Healthy)
        .Select(async endpoint =>
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            limit.CancelAfter(StopPatience);
            try
            {
                await act(endpoint.ReceiveEndpoint, limit.Token);
            }
            catch (Exception exception) when (!cancellation.IsCancellationRequested)
            {
                // It still handles what it had, or the connection went away again: a later look tries it once more.
                log.LogWarning("The queue {Queue} could not be connected: {Reason}", endpoint.InputAddress.AbsolutePath.Trim('/'), exception.GetBaseException().Message);
            }
        }));

    /// <summary>Host and user, never the password.</summary>
    private string Address
    {
        get
        {
            var address = new Uri(options.RabbitMq!);
            return $"{address.Host}:{(address.Port > 0 ? address.Port : address.Scheme == "amqps" ? 5671 : 5672)} as {Uri.UnescapeDataString(address.UserInfo.Split(':')[0])}";
        }
    }

    private bool IsConnected()
    {
        var isConnected = bus.CheckHealth().Status == BusHealthStatus.Healthy;
        wasConnected |= isConnected;
        return isConnected;
    }
}
