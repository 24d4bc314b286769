using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics;
using Evaluation.Statistics.Results;

namespace Evaluation.Results.CountMeasurements;

/// <summary>What KPIs, measurements and finance say of a cohort.</summary>
internal sealed class MeasurementCount : LevelMeasure<ResultsSums>
{
    public override Level Level => Level.Results;

    public override IReadOnlyList<string> Kinds => [AnswerKinds.Kpi, AnswerKinds.Measurement, AnswerKinds.Finance];

    public override IReadOnlyList<string> Events => [nameof(ResultsSummarised)];

    /// <summary>A measurement must be of a KPI that the cohort has, and those are in the sums.</summary>
    public override bool ChecksSums(CohortPlan plan) => true;

    public override ResultsSums NewSums(CohortPlan plan) => new();

    public override void Add(ResultsSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        foreach (var kpi in answersOfSubject.Where(answer => answer.Kind == AnswerKinds.Kpi)) sums.Kpis.Add(kpi.Subject);
    }

    public override void Remove(ResultsSums sums, CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject)
    {
        foreach (var kpi in answersOfSubject.Where(answer => answer.Kind == AnswerKinds.Kpi)) sums.Kpis.Remove(kpi.Subject);
    }

    public override bool Counts(CohortPlan plan, Roster roster, IReadOnlyList<StoredAnswer> answersOfSubject) => true;

    public override IReadOnlyDictionary<string, double>? Figures(CohortPlan plan, IReadOnlyList<StoredAnswer> answersOfSubject) => null;

    public override SubmissionOutcome? RefuseWithdrawal(StoredAnswer answer, IReadOnlyList<StoredAnswer> answersOfSubject) =>
        answer.Kind == AnswerKinds.Kpi && answersOfSubject.Any(other => other.Kind == AnswerKinds.Measurement) ? HasMeasurements : null;

    private static SubmissionOutcome.NotNow HasMeasurements { get; } = new("kpiHasMeasurements", new(
        "KPI ini masih mempunyai pengukuran. Tarik pengukurannya dulu, lalu KPI-nya.", "This KPI still has measurements. Withdraw them first, then the KPI."));

    public override async Task<IReadOnlyList<ICohortEvent>> SummariseAsync(CohortSheet<ResultsSums> sheet, Session session)
    {
        var answers = await AnswerRows.OfCohortAsync(session, sheet.CohortId);
        var kpis = Of<Kpi>(answers, AnswerKinds.Kpi).OrderBy(kpi => kpi.Position).ThenBy(kpi => kpi.Code, StringComparer.Ordinal).ToList();
        var summary = ResultsMeasure.Summarise(kpis, Of<Measurement>(answers, AnswerKinds.Measurement), Of<FinanceLine>(answers, AnswerKinds.Finance));
        return [new ResultsSummarised(sheet.CohortId, sheet.Version, Model.Version, summary)];
    }

    private static List<T> Of<T>(IReadOnlyList<StoredAnswer> answers, string kind) where T : class =>
        [.. answers.Where(answer => answer.Kind == kind).Select(answer => answer.Read<T>())];
}
