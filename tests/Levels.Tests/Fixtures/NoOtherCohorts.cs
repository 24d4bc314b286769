using Evaluation.Contracts.Questions;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Levels.Tests.Fixtures;

/// <summary>A bus in memory, on which Cohorts answers that it knows nothing beyond what the tests have told.</summary>
internal static class NoOtherCohorts
{
    private static readonly Lazy<IServiceScopeFactory> Started = new(() =>
    {
        var services = new ServiceCollection();
        services.AddMassTransit(bus => bus.UsingInMemory((_, memory) => memory.ReceiveEndpoint(
            "cohorts-questions", endpoint => endpoint.Handler<AskCohort>(context => context.RespondAsync(new CohortAnswered(null, null))))));
        services.RemoveMassTransitHostedService();
        var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IBusControl>().Start();
        return provider.GetRequiredService<IServiceScopeFactory>();
    });

    public static IServiceScopeFactory Scopes => Started.Value;
}
