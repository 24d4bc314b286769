using System.Reflection;
using Evaluation.Hosting.Configuration;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Databases;

/// <summary>Gives a service its database: migrated at start before anything else runs, with its outbox sent, and its health told.</summary>
public static class ServiceDatabases
{
    /// <summary>The database is then had as the keyed service <paramref name="service"/>.</summary>
    /// <param name="migrations">Assemblies whose <c>Migrations/*.sql</c> are embedded as <c>migrations/…</c>, in this order.</param>
    public static void AddServiceDatabase(this IHostApplicationBuilder builder, string service, params Assembly[] migrations)
    {
        var problems = StartupProblems.Of(builder);
        var options = problems.Bind<DatabaseOptions>(builder.Configuration, "Database");
        var outbox = problems.Bind<OutboxOptions>(builder.Configuration, "Outbox");
        if (!builder.Services.Any(registered => registered.ServiceType == typeof(OutboxOptions)))
        {
            builder.Services.AddSingleton(outbox);
            problems.Add(options.Problems());
            problems.Add(outbox.Problems());
        }
        builder.Services.AddKeyedSingleton(service, (services, _) => Database.For(
            service, options, services.GetRequiredService<TimeProvider>(), [.. migrations.Select(assembly => new MigrationSource(assembly, "migrations/"))],
            warning => services.GetRequiredService<ILogger<Database>>().LogWarning("{Warning}", warning)));
        // For what concerns all databases of a process, such as a backup.
        builder.Services.AddSingleton(services => services.GetRequiredKeyedService<Database>(service));
        var migration = new MigrationState(service);
        builder.Services.AddSingleton<IHostedService>(services => new MigrationStarter(services.GetRequiredKeyedService<Database>(service), options, migration));
        builder.Services.AddSingleton<IHostedService>(services => new OutboxDispatcher(
            services.GetRequiredKeyedService<Database>(service), services.GetRequiredService<IMessageSender>(),
            services.GetRequiredService<OutboxOptions>(), services.GetRequiredService<ILogger<OutboxDispatcher>>()));
        builder.Services.AddHealthChecks().AddCheck($"database of {service}", migration);
    }

    /// <summary>Ready once migrated.</summary>
    private sealed class MigrationState(string service) : IHealthCheck
    {
        public bool IsDone { get; set; }

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            Task.FromResult(IsDone ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy($"The database of {service} is not migrated yet."));
    }

    private sealed class MigrationStarter(Database database, DatabaseOptions options, MigrationState state) : IHostedLifecycleService
    {
        // Before the start of any other hosted service, whatever the order of registration.
        public async Task StartingAsync(CancellationToken cancellationToken)
        {
            if (options.Provider == DatabaseProvider.Sqlite) PrivateFolder.Make(options.Directory);
            await Migrator.MigrateAsync(database, cancellationToken);
            state.IsDone = true;
        }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
