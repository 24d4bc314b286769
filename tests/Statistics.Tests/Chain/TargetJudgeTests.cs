using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Chain;
using static Evaluation.Statistics.Tests.Chain.ChainSamples;

namespace Evaluation.Statistics.Tests.Chain;

public class TargetJudgeTests
{
    [Theory]
    [InlineData(0.6, EvidenceState.Proven)]
    [InlineData(0.6000000005, EvidenceState.Proven)]
    [InlineData(0.61, EvidenceState.Met)]
    [InlineData(0.7, EvidenceState.Met)]
    [InlineData(0.71, EvidenceState.Inconclusive)]
    [InlineData(0.8, EvidenceState.Inconclusive)]
    [InlineData(0.8000000005, EvidenceState.Inconclusive)]
    [InlineData(0.81, EvidenceState.Failed)]
    public void State_depends_on_where_the_threshold_lies_in_the_interval(double threshold, EvidenceState state) =>
        Judge(new Target(Level.Learning, Metric.PassRate, threshold), new Estimate(Metric.PassRate, 0.7, 0.6, 0.8, 80, 100)).State.ShouldBe(state);

    [Theory]
    [InlineData(Metric.Mean, Level.Reaction, null, EvidenceState.Proven)]
    [InlineData(Metric.Score, Level.Behaviour, 6, EvidenceState.Proven)]
    [InlineData(Metric.HakeClass, Level.Learning, null, EvidenceState.Met)]
    public void Means_and_scores_are_compared_as_displayed(Metric metric, Level level, int? wave, EvidenceState state) =>
        Judge(new Target(level, metric, 3.41, Wave: wave), new Estimate(metric, 3.5, 3.405, 3.6, 80, 100, Wave: wave)).State.ShouldBe(state);

    [Fact]
    public void No_estimate_is_not_measured()
    {
        var target = Judge(new Target(Level.Learning, Metric.PassRate, 0.5), new Estimate(Metric.PassRate, null, null, null, 0, 100));
        (target.Value, target.Low, target.High, target.State, target.Reason).ShouldBe((null, null, null, EvidenceState.NotMeasured, null));
    }

    [Theory]
    [InlineData(4, 5, TargetReason.TooFew)]
    [InlineData(4, 4, null)]
    [InlineData(5, 6, null)]
    public void Fewer_than_five_of_more_are_too_few(int n, int population, TargetReason? reason)
    {
        var target = Judge(new Target(Level.Learning, Metric.PassRate, 0.5), new Estimate(Metric.PassRate, 0.7, 0.6, 0.8, n, population));
        (target.Reason, target.State).ShouldBe((reason, reason is null ? EvidenceState.Proven : EvidenceState.NotMeasured));
        (target.Value, target.Low, target.High).ShouldBe((0.7, 0.6, 0.8));
    }

    [Fact]
    public void Too_few_does_not_concern_a_metric_without_interval() =>
        Judge(new Target(Level.Learning, Metric.CompletionRate, 0.5), new Estimate(Metric.CompletionRate, 0.02, 0.02, 0.02, 2, 100)).State
            .ShouldBe(EvidenceState.Failed);

    [Theory]
    [InlineData(0.5, 49, EvidenceState.Met)]
    [InlineData(0.5, 50, EvidenceState.Proven)]
    [InlineData(0.9, 49, EvidenceState.Inconclusive)]
    [InlineData(0.9, 50, EvidenceState.Failed)]
    [InlineData(0.65, 49, EvidenceState.Met)]
    public void Fewer_than_half_neither_prove_nor_fail(double threshold, int n, EvidenceState state) =>
        Judge(new Target(Level.Learning, Metric.PassRate, threshold), new Estimate(Metric.PassRate, 0.7, 0.6, 0.8, n, 100)).State.ShouldBe(state);

    [Theory]
    [InlineData("2025-03-24", EvidenceState.Inconclusive, 1.0)]
    [InlineData("2025-03-25", EvidenceState.Failed, 0.5)]
    public void Completion_may_still_rise_until_the_level_is_closed(string asOf, EvidenceState state, double high)
    {
        var target = Judge(new Target(Level.Learning, Metric.CompletionRate, 0.8), new Estimate(Metric.CompletionRate, 0.5, 0.5, 0.5, 50, 100), Day(asOf));
        (target.State, target.High).ShouldBe((state, high));
    }

    [Theory]
    [InlineData("2025-03-28", 1.0)]
    [InlineData("2025-03-29", 0.5)]
    public void The_response_rate_may_still_rise_until_the_level_is_closed(string asOf, double high) =>
        Judge(new Target(Level.Reaction, Metric.ResponseRate, 0.8), new Estimate(Metric.ResponseRate, 0.5, 0.5, 0.5, 50, 100), Day(asOf)).High.ShouldBe(high);

    [Theory]
    [InlineData("2025-10-14", 1.0)]
    [InlineData("2025-10-15", 0.5)]
    public void Coverage_may_still_rise_until_its_wave_is_closed(string asOf, double high) =>
        Judge(new Target(Level.Behaviour, Metric.Coverage, 0.8, Wave: 6), new Estimate(Metric.Coverage, 0.5, 0.5, 0.5, 50, 100, Wave: 6), Day(asOf)).High.ShouldBe(high);

    [Fact]
    public void A_pass_rate_does_not_rise_by_itself() =>
        Judge(new Target(Level.Learning, Metric.PassRate, 0.8), new Estimate(Metric.PassRate, 0.5, 0.4, 0.6, 50, 100), Day("2025-03-12")).High.ShouldBe(0.6);

