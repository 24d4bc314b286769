using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Statistics.Results;

namespace Evaluation.Statistics.Tests.Published;

public class ResultsExamples
{
    [Fact]
    public void Difference_in_differences_has_Welchs_interval()
    {
        var example = Fixture.Of("did_micro");
        var measurements = new List<Measurement>();
        Add(MeasurementGroup.Trained, 0, "T0");
        Add(MeasurementGroup.Trained, 6, "T1");
        Add(MeasurementGroup.Comparison, 0, "C0");
        Add(MeasurementGroup.Comparison, 6, "C1");
        var kpi = KpiMeasure.Of(new Kpi("k", "k", null, KpiDirection.Increase, 61, 70), measurements);
        kpi.Claim.ShouldBe(Claim.Comparison);
        kpi.Effect!.Value.ShouldBe(example.Double("did"), 1e-9);
        kpi.EffectLow!.Value.ShouldBe(example.GetProperty("ci")[0].GetDouble(), 1e-6);
        kpi.EffectHigh!.Value.ShouldBe(example.GetProperty("ci")[1].GetDouble(), 1e-6);

        void Add(MeasurementGroup group, int month, string column) =>
            measurements.AddRange(example.GetProperty(column).Doubles().Index().Select(unit => new Measurement("k", month, group, $"{unit.Index}", unit.Item)));
    }

    [Fact]
    public void Credited_benefit_is_discounted_by_attribution_and_confidence()
    {
        var example = Fixture.Of("phillips");
        var finance = FinanceMeasure.Of(
        [
            new FinanceLine(FinanceKind.Cost, "cost", example.GetProperty("cost").GetDecimal()),
            .. example.GetProperty("rows").EnumerateArray().Select(row =>
                new FinanceLine(FinanceKind.Benefit, "benefit", row[0].GetDecimal(), row[1].GetDouble(), row[2].GetDouble())),
        ])!;
        finance.CreditedBenefit.ShouldBe(example.GetProperty("credited").GetDecimal());
        finance.Bcr!.Value.ShouldBe(example.Double("bcr"), 1e-12);
        finance.RoiPercent!.Value.ShouldBe(example.Double("roi"), 1e-12);
        finance.PaybackMonths!.Value.ShouldBe(example.Double("payback_months"), 1e-5);
    }

    [Fact]
    public void Achievement_is_that_of_the_regulation()
    {
        foreach (var example in Fixture.Of("iki").EnumerateArray())
            KpiMeasure.AchievementPercent(
                    Enum.Parse<KpiDirection>(example.GetProperty("direction").GetString()!, true), example.Double("target"), example.Double("actual"))!.Value
                .ShouldBe(example.Double("achievementPercent"), 1e-9);
    }
}
