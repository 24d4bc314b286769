using System.Reflection;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Imports;
using Evaluation.Levels.Summaries;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Levels;

/// <summary>Makes a service of a level's measure.</summary>
public static class LevelHost
{
    public static void AddLevel<TSums>(this WebApplicationBuilder builder, LevelMeasure<TSums> measure) where TSums : class
    {
        var services = builder.Services;
        builder.AddServiceDatabase(measure.Service, Assembly.GetExecutingAssembly());
        services.AddSingleton(provider => new LevelServices<TSums>(
            measure, provider.GetRequiredKeyedService<Database>(measure.Service), provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<Summariser<TSums>>();
        services.AddSingleton<Replay<TSums>>();
        services.AddHostedService(provider => provider.GetRequiredService<Summariser<TSums>>());
        services.AddHostedService<CatchUp<TSums>>();
        services.AddHostedService<StagedImportWatch<TSums>>();
        builder.AddConsumers(new($"{measure.Service}-events", [typeof(CohortConsumer<TSums>)]));
        builder.AddConsumers(new($"{measure.Service}-questions", [typeof(ImportConsumer<TSums>)]));
    }

    /// <summary>The level's group of endpoints: for admins, and training units within their agency.</summary>
    public static RouteGroupBuilder MapLevel(this IEndpointRouteBuilder app, string service) =>
        app.MapGroup($"/api/{service}").WithTags(service).AllowRoles(Roles.Admin, Roles.TrainingUnit);
}
