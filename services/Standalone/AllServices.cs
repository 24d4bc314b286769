using Evaluation.Aggregator;
using Evaluation.Behaviour;
using Evaluation.Cohorts;
using Evaluation.Identity;
using Evaluation.Learning;
using Evaluation.Notifications;
using Evaluation.Portal;
using Evaluation.Reaction;
using Evaluation.Results;

namespace Evaluation.Standalone;

/// <summary>The list of the services, for whoever hosts all of them in one process.</summary>
public static class AllServices
{
    public static void AddAllServices(this WebApplicationBuilder builder)
    {
        builder.AddIdentity();
        builder.AddCohorts();
        builder.AddReaction();
        builder.AddLearning();
        builder.AddBehaviour();
        builder.AddResults();
        builder.AddAggregator();
        builder.AddNotifications();
        builder.AddPortal();
    }

    public static void MapAllServices(this WebApplication app)
    {
        app.MapIdentity();
        app.MapCohorts();
        app.MapReaction();
        app.MapLearning();
        app.MapBehaviour();
        app.MapResults();
        app.MapAggregator();
        app.MapNotifications();
        app.MapPortal();
    }
}
