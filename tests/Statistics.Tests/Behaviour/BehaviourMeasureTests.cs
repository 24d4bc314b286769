using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Behaviour;
using Evaluation.Statistics.Intervals;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Behaviour.BehaviourSamples;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Statistics.Tests.Behaviour;

public class BehaviourMeasureTests
{
    [Fact]
    public void A_wave_without_observations_has_counts_of_zero_and_no_figures()
    {
        var wave = Summarise(7);
        (wave.Months, wave.Due, wave.Exempt, wave.Observed, wave.Applied).ShouldBe((6, 7, 0, 0, new ApplicationCounts(0, 0, 0)));
        new object?[]
        {
            wave.Coverage, wave.Score, wave.Low, wave.High, wave.Category, wave.WeightUsed, wave.SelfOtherGap,
            wave.ApplicationRate, wave.ApplicationLow, wave.ApplicationHigh, wave.Agreement.RwgMedian, wave.Agreement.Icc1,
        }.ShouldAllBe(figure => figure == null);
        wave.Groups.ShouldBe([.. Enum.GetValues<RaterGroup>().Select(group => new RaterGroupSummary(group, 0, null))]);
        wave.Barriers.ShouldBeEmpty();
    }

    [Fact]
    public void Observations_that_measure_nobody_make_a_coverage_of_zero() =>
        Summarise(4, Wave(Observation(RaterGroup.Peer, 3))).Coverage.ShouldBe(0);

    [Fact]
    public void With_nobody_due_there_is_no_coverage() => Summarise(0, Measured(3)).Coverage.ShouldBeNull();

    [Fact]
    public void Score_is_the_mean_of_composites_with_the_due_as_population()
    {
        var wave = Summarise(4, Measured(3), Measured(4));
        var halfWidth = 12.706204736174705 * Math.Sqrt(0.5) / Math.Sqrt(2) * Math.Sqrt(0.5);
        (wave.Score, wave.Coverage, wave.Category).ShouldBe((3.5, 0.5, Category.Good));
        wave.Low!.Value.ShouldBe(3.5 - halfWidth, 1e-9);
        wave.High!.Value.ShouldBe(3.5 + halfWidth, 1e-9);
    }

    [Fact]
    public void A_single_composite_of_several_has_no_interval_but_an_estimate_at_its_value()
    {
        var summary = BehaviourMeasure.Summarise(Plan, new Dictionary<int, WaveFigures> { [6] = new(SumsOf(Measured(3)), 4, 1) });
        (summary.Waves[0].Low, summary.Waves[0].High).ShouldBe((null, null));
        summary.Estimates[1].ShouldBe(new Estimate(Metric.Score, 3, 3, 3, 1, 4, Wave: 6));
    }

    [Fact]
    public void Application_rate_counts_full_and_partial_use_among_answers()
    {
        var wave = Summarise(8, Applied(Application.Full), Applied(Application.Partial), Applied(Application.None));
        var interval = ShareInterval.Of(2, 3, 8)!.Value;
        wave.Applied.ShouldBe(new ApplicationCounts(1, 1, 1));
        (wave.ApplicationRate, wave.ApplicationLow, wave.ApplicationHigh).ShouldBe((2.0 / 3, interval.Low, interval.High));
    }

    [Fact]
    public void Barriers_come_most_named_first_then_by_code()
    {
        var wave = Summarise(9, Named(Barrier.Workload, Barrier.SupervisorSupport, Barrier.Budget), Named(Barrier.SupervisorSupport), Named(Barrier.Budget), Named(Barrier.MaterialMismatch));
        wave.Barriers.ShouldBe(
        [
            new BarrierCount(Barrier.Budget, 2), new BarrierCount(Barrier.SupervisorSupport, 2),
            new BarrierCount(Barrier.MaterialMismatch, 1), new BarrierCount(Barrier.Workload, 1),
        ]);
    }

    [Fact]
    public void Each_group_has_its_observations_and_the_mean_of_their_scores()
    {
        var wave = Summarise(3,
            Wave(Observation(RaterGroup.Peer, 2, 2, 2), Observation(RaterGroup.Peer, 3, 3, 3)), Wave(Observation(RaterGroup.Peer, 4, 4, 4)));
        wave.Groups[(int)RaterGroup.Peer].ShouldBe(new RaterGroupSummary(RaterGroup.Peer, 3, 3));
    }

    [Fact]
    public void Self_other_gap_and_weight_used_are_means_over_participants()
    {
        var wave = Summarise(3,
            Wave(Observation(RaterGroup.Supervisor, 3, 3, 3), Observation(RaterGroup.Peer, 3, 3, 3), Observation(RaterGroup.Self, 4, 4, 4)),
            Wave(Observation(RaterGroup.Supervisor, 3, 3, 3), Observation(RaterGroup.Peer, 3, 3, 3), Observation(RaterGroup.Subordinate, 3, 3, 3), Observation(RaterGroup.Self, 3, 3, 3)));
        (wave.SelfOtherGap, wave.WeightUsed).ShouldBe((0.5, 0.9));
    }

