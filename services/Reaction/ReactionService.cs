using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Reaction.CountResponses;
using Evaluation.Reaction.SubmitResponse;
using Evaluation.Statistics.Reaction;

namespace Evaluation.Reaction;

/// <summary>Level 1: how the training was received.</summary>
public static class ReactionService
{
    private static readonly ResponseCount Measure = new();

    public static void AddReaction(this WebApplicationBuilder builder) => builder.AddLevel(Measure);

    public static void MapReaction(this WebApplication app)
    {
        app.MapLevel(Measure.Service).MapAnswers<ReactionSums, ResponseRequest>(
            app.Services.GetRequiredService<LevelServices<ReactionSums>>(), "responses", ResponseCheck.Check);
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }
}
