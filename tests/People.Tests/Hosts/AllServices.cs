using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Standalone;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.People.Tests.Hosts;

/// <summary>All services with the portal, as Standalone hosts them, in the process of the tests: on a port of their own, with their data in a folder and a clock of the test's.</summary>
internal static class AllServices
{
    public static WebApplication Build(string folder, string adminPassword, TimeProvider clock)
    {
        var builder = EvaluationHost.CreateBuilder([]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Directory"] = folder, ["Evaluation:AdminPassword"] = adminPassword });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
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