    [Theory]
    [InlineData(new[] { 0.2, 0.9, 0.4 }, 0.4)]
    [InlineData(new[] { 0.2, 0.9, 0.4, 0.5 }, 0.45)]
    [InlineData(new[] { 0.9, 0.9, 0.9, 0.1 }, 0.9)]
    [InlineData(new[] { 0.3 }, 0.3)]
    public void Agreement_is_the_median_over_participants(double[] values, double median) =>
        Summarise(9, [.. values.Select(value => Wave() with { Rwg = value })]).Agreement.RwgMedian!.Value.ShouldBe(median, 1e-12);

    [Fact]
    public void Intraclass_correlation_is_that_of_the_analysis_of_variance() =>
        Prop.ForAll(Participants, participants =>
        {
            var ratings = participants
                .Select(observations => observations.Where(o => o.RaterGroup != RaterGroup.Self && o.Answers.Count >= 2).Select(o => o.Answers.Values.Average()).ToList())
                .Where(scores => scores.Count > 0).ToList();
            var actual = Summarise(participants.Length, [.. participants.Select(observations => Wave(observations))]).Agreement.Icc1;
            var expected = Naive(ratings);
            actual.HasValue.ShouldBe(expected.HasValue);
            if (actual is not null) actual.Value.ShouldBe(expected!.Value, 1e-6);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Raters_who_disagree_more_than_participants_differ_have_a_negative_correlation() =>
        Summarise(2, Rated(1, 5), Rated(5, 1)).Agreement.Icc1.ShouldBe(-1);

    [Fact]
    public void One_participant_or_one_rater_each_has_no_correlation()
    {
        Summarise(2, Rated(1, 5)).Agreement.Icc1.ShouldBeNull();
        Summarise(2, Rated(1), Rated(5)).Agreement.Icc1.ShouldBeNull();
    }

    [Fact]
    public void Scores_without_variance_have_no_correlation() => Summarise(2, Rated(3, 3), Rated(3, 3)).Agreement.Icc1.ShouldBeNull();

    [Fact]
    public void Cancelled_waves_are_left_out_and_the_others_come_by_months()
    {
        var plan = Plan with { Waves = [new WavePlan(12), new WavePlan(9, Cancelled: true), new WavePlan(6)] };
        var summary = BehaviourMeasure.Summarise(plan, new Dictionary<int, WaveFigures> { [9] = new(SumsOf(Measured(3)), 1, 0) });
        summary.Waves.Select(wave => wave.Months).ShouldBe([6, 12]);
        summary.Estimates.Select(estimate => estimate.Wave).Distinct().ShouldBe([6, 12]);
    }

    [Fact]
    public void Estimates_say_how_many_answered_of_how_many_are_due()
    {
        var summary = BehaviourMeasure.Summarise(Plan, new Dictionary<int, WaveFigures> { [6] = new(SumsOf(Measured(3), Applied(Application.None)), 5, 2) });
        summary.Estimates.Take(3).Select(estimate => (estimate.Metric, estimate.N, estimate.Population, estimate.Wave))
            .ShouldBe([(Metric.ApplicationRate, 1, 5, 6), (Metric.Score, 1, 5, 6), (Metric.Coverage, 1, 5, 6)]);
        summary.Waves[0].Exempt.ShouldBe(2);
    }

    private static ParticipantWave Measured(int answer) =>
        Wave(Observation(RaterGroup.Supervisor, answer, answer, answer), Observation(RaterGroup.Peer, answer, answer, answer));

    private static ParticipantWave Rated(params int[] scores) => Wave([.. scores.Select(score => Observation(RaterGroup.Peer, score, score, score))]);

    private static ParticipantWave Applied(Application applied) => Wave(Observation(RaterGroup.Supervisor) with { Applied = applied });

    private static ParticipantWave Named(params Barrier[] barriers) => Wave(Observation(RaterGroup.Peer) with { Barriers = barriers });

    private static double? Naive(List<List<double>> ratings)
    {
        var all = ratings.SelectMany(scores => scores).ToList();
        var (n, g) = (all.Count, ratings.Count);
        if (g < 2 || n == g) return null;
        var between = ratings.Sum(scores => scores.Count * Math.Pow(scores.Average() - all.Average(), 2)) / (g - 1);
        var within = ratings.Sum(scores => scores.Sum(score => Math.Pow(score - scores.Average(), 2))) / (n - g);
        var each = (n - ratings.Sum(scores => (double)scores.Count * scores.Count) / n) / (g - 1);
        var denominator = between + (each - 1) * within;
        return denominator > 1e-12 ? (between - within) / denominator : null;
    }
}
