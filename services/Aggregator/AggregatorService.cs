using Evaluation.Aggregator.CatchUp;
using Evaluation.Aggregator.DeriveChain;
using Evaluation.Aggregator.ListLost;
using Evaluation.Aggregator.ReadChain;
using Evaluation.Aggregator.Rebuild;
using Evaluation.Aggregator.RecordFacts;
using Evaluation.Aggregator.ReleaseToLeadership;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;

namespace Evaluation.Aggregator;

/// <summary>Keeps the journal of events, and builds each cohort's evaluation chain from it.</summary>
public static class AggregatorService
{
    internal const string Database = "aggregator";

    public static void AddAggregator(this WebApplicationBuilder builder)
    {
        builder.AddServiceDatabase(Database, typeof(AggregatorService).Assembly);
        builder.Services.AddSingleton<ChainDeriver>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ChainDeriver>());
        builder.Services.AddHostedService<ChainStaleness>();
        builder.Services.AddHostedService<AskForMissing>();
        builder.Services.AddSingleton<ChainStore>();
        builder.Services.AddSingleton<ReleaseStore>();
        builder.Services.AddSingleton<Rebuilder>();
        builder.AddConsumers(new("aggregator-events", [typeof(JournalConsumer)]));
    }

    public static void MapAggregator(this WebApplication app)
    {
        var chains = app.MapGroup("/api/chains").WithTags("chains");
        chains.MapReadChain();
        chains.MapListChains();
        chains.MapRebuild();
        chains.MapListLost();
        app.MapAudit(Database, "chains");
        app.MapOperations(Database, "chains");
    }
}
