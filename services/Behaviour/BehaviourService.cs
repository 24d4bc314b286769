using Evaluation.Behaviour.AddFollowUp;
using Evaluation.Behaviour.ChangeFollowUp;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.ExemptParticipant;
using Evaluation.Behaviour.ListFollowUps;
using Evaluation.Behaviour.ListTasks;
using Evaluation.Behaviour.MoveFollowUps;
using Evaluation.Behaviour.NameRaters;
using Evaluation.Behaviour.ReassignObservation;
using Evaluation.Behaviour.RunFollowUps;
using Evaluation.Behaviour.SaveDraft;
using Evaluation.Behaviour.ShowCalendar;
using Evaluation.Behaviour.SubmitObservation;
using Evaluation.Behaviour.WatchFollowUp;
using Evaluation.Contracts.Answers;
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
        builder.AddLevel(Measure, typeof(OpenTasksConsumer));
        builder.Services.AddHostedService<FollowUpWork>();
    }

    public static void MapBehaviour(this WebApplication app)
    {
        app.MapFollowUps();
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }

    internal static void MapFollowUps(this WebApplication app)
    {
        var level = app.MapLevel(Measure.Service);
        level.MapListFollowUps();
        level.MapAddFollowUp();
        level.MapMoveFollowUps();
        level.MapChangeFollowUp();
        level.MapNameRaters();
        level.MapExemptParticipant();
        level.MapReassignObservation();
        level.MapWatchFollowUp();
        level.MapShowCalendar();
        var services = app.Services.GetRequiredService<LevelServices<BehaviourSums>>();
        level.MapListAnswers(services, "observations", AnswerKinds.Observation);
        level.MapWithdrawAnswers(services, "observations", AnswerKinds.Observation);
        level.MapListAnswers(services, "exemptions", AnswerKinds.Exemption);
        app.MapLevel(Measure.Service, Roles.Respondent, Roles.Supervisor).MapAnswers<BehaviourSums, ObservationRequest>(services, "observations", ObservationCheck.Check);
        var raters = app.MapGroup($"/api/{Measure.Service}").WithTags(Measure.Service).AllowRoles(Roles.Respondent, Roles.Supervisor);
        raters.MapListTasks();
        raters.MapSaveDraft();
        raters.MapRaterSays();
    }
}
