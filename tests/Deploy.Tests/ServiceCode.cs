using Evaluation.Aggregator;
using Evaluation.Behaviour;
using Evaluation.Cohorts;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Identity;
using Evaluation.Learning;
using Evaluation.Notifications;
using Evaluation.Portal;
using Evaluation.Reaction;
using Evaluation.Results;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Deploy.Tests;

/// <summary>What a service's own code says of it, without starting it.</summary>
/// <param name="Routes">The addresses below <c>/api</c>.</param>
/// <param name="Queues">The queues that it takes messages from.</param>
internal sealed record ServiceCode(IReadOnlyList<string> Routes, IReadOnlyList<string> Queues)
{
    private static readonly Dictionary<string, (Action<WebApplicationBuilder> Add, Action<WebApplication> Map)> All = new()
    {
        ["Aggregator"] = (builder => builder.AddAggregator(), app => app.MapAggregator()),
        ["Behaviour"] = (builder => builder.AddBehaviour(), app => app.MapBehaviour()),
        ["Cohorts"] = (builder => builder.AddCohorts(), app => app.MapCohorts()),
        ["Identity"] = (builder => builder.AddIdentity(), app => app.MapIdentity()),
        ["Learning"] = (builder => builder.AddLearning(), app => app.MapLearning()),
        ["Notifications"] = (builder => builder.AddNotifications(), app => app.MapNotifications()),
        ["Portal"] = (builder => builder.AddPortal(), app => app.MapPortal()),
        ["Reaction"] = (builder => builder.AddReaction(), app => app.MapReaction()),
        ["Results"] = (builder => builder.AddResults(), app => app.MapResults()),
    };

    public static async Task<ServiceCode> OfAsync(string service, string folder)
    {
        All.ShouldContainKey(service, $"Add {service} to this table, and to the files below deploy.");
        var builder = WebApplication.CreateBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Directory"] = folder });
        builder.AddEvaluationDefaults();
        All[service].Add(builder);
        builder.AddBus(Transport.InMemory);
        var queues = builder.Services.Select(registered => registered.ImplementationInstance).OfType<ConsumerSet>().Select(set => set.Queue).ToList();
        await using var app = builder.Build();
        All[service].Map(app);
        var routes = ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}").Where(route => route.StartsWith("/api/", StringComparison.Ordinal));
        return new([.. routes.Distinct()], queues);
    }
}
