using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Health;
using Evaluation.Hosting.Methods;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Evaluation.Hosting;

/// <summary>What every process starts with, whether it holds one service or all.</summary>
public static class EvaluationHost
{
    /// <summary>Runs a program: its services and their endpoints on top of what every process has. Returns the exit code.</summary>
    /// <param name="command">Does what the command line asks for in the place of serving, and gives the exit code; null to serve.</param>
    public static int Run(string[] args, Action<WebApplicationBuilder> add, Action<WebApplication> map, Func<WebApplication, int?>? command = null)
    {
        try
        {
            var builder = CreateBuilder(args);
            builder.AddEvaluationDefaults();
            add(builder);
            var app = builder.Build();
            app.UseEvaluationDefaults();
            map(app);
            if (command?.Invoke(app) is { } exitCode) return exitCode;
            app.Run();
            return 0;
        }
        catch (ConfigurationException exception)
        {
            // For the person who starts it: all that is to be set, and no stack trace.
            Console.Error.WriteLine(exception.Message);
            return 1;
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            Console.Error.WriteLine($"{exception.Message} Stop what listens there, or name another address with --urls.");
            return 1;
        }
        catch (OperationCanceledException)
        {
            // It was stopped while it waited for its database.
            return 0;
        }
    }

    /// <summary>
    /// A builder that reads its settings once, at start. Watching the settings' folder would mean being woken at each write into a
    /// data folder below it.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(["--hostBuilder:reloadConfigOnChange=false", .. args]);

    public static void AddEvaluationDefaults(this WebApplicationBuilder builder)
    {
        builder.AddSecretFiles();
        builder.Services.TryAddSingleton(TimeProvider.System);
        // Below every other source, so that configuration can turn them up.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = LogDefaults });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(host => host.ServicesStartConcurrently = true);
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            // A misspelt property is told to the sender rather than dropped.
            json.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
            // Of two values for one property neither is taken for the one that was meant.
            json.SerializerOptions.AllowDuplicateProperties = false;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            json.SerializerOptions.TypeInfoResolver = json.SerializerOptions.TypeInfoResolver!.WithAddedModifier(NullsInLists.Refuse);
            json.SerializerOptions.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        });
        // A body that cannot be read is explained by the problem handling, in every environment.
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.AddProblemHandling();
        builder.Services.AddOpenApi();
        builder.Services.AddHealthChecks();
        builder.Services.AddCredentialLimits();
        builder.AddTrustedProxies();
        builder.AddAccessTokens();
        builder.AddTelemetry();
        builder.Services.AddSingleton<WaitingRoom>();
    }

    /// <summary>Our own messages and the start are told; libraries speak up when something is wrong.</summary>
    private static Dictionary<string, string?> LogDefaults { get; } = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
        // Its warnings repeat, with a stack trace each, what BrokerWatch says in a line.
        ["Logging:LogLevel:MassTransit"] = "Error",
        // Whoever asks is told what is wrong; the log would repeat it at every probe.
        ["Logging:LogLevel:Microsoft.Extensions.Diagnostics.HealthChecks"] = "Critical",
        // At first start it says that its keys are files; they are, with mode 600.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // Lines of several processes are read beside each other, also out of files that keep no time of their own.
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffZ ",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
    };

    /// <summary>Ends the start when the configuration has problems; then the middleware that every process shares.</summary>
    public static void UseEvaluationDefaults(this WebApplication app)
    {
        var problems = app.Services.GetRequiredService<StartupProblems>();
        problems.Add(AccessTokens.Problems(app.Services));
        problems.ThrowIfAny();
        app.UseTrustedProxies();
        app.UseHeadAsGet();
        app.UseSecurityHeaders();
        app.UseProblemHandling();
        app.UseRouting();
        // What concerns few requests is kept out of the way of the others.
        app.UseWhen(context => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>() is not null, limited => limited.UseRateLimiter());
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapHealth();
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapGet("/asyncapi.yaml", () => Results.Stream(typeof(ICohortEvent).Assembly.GetManifestResourceStream("asyncapi.yaml")!, "application/yaml")).AllowAnonymous().ExcludeFromDescription();
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/docs", StringComparison.Ordinal), pages => pages.UseSwaggerUI(docs =>
        {
            docs.RoutePrefix = "docs";
            // Behind a gateway one page describes all services, each by a document of its own.
            var services = app.Configuration["Docs:Services"]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
            foreach (var service in services) docs.SwaggerEndpoint($"/openapi/{service}.json", service);
            if (services.Length == 0) docs.SwaggerEndpoint("/openapi/v1.json", "Evaluation");
            docs.DocumentTitle = "Evaluation API";
        }));
    }
}
