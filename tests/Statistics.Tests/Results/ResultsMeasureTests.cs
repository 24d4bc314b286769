using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Results;

namespace Evaluation.Statistics.Tests.Results;

public class ResultsMeasureTests
{
    private static readonly Kpi Rising = new("k", "K", null, KpiDirection.Increase, 10, 20);

    private static readonly Kpi Falling = new("k", "K", null, KpiDirection.Decrease, 20, 10);

    [Fact]
    public void The_month_is_the_latest_at_which_every_trained_unit_has_a_value() =>
        Judge(Rising, Trained(6, "A", 11), Trained(6, "B", 13), Trained(9, "A", 14), Trained(9, "B", 16), Trained(12, "A", 30))
            .ShouldSatisfyAllConditions(kpi => kpi.Month.ShouldBe(9), kpi => kpi.Actual.ShouldBe(15));

    [Fact]
    public void Without_such_a_month_it_is_the_latest_of_those_with_most_units() =>
        Judge(Rising, Trained(6, "A", 11), Trained(6, "B", 13), Trained(7, "B", 1), Trained(7, "C", 3), Trained(12, "A", 30)).Month.ShouldBe(7);

    [Fact]
    public void A_unit_that_was_measured_before_the_end_only_is_not_waited_for() =>
        Judge(Rising, Trained(0, "A", 11), Trained(0, "B", 11), Trained(6, "A", 12)).Month.ShouldBe(6);

    [Fact]
    public void Measurements_of_others_and_before_the_end_do_not_measure_a_kpi()
    {
        var kpi = Judge(Rising, Trained(0, "A", 11), new Measurement("k", 6, MeasurementGroup.Comparison, "B", 1), new Measurement("z", 6, MeasurementGroup.Trained, "A", 1));
        (kpi.Actual, kpi.Month, kpi.Achieved, kpi.Claim, kpi.Effect).ShouldBe((null, null, null, null, null));
    }

    [Fact]
    public void Change_and_progress_are_relative_to_the_baseline()
    {
        var kpi = Judge(Rising, Trained(6, "", 15));
        (kpi.ChangePercent, kpi.Progress, kpi.AchievementPercent).ShouldBe((50, 0.5, 75));
    }

    [Fact]
    public void A_baseline_of_zero_has_no_percent_change() => Judge(Rising with { Baseline = 0 }, Trained(6, "", 15)).ChangePercent.ShouldBeNull();

    [Fact]
    public void A_target_equal_to_the_baseline_has_no_progress() => Judge(Rising with { Baseline = 20 }, Trained(6, "", 15)).Progress.ShouldBeNull();

    [Theory]
    [InlineData(KpiDirection.Increase, 0, null)]
    [InlineData(KpiDirection.Increase, -5, null)]
    [InlineData(KpiDirection.Increase, 5, 120.0)]
    [InlineData(KpiDirection.Increase, 20, 50.0)]
    [InlineData(KpiDirection.Decrease, 4, 0.0)]
    [InlineData(KpiDirection.Decrease, 20, 120.0)]
    [InlineData(KpiDirection.Decrease, 10, 100.0)]
    public void Achievement_runs_from_0_to_120_and_needs_a_target_above_0(KpiDirection direction, double target, double? expected) =>
        KpiMeasure.AchievementPercent(direction, target, 10).ShouldBe(expected);

    [Theory]
    [InlineData(20, true)]
    [InlineData(19.9999999996, true)]
    [InlineData(19.999999999, false)]
    [InlineData(21, true)]
    public void An_increase_is_achieved_at_the_target_or_above(double actual, bool achieved) => Judge(Rising, Trained(6, "", actual)).Achieved.ShouldBe(achieved);

    [Theory]
    [InlineData(10, true)]
    [InlineData(10.0000000004, true)]
    [InlineData(10.000000001, false)]
    [InlineData(9, true)]
    public void A_decrease_is_achieved_at_the_target_or_below(double actual, bool achieved) => Judge(Falling, Trained(6, "", actual)).Achieved.ShouldBe(achieved);

