using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Audit;
using Evaluation.Hosting.Operations;
using Evaluation.Levels;
using Evaluation.Levels.Answers;
using Evaluation.Results.CountMeasurements;
using Evaluation.Results.DefineKpi;
using Evaluation.Results.EnterFinance;
using Evaluation.Results.SubmitMeasurement;

namespace Evaluation.Results;

/// <summary>Level 4: what changed in the organisation.</summary>
public static class ResultsService
{
    private static readonly MeasurementCount Measure = new();

    public static void AddResults(this WebApplicationBuilder builder) => builder.AddLevel(Measure);

    public static void MapResults(this WebApplication app)
    {
        app.MapEntries();
        app.MapAudit(Measure.Service);
        app.MapOperations(Measure.Service);
    }

    internal static void MapEntries(this WebApplication app)
    {
        var services = app.Services.GetRequiredService<LevelServices<ResultsSums>>();
        var level = app.MapLevel(Measure.Service);
        level.MapAnswers<ResultsSums, MeasurementRequest>(services, "measurements", MeasurementCheck.Check);
        level.MapListAnswers(services, "measurements", AnswerKinds.Measurement);
        level.MapWithdrawAnswers(services, "measurements", AnswerKinds.Measurement);
        level.MapAnswers<ResultsSums, KpiRequest>(services, "kpis", KpiCheck.Check);
        level.MapListAnswers(services, "kpis", AnswerKinds.Kpi);
        level.MapWithdrawAnswers(services, "kpis", AnswerKinds.Kpi);
        level.MapAnswers<ResultsSums, FinanceRequest>(services, "finance", FinanceCheck.Check);
        level.MapListAnswers(services, "finance", AnswerKinds.Finance);
        level.MapWithdrawAnswers(services, "finance", AnswerKinds.Finance);
    }
}
