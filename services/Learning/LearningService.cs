using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Learning.CountAttempts;
using Evaluation.Learning.SubmitScore;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Statistics.Learning;

namespace Evaluation.Learning;

/// <summary>Level 2: what was learned, from pre- and post-tests.</summary>
public static class LearningService
{
    private static readonly AttemptCount Measure = new();

    public static void AddLearning(this WebApplicationBuilder builder) => builder.AddLevel(Measure);

    public static void MapLearning(this WebApplication app)
    {
        var services = app.Services.GetRequiredService<LevelServices<LearningSums>>();
        var level = app.MapLevel(Measure.Service);
        level.MapAnswers<LearningSums, ScoreRequest>(services, "scores", ScoreCheck.Check);
        level.MapListAnswers(services, "scores", AnswerKinds.Attempt);
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }
}
