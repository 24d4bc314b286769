using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Results.CountMeasurements;
using Evaluation.Results.SubmitMeasurement;

namespace Evaluation.Results;

/// <summary>Level 4: what changed in the organisation.</summary>
public static class ResultsService
{
    private static readonly MeasurementCount Measure = new();

    public static void AddResults(this WebApplicationBuilder builder) => builder.AddLevel(Measure);

    public static void MapResults(this WebApplication app)
    {
        app.MapLevel(Measure.Service).MapAnswers<ResultsSums, MeasurementRequest>(
            app.Services.GetRequiredService<LevelServices<ResultsSums>>(), "measurements", MeasurementCheck.Check);
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }
}
