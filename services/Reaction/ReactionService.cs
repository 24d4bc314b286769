using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Reaction.CountResponses;
using Evaluation.Reaction.ListTasks;
using Evaluation.Reaction.RunSurveys;
using Evaluation.Reaction.SaveDraft;
using Evaluation.Reaction.SubmitResponse;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction;

/// <summary>Level 1: how the training was received.</summary>
public static class ReactionService
{
    private static readonly ResponseCount Measure = new();

    public static void AddReaction(this WebApplicationBuilder builder)
    {
        builder.AddLevel(Measure, typeof(OpenTasksConsumer));
        builder.Services.AddHostedService<SurveyWork>();
    }

    public static void MapReaction(this WebApplication app)
    {
        app.MapSurveys();
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }

    internal static void MapSurveys(this WebApplication app)
    {
        var services = app.Services.GetRequiredService<LevelServices<ReactionSums>>();
        app.MapLevel(Measure.Service, Roles.Respondent, Roles.Supervisor).MapAnswers<ReactionSums, ResponseRequest>(services, "responses", ResponseCheck.Check);
        var level = app.MapLevel(Measure.Service);
        level.MapListAnswers(services, "responses", AnswerKinds.Response);
        level.MapWithdrawAnswers(services, "responses", AnswerKinds.Response);
        var respondents = app.MapGroup($"/api/{Measure.Service}").WithTags(Measure.Service).AllowRoles(Roles.Respondent, Roles.Supervisor);
        respondents.MapListTasks();
        respondents.MapSaveDraft();
    }
}
