using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.RunFollowUps;
using Evaluation.Behaviour.SubmitObservation;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;

namespace Evaluation.Behaviour;

/// <summary>Level 3: what participants do differently at work, 6 to 12 months later.</summary>
public static class BehaviourService
{
    private static readonly ObservationCount Measure = new();

    public static void AddBehaviour(this WebApplicationBuilder builder)
    {
        builder.AddLevel(Measure);
        builder.Services.AddHostedService<FollowUpWork>();
    }

    public static void MapBehaviour(this WebApplication app)
    {
        app.MapLevel(Measure.Service, Roles.Respondent, Roles.Supervisor).MapAnswers<BehaviourSums, ObservationRequest>(
            app.Services.GetRequiredService<LevelServices<BehaviourSums>>(), "observations", ObservationCheck.Check);
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }
}