    [Fact]
    public void Two_units_on_either_side_at_both_months_make_a_comparison()
    {
        var kpi = Judge(Rising, [.. Change(MeasurementGroup.Trained, "A", 4), .. Change(MeasurementGroup.Trained, "B", 6), .. Change(MeasurementGroup.Comparison, "C", 1), .. Change(MeasurementGroup.Comparison, "D", 1)]);
        (kpi.Claim, kpi.Effect).ShouldBe((Claim.Comparison, 4));
        kpi.EffectLow.ShouldNotBeNull();
    }

    [Fact]
    public void A_comparison_without_variance_has_an_effect_and_no_interval()
    {
        var kpi = Judge(Rising, [.. Change(MeasurementGroup.Trained, "A", 4), .. Change(MeasurementGroup.Trained, "B", 4), .. Change(MeasurementGroup.Comparison, "C", 1), .. Change(MeasurementGroup.Comparison, "D", 1)]);
        (kpi.Claim, kpi.Effect, kpi.EffectLow, kpi.EffectHigh).ShouldBe((Claim.Comparison, 3, null, null));
    }

    [Fact]
    public void A_unit_without_month_0_does_not_make_a_comparison() =>
        Judge(Rising, [.. Change(MeasurementGroup.Trained, "A", 4), .. Change(MeasurementGroup.Trained, "B", 4), .. Change(MeasurementGroup.Comparison, "C", 1),
            new Measurement("k", 6, MeasurementGroup.Comparison, "D", 1)]).Claim.ShouldBe(Claim.BeforeAfter);

    [Fact]
    public void One_trained_unit_does_not_make_a_comparison() =>
        Judge(Rising, [.. Change(MeasurementGroup.Trained, "A", 4), .. Change(MeasurementGroup.Comparison, "C", 1), .. Change(MeasurementGroup.Comparison, "D", 1)])
            .Claim.ShouldBe(Claim.BeforeAfter);

    [Fact]
    public void Four_months_up_to_the_end_make_a_trend()
    {
        // 10, 11, 12, 13 goes on to 16 at month 3 and 19 at month 6; measured are 18 and 23.
        var kpi = Judge(Rising, Trained(-3, "A", 10), Trained(-2, "A", 11), Trained(-1, "A", 12), Trained(0, "A", 13), Trained(3, "A", 18), Trained(6, "A", 23));
        kpi.Claim.ShouldBe(Claim.Trend);
        kpi.Effect!.Value.ShouldBe(3, 1e-9);
        (kpi.EffectLow, kpi.EffectHigh).ShouldBe((null, null));
    }

    [Fact]
    public void Three_months_up_to_the_end_leave_before_and_after()
    {
        var kpi = Judge(Rising, Trained(-2, "A", 11), Trained(-1, "A", 12), Trained(0, "A", 13), Trained(3, "A", 18));
        (kpi.Claim, kpi.Effect).ShouldBe((Claim.BeforeAfter, 8));
    }

    [Fact]
    public void An_actual_rests_on_the_units_of_its_month()
    {
        Judge(Rising, Trained(0, "C", 9), Trained(6, "A", 11), Trained(6, "B", 13), Trained(12, "A", 30)).Units.ShouldBe(2);
        var unmeasured = Judge(Rising, Trained(0, "A", 11));
        (unmeasured.Units, unmeasured.Basis).ShouldBe((null, null));
    }

    [Fact]
    public void A_comparison_rests_on_the_units_that_have_both_months() =>
        Judge(Rising, [
            .. Change(MeasurementGroup.Trained, "A", 4), .. Change(MeasurementGroup.Trained, "B", 6), Trained(6, "E", 12), Trained(3, "A", 12),
            .. Change(MeasurementGroup.Comparison, "C", 1), .. Change(MeasurementGroup.Comparison, "D", 1), .. Change(MeasurementGroup.Comparison, "F", 2),
        ]).Basis.ShouldBe(new EffectBasis(2, 10, ComparisonUnits: 3, Change: 5, ComparisonChange: 4.0 / 3));

