using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Results;

/// <summary>Level 4 (MODEL, section 4): what changed in the organisation.</summary>
public static class ResultsMeasure
{
    /// <summary>The KPIs in the order given, the share of them achieved (null while none is measured), and the finance (null without lines).</summary>
    public static ResultsSummary Summarise(
        IReadOnlyCollection<Kpi> kpis, IReadOnlyCollection<Measurement> measurements, IReadOnlyCollection<FinanceLine> lines)
    {
        var summaries = kpis.Select(kpi => KpiMeasure.Of(kpi, measurements)).ToList();
        var measured = summaries.Count(kpi => kpi.Achieved is not null);
        var achieved = summaries.Count(kpi => kpi.Achieved is true);
        double? share = measured > 0 ? (double)achieved / summaries.Count : null;
        var finance = FinanceMeasure.Of(lines);
        return new ResultsSummary(
            summaries, share, finance,
            [
                // Those not measured yet may still be achieved.
                Estimates.Of(Metric.KpisAchieved, share, share is null ? null : Possible(achieved, summaries.Count - measured, summaries.Count), measured, summaries.Count),
                Estimates.Of(Metric.RoiPercent, finance?.RoiPercent, null, lines.Count, lines.Count),
            ]);
    }

    private static Interval Possible(int achieved, int unmeasured, int all) =>
        new((double)achieved / all, (double)(achieved + unmeasured) / all);
}
