using Evaluation.Hosting.Operations;
using MassTransit;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Messaging;

/// <summary>
/// Says in one line when the broker cannot be reached, and why, and when it is back; and tells health. At start the bus must be
/// connected; a broker that dies later leaves the instance ready, since answers are stored and sent when it is back.
/// </summary>
internal sealed class BrokerWatch(IBusControl bus, BrokerQueues broker, MessagingOptions options, TimeProvider clock, ILogger<BrokerWatch> log) : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(3);

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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!broker.Exist) return;
        while (!stoppingToken.IsCancellationRequested)
        {
            var found = IsConnected() ? null : await broker.ReasonNotReachedAsync(stoppingToken);
            if (found is not null && found != reason)
                log.LogWarning("The broker at {Address} cannot be reached: {Reason}. It is tried again until it answers; check Messaging__RabbitMq if it does not.", Address, found.TrimEnd('.'));
            if (found is null && reason is not null) log.LogInformation("The broker at {Address} answers again", Address);
            reason = found;
            await Task.Delay(Interval, clock, stoppingToken);
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
