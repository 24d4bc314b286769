using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;
using Evaluation.Learning.CountAttempts;
using Evaluation.Learning.ListSittings;
using Evaluation.Learning.ListTasks;
using Evaluation.Learning.MarkEssays;
using Evaluation.Learning.ReadWrittenTests;
using Evaluation.Learning.RunTests;
using Evaluation.Learning.SubmitScore;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning;

/// <summary>Level 2: what was learned, from pre- and post-tests.</summary>
public static class LearningService
{
    private static readonly AttemptCount Measure = new();

    public static void AddLearning(this WebApplicationBuilder builder)
    {
        builder.AddLevel(Measure, typeof(OpenTasksConsumer), typeof(WrittenTestsConsumer));
        builder.Services.AddHostedService<TestWork>();
        builder.Services.AddHostedService<SittingWork>();
    }

    public static void MapLearning(this WebApplication app)
    {
        app.MapTests();
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }

    internal static void MapTests(this WebApplication app)
    {
        var services = app.Services.GetRequiredService<LevelServices<LearningSums>>();
        var level = app.MapLevel(Measure.Service);
        level.MapAnswers<LearningSums, ScoreRequest>(services, "scores", ScoreCheck.Check);
        level.MapListAnswers(services, "scores", AnswerKinds.Attempt);
        level.MapWithdrawAnswers(services, "scores", AnswerKinds.Attempt);
        level.MapListEssays();
        level.MapMarkEssays();
        level.MapListSittings();
        var respondents = app.MapGroup($"/api/{Measure.Service}").WithTags(Measure.Service).AllowRoles(Roles.Respondent, Roles.Supervisor);
        respondents.MapListTasks();
        respondents.MapStart();
        respondents.MapSitting();
        respondents.MapHandIn();
    }
}
