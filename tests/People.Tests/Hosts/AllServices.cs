using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.People.Tests.Hosts;

/// <summary>All services with the portal, as Standalone hosts them, in the process of the tests: on a port of their own, with their data in a folder. Other test projects link this file.</summary>
internal static class AllServices
{
    /// <param name="clock">The machine's, unless a test turns its own.</param>
    /// <param name="broker">RabbitMQ's address; without one, messages stay in the process.</param>
    /// <param name="log">Where the services' lines go; nowhere without one.</param>
    public static WebApplication Build(string folder, string adminPassword, TimeProvider clock, Uri? broker = null, ILoggerProvider? log = null)
    {
        var builder = EvaluationHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Database:Directory"] = folder,
            ["Evaluation:AdminPassword"] = adminPassword,
            ["Messaging:Transport"] = broker is null ? nameof(Transport.InMemory) : nameof(Transport.RabbitMq),
            ["Messaging:RabbitMq"] = broker?.ToString(),
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        if (log is not null) builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(clock);
        builder.AddEvaluationDefaults();
        builder.AddAllServices();
        builder.AddBus(Transport.InMemory);
        var app = builder.Build();
        app.UseEvaluationDefaults();
        app.MapAllServices();
        return app;
    }
}
