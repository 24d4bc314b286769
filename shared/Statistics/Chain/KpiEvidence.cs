using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Chain;

internal static class KpiEvidence
{
    /// <summary>
    /// Whether at least one KPI is achieved, and every achieved one is so against a comparison group, by an effect whose whole
    /// interval lies on the good side of 0.
    /// </summary>
    public static bool IsProof(ResultsSummary? results)
    {
        var achieved = (results?.Kpis ?? []).Where(kpi => kpi.Achieved is true).ToList();
        return achieved.Count > 0 && achieved.All(kpi => kpi.Claim == Claim.Comparison && IsGood(kpi));
    }

    private static bool IsGood(KpiSummary kpi) => kpi.Direction == KpiDirection.Increase
        ? kpi.EffectLow is { } low && Rounding.Nine(low) > 0
        : kpi.EffectHigh is { } high && Rounding.Nine(high) < 0;
}