    [Fact]
    public void A_target_of_a_group_is_compared_with_that_group()
    {
        var cohort = Cohort(Everything, new Target(Level.Reaction, Metric.Mean, 3, RespondentGroup.Organiser));
        var summaries = Summaries(Level.Reaction,
            new Estimate(Metric.Mean, 4, 4, 4, 9, 9, RespondentGroup.Participant), new Estimate(Metric.Mean, 2, 2, 2, 9, 9, RespondentGroup.Organiser));
        ChainSamples.Judge(cohort, summaries).Levels[0].Targets[0].Value.ShouldBe(2);
    }

    [Fact]
    public void A_score_without_a_wave_is_that_of_the_latest_with_a_composite() =>
        Latest(Metric.Score, Score(6, 3), Score(12, null)).ShouldBe(3);

    [Fact]
    public void Coverage_without_a_wave_is_that_of_the_latest_with_a_composite() =>
        Latest(Metric.Coverage, Score(6, 3), Coverage(6, 0.8), Score(12, null), Coverage(12, 0)).ShouldBe(0.8);

    [Fact]
    public void An_application_rate_without_a_wave_is_that_of_the_latest_with_an_answer() =>
        Latest(Metric.ApplicationRate, Application(6, 0.4), Score(6, 3), Application(12, 0.9), Score(12, null)).ShouldBe(0.9);

    [Fact]
    public void The_latest_wave_has_the_most_months() => Latest(Metric.Score, Score(12, 4), Score(6, 3)).ShouldBe(4);

    [Fact]
    public void A_wave_without_data_is_not_measured_whatever_others_have()
    {
        var cohort = Cohort(Everything, new Target(Level.Behaviour, Metric.Score, 1, Wave: 12));
        ChainSamples.Judge(cohort, Summaries(Level.Behaviour, Score(6, 3))).Levels[2].Targets[0].State.ShouldBe(EvidenceState.NotMeasured);
    }

    [Theory]
    [InlineData(0.1, 0.5, EvidenceState.Proven)]
    [InlineData(0.0, 0.5, EvidenceState.Met)]
    [InlineData(0.0000000001, 0.5, EvidenceState.Met)]
    [InlineData(-0.1, 0.5, EvidenceState.Met)]
    [InlineData(null, null, EvidenceState.Met)]
    public void Kpis_are_proven_by_a_comparison_on_the_good_side_of_zero(double? low, double? high, EvidenceState state) =>
        Kpis(Kpi(Claim.Comparison, true, low, high)).ShouldBe(state);

    [Theory]
    [InlineData(-0.5, -0.1, EvidenceState.Proven)]
    [InlineData(-0.5, 0.1, EvidenceState.Met)]
    [InlineData(0.1, 0.5, EvidenceState.Met)]
    [InlineData(null, null, EvidenceState.Met)]
    public void The_good_side_of_a_decrease_is_below_zero(double? low, double? high, EvidenceState state) =>
        Kpis(Kpi(Claim.Comparison, true, low, high, KpiDirection.Decrease)).ShouldBe(state);

    [Fact]
    public void Every_achieved_kpi_needs_its_comparison()
    {
        Kpis(Kpi(Claim.Comparison, true, 1, 2), Kpi(Claim.Trend, true, 1, 2)).ShouldBe(EvidenceState.Met);
        Kpis(Kpi(Claim.Comparison, true, 1, 2), Kpi(Claim.Trend, false, null, null), Kpi(null, null, null, null)).ShouldBe(EvidenceState.Proven);
    }

    [Fact]
    public void Without_an_achieved_kpi_nothing_is_proven() => Kpis(Kpi(Claim.Comparison, false, 1, 2)).ShouldBe(EvidenceState.Met);

    [Fact]
    public void A_return_is_met_at_best() =>
        Judge(new Target(Level.Results, Metric.RoiPercent, 0), new Estimate(Metric.RoiPercent, 30, 30, 30, 2, 2)).State.ShouldBe(EvidenceState.Met);

    [Fact]
    public void What_a_target_does_not_name_is_left_out_of_its_json()
    {
        var json = JsonSerializer.Serialize(
            Judge(new Target(Level.Learning, Metric.PassRate, 0.5), new Estimate(Metric.PassRate, 0.7, 0.6, 0.8, 50, 100)), JsonSerializerOptions.Web);
        json.ShouldBe("""{"level":"learning","metric":"passRate","atLeast":0.5,"value":0.7,"low":0.6,"high":0.8,"state":"proven"}""");
    }

    [Fact]
    public void The_reason_is_written_as_a_code() => JsonSerializer.Serialize(TargetReason.TooFew).ShouldBe("\"tooFew\"");

    private static EvidenceState Kpis(params KpiSummary[] kpis) =>
        Judge(new Target(Level.Results, Metric.KpisAchieved, 0), new Estimate(Metric.KpisAchieved, 0.5, 0.5, 0.5, 2, 2), null, kpis).State;

    private static double? Latest(Metric metric, params Estimate[] estimates) =>
        ChainSamples.Judge(Cohort(Everything, new Target(Level.Behaviour, metric, 0)), Summaries(Level.Behaviour, estimates)).Levels[2].Targets[0].Value;

    private static Estimate Score(int wave, double? value) => new(Metric.Score, value, value, value, 9, 9, Wave: wave);

    private static Estimate Coverage(int wave, double? value) => new(Metric.Coverage, value, value, value, 9, 9, Wave: wave);

    private static Estimate Application(int wave, double? value) => new(Metric.ApplicationRate, value, value, value, 9, 9, Wave: wave);
}
