using Evaluation.Hosting.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Evaluation.Hosting.Telemetry;

/// <summary>Traces and metrics over OTLP, where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector; without one nothing is collected.</summary>
public static class Telemetry
{
    /// <summary>Name of our own meter and activity source.</summary>
    public const string Source = "Evaluation";

    public static void AddTelemetry(this IHostApplicationBuilder builder)
    {
        var collector = builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"];
        if (string.IsNullOrEmpty(collector)) return;
        if (!Uri.TryCreate(collector, UriKind.Absolute, out _))
        {
            StartupProblems.Of(builder).Add(["OTEL_EXPORTER_OTLP_ENDPOINT is no address. Set it to the collector's, such as http://otel:4317, or leave it out."]);
            return;
        }
        // ASP.NET Core writes its own tags on the server span only when this is off.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        var name = builder.Environment.ApplicationName;
        builder.Services.AddSingleton(_ => OpenTelemetrySdk.Create(sdk => sdk
            .ConfigureResource(resource => resource.AddService(name))
            .WithTracing(tracing => tracing.AddSource("Microsoft.AspNetCore", "System.Net.Http", "MassTransit", Source).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter("Microsoft.AspNetCore.Hosting", "System.Net.Http", "MassTransit", "System.Runtime", Source).AddOtlpExporter())));
        builder.Services.AddHostedService<Starter>();
    }

    /// <summary>The SDK collects from the moment it is made; the container disposes it, which flushes.</summary>
    private sealed class Starter(OpenTelemetrySdk sdk) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = sdk;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
