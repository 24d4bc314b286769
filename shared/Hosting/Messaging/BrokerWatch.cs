using Evaluation.Hosting.Operations;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Messaging;

/// <summary>
/// Starts the bus as soon as the broker takes our connection: MassTransit by itself gives up for good on a broker that refuses the
/// password. Says in one line when the broker cannot be reached, and why, and when it is back; and tells health. At start the bus must
/// be connected; a broker that dies later leaves the instance ready, since answers are stored and sent when it is back.
/// </summary>
internal sealed class BrokerWatch(IBusControl bus, BrokerQueues broker, MessagingOptions options, TimeProvider clock, ILogger<BrokerWatch> log) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

    // The bus connects again by itself; one that has not by then has given up.
    private const int MostLooksApart = 10;

    private bool isStarted;
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
        if (!broker.Exist) await StartBusAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (isStarted) await bus.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!broker.Exist) return;
        for (var looksApart = 0; !stoppingToken.IsCancellationRequested; await Task.Delay(Interval, clock, stoppingToken))
        {
            var isConnected = IsConnected();
            var found = isConnected ? null : await broker.ReasonNotReachedAsync(stoppingToken);
            if (found is null && !isConnected && (!isStarted || ++looksApart > MostLooksApart)) found = await RestartBusAsync(stoppingToken);
            if (IsConnected() || found is not null) looksApart = 0;
            Tell(found);
        }
    }

    private void Tell(string? found)
    {
        if (found is not null && found != reason)
            log.LogWarning("The broker at {Address} cannot be reached: {Reason}. It is tried again until it answers; check Messaging__RabbitMq if it does not.", Address, found.TrimEnd('.'));
        if (found is null && reason is not null) log.LogInformation("The broker at {Address} answers again", Address);
        reason = found;
    }

    private async Task StartBusAsync(CancellationToken cancellation)
    {
        await bus.StartAsync(cancellation);
        isStarted = true;
    }

    private async Task<string?> RestartBusAsync(CancellationToken cancellation)
    {
        try
        {
            if (isStarted) await bus.StopAsync(cancellation);
            isStarted = false;
            await StartBusAsync(cancellation);
            return null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The broker was there a moment ago; the next look starts the bus again.
            return exception.GetBaseException().Message;
        }
    }

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