    [Fact]
    public void A_trend_rests_on_its_months_and_every_value_in_them()
    {
        var basis = Judge(Rising, Trained(-3, "A", 10), Trained(-2, "A", 11), Trained(-1, "A", 12), Trained(0, "A", 13), Trained(0, "B", 13), Trained(3, "A", 18), Trained(6, "A", 23), new Measurement("k", 6, MeasurementGroup.Comparison, "C", 1))
            .Basis!;
        basis.ShouldBe(new EffectBasis(2, 7, MonthsBefore: 4, MonthsAfter: 2, Line: basis.Line));
        // 10, 11, 12, 13, held against 18 and 23.
        (basis.Line!.Intercept, basis.Line.Slope).ShouldSatisfyAllConditions(line => line.Intercept.ShouldBe(13, 1e-9), line => line.Slope.ShouldBe(1, 1e-9));
        (basis.Line.MonthAfter, basis.Line.MeanAfter).ShouldBe((4.5, 20.5));
    }

    [Fact]
    public void Before_and_after_rests_on_the_values_of_the_judged_month() =>
        Judge(Rising, Trained(0, "A", 13), Trained(3, "A", 18), Trained(6, "A", 20), Trained(6, "B", 22)).Basis.ShouldBe(new EffectBasis(2, 2));

    [Fact]
    public void Achieved_share_counts_all_kpis_and_may_still_rise_by_the_unmeasured()
    {
        var summary = ResultsMeasure.Summarise(
            [Rising, Rising with { Code = "m" }, Rising with { Code = "n" }, Rising with { Code = "o" }],
            [Trained(6, "", 25), Trained(6, "", 15) with { Kpi = "m" }], []);
        summary.AchievedShare.ShouldBe(0.25);
        summary.Kpis.Select(kpi => kpi.Code).ShouldBe(["k", "m", "n", "o"]);
        summary.Estimates[0].ShouldBe(new Estimate(Metric.KpisAchieved, 0.25, 0.25, 0.75, 2, 4));
    }

    [Fact]
    public void Without_measurements_and_money_nothing_is_known()
    {
        var summary = ResultsMeasure.Summarise([Rising], [], []);
        (summary.AchievedShare, summary.Finance).ShouldBe((null, null));
        summary.Estimates.ShouldBe([new Estimate(Metric.KpisAchieved, null, null, null, 0, 1), new Estimate(Metric.RoiPercent, null, null, null, 0, 0)]);
    }

    [Fact]
    public void Without_kpis_there_is_no_share() => ResultsMeasure.Summarise([], [], []).Estimates[0].Low.ShouldBeNull();

    [Fact]
    public void Without_a_benefit_only_the_cost_is_known() =>
        FinanceMeasure.Of([Cost(30), Cost(20)]).ShouldBe(new FinanceSummary(50, null, null, null, null, null));

    [Fact]
    public void A_blank_estimate_credits_nothing_but_is_a_benefit() =>
        FinanceMeasure.Of([Cost(50), Benefit(100, 0.5, 0.5), Benefit(40, null, 0.5), Benefit(20, 0.5, null)])
            .ShouldBe(new FinanceSummary(50, 160, 25, 0.5, -50, 24));

    [Fact]
    public void With_no_cost_there_is_no_return() =>
        FinanceMeasure.Of([Benefit(100, 0.5, 0.5)]).ShouldBe(new FinanceSummary(0, 100, 25, null, null, null));

    [Fact]
    public void With_nothing_credited_it_never_pays_back() =>
        FinanceMeasure.Of([Cost(50), Benefit(100, null, null)]).ShouldBe(new FinanceSummary(50, 100, 0, 0, -100, null));

    [Fact]
    public void Return_is_an_estimate_without_interval() =>
        ResultsMeasure.Summarise([], [], [Cost(50), Benefit(100, 1, 1)]).Estimates[1].ShouldBe(new Estimate(Metric.RoiPercent, 100, 100, 100, 2, 2));

    private static KpiSummary Judge(Kpi kpi, params Measurement[] measurements) => KpiMeasure.Of(kpi, measurements);

    private static Measurement Trained(int month, string unit, double value) => new("k", month, MeasurementGroup.Trained, unit, value);

    private static Measurement[] Change(MeasurementGroup group, string unit, double change) =>
        [new("k", 0, group, unit, 10), new("k", 6, group, unit, 10 + change)];

    private static FinanceLine Cost(decimal amount) => new(FinanceKind.Cost, "", amount);

    private static FinanceLine Benefit(decimal amount, double? attribution, double? confidence) => new(FinanceKind.Benefit, "", amount, attribution, confidence);
}
