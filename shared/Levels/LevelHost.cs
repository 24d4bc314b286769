using System.Reflection;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.FollowUps;
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
    /// <param name="questions">Consumers of what others ask of this level only.</param>
    public static void AddLevel<TSums>(this WebApplicationBuilder builder, LevelMeasure<TSums> measure, params Type[] questions) where TSums : class
    {
        var services = builder.Services;
        // What all levels have, then what this one has beside it.
        builder.AddServiceDatabase(measure.Service, Assembly.GetExecutingAssembly(), measure.GetType().Assembly);
        services.AddSingleton(provider => new LevelServices<TSums>(
            measure, provider.GetRequiredKeyedService<Database>(measure.Service), provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<Summariser<TSums>>();
        services.AddSingleton<Replay<TSums>>();
        services.AddHostedService(provider => provider.GetRequiredService<Summariser<TSums>>());
        services.AddHostedService<CatchUp<TSums>>();
        services.AddHostedService<StagedImportWatch<TSums>>();
        builder.AddConsumers(new($"{measure.Service}-events", [typeof(CohortConsumer<TSums>)]));
        builder.AddConsumers(new(ServiceQuestions.QueueOf(measure.Service), [typeof(ImportConsumer<TSums>), typeof(DraftsConsumer<TSums>), .. questions]));
    }

    /// <summary>A group of the level's endpoints: for admins, and training units within their agency.</summary>
    /// <param name="others">Who else may call, for what is their own only.</param>
    public static RouteGroupBuilder MapLevel(this IEndpointRouteBuilder app, string service, params string[] others) =>
        app.MapGroup($"/api/{service}").WithTags(service).AllowRoles([Roles.Admin, Roles.TrainingUnit, .. others]);
}
