using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Summaries;

namespace Evaluation.Statistics.Results;

/// <summary>Return on the training's cost (Phillips, Return on Investment in Training and Performance Improvement Programs).</summary>
public static class FinanceMeasure
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// Amounts of one year: creditedBenefit = Σ amount · attribution · confidence, bcr = credited/cost,
    /// roiPercent = (credited − cost)/cost · 100, paybackMonths = cost/(credited/12). Null without lines; all but the cost are null
    /// without a benefit; bcr, roiPercent and paybackMonths with cost 0; paybackMonths with nothing credited.
    /// </summary>
    public static FinanceSummary? Of(IReadOnlyCollection<FinanceLine> lines)
    {
        if (lines.Count == 0) return null;
        var cost = lines.Where(line => line.Kind == FinanceKind.Cost).Sum(line => line.Amount);
        var benefits = lines.Where(line => line.Kind == FinanceKind.Benefit).ToList();
        if (benefits.Count == 0) return new FinanceSummary(cost, null, null, null, null, null);
        var (benefit, credited) = (benefits.Sum(line => line.Amount), benefits.Sum(Credited));
        return cost == 0
            ? new FinanceSummary(cost, benefit, credited, null, null, null)
            : new FinanceSummary(
                cost, benefit, credited, (double)(credited / cost), (double)((credited - cost) / cost * 100),
                credited == 0 ? null : (double)(cost / (credited / MonthsOfYear)));
    }

    /// <summary>A blank estimate credits nothing: the conservative convention, and the one place where missing counts as 0.</summary>
    private static decimal Credited(FinanceLine line) =>
        line.Amount * (decimal)(line.Attribution ?? 0) * (decimal)(line.Confidence ?? 0);
}
