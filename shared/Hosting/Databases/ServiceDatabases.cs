using System.Reflection;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Operations;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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
        builder.Services.AddKeyedSingleton(service, (services, _) => new ServiceOperations(services.GetRequiredKeyedService<Database>(service), services.GetServices<ConsumerSet>()));
        builder.Services.AddSingleton(services => services.GetRequiredKeyedService<ServiceOperations>(service));
        builder.Services.AddSingleton<IHostedService>(services => new DatabaseStarter(
            services.GetRequiredKeyedService<Database>(service), options, services.GetRequiredService<WaitingRoom>(), services.GetRequiredService<ILogger<Database>>()));
        builder.Services.AddSingleton<IHostedService>(services => new OutboxDispatcher(
            services.GetRequiredKeyedService<Database>(service), services.GetRequiredService<IMessageSender>(),
            services.GetRequiredService<OutboxOptions>(), services.GetRequiredService<ILogger<OutboxDispatcher>>()));
        builder.Services.AddHealthChecks().Add(new(
            $"database of {service}", services => new DatabaseHealth(services.GetRequiredKeyedService<Database>(service)), failureStatus: null, tags: null, timeout: DatabaseHealth.Patience));
    }
}
