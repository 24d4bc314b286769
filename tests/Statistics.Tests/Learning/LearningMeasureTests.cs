using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Learning;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Learning.LearningSamples;

namespace Evaluation.Statistics.Tests.Learning;

public class LearningMeasureTests
{
    [Fact]
    public void Sums_give_the_same_figures_as_the_scores_themselves()
    {
        var scores = Gen.Choose(0, 200).Select(score => score / 2.0);
        var pairs = (from pre in scores from post in scores select (pre, post)).ListOf().Where(list => list.Count > 2).ToArbitrary();
        Prop.ForAll(pairs, list =>
        {
            var naive = new NaiveLearning([.. list], 100);
            if (naive.Deviation < 1e-3 || naive.PreMean is < 1 or > 99) return;
            var enrolled = list.Count + 7;
            var t = StudentT.Quantile975(list.Count - 1);
            var summary = Summarise(enrolled, [.. list.Select(pair => ((double?)pair.pre, (double?)pair.post))]);
            Same(summary.PreMean, naive.PreMean);
            Same(summary.GainMean, naive.GainMean);
            Same(summary.PostMean, naive.PreMean + naive.GainMean);
            Same(summary.PercentGain, naive.PercentGain);
            Same(summary.HakeClass, naive.Hake);
            Same(summary.NormalisedChange, naive.NormalisedChange);
            Same(summary.T, naive.T);
            Same(summary.Dz, naive.GainMean / naive.Deviation);
            Same(summary.GainHigh, naive.GainMean + naive.GainHalfWidth(t, enrolled));
            Same(Estimate(summary, Metric.PercentGain).Low, naive.PercentGain - naive.PercentHalfWidth(t, enrolled));
            Same(Estimate(summary, Metric.HakeClass).High, naive.Hake + naive.HakeHalfWidth(t, enrolled));
            for (var tenth = 0; tenth < 10; tenth++)
                summary.Distribution!.Pre[tenth].ShouldBe(list.Count(pair => pair.pre >= 10 * tenth && (pair.pre < 10 * (tenth + 1) || tenth == 9)));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Without_any_attempt_counts_are_zero_and_figures_null()
    {
        var summary = Summarise(12);
        (summary.Enrolled, summary.Pretested, summary.Posttested, summary.Paired).ShouldBe((12, 0, 0, 0));
        new object?[]
        {
            summary.CompletionRate, summary.PreMean, summary.PostMean, summary.GainMean, summary.PercentGain, summary.HakeClass, summary.HakeBand,
            summary.NormalisedChange, summary.GainLow, summary.GainHigh, summary.T, summary.Df, summary.P, summary.Dz,
            summary.PassRatePre, summary.PassRatePost, summary.PassRate, summary.Items, summary.Kr20,
        }.ShouldAllBe(figure => figure == null);
        summary.Estimates.ShouldAllBe(estimate => estimate.Value == null && estimate.Low == null && estimate.High == null);
    }

    [Fact]
    public void Completion_is_unknown_while_nobody_is_post_tested() => Summarise(10, (50, null)).CompletionRate.ShouldBeNull();

    [Fact]
    public void Completion_is_the_share_of_the_enrolled_who_are_post_tested() => Summarise(8, (50, null), (null, 60), (50, 60)).CompletionRate.ShouldBe(0.25);

    [Fact]
    public void Only_pairs_make_means_and_everyone_post_tested_makes_the_pass_rate()
    {
        var summary = Summarise(10, (50, 70), (90, null), (null, 60), (null, 80));
        (summary.Pretested, summary.Posttested, summary.Paired).ShouldBe((2, 3, 1));
        (summary.PreMean, summary.PostMean, summary.GainMean).ShouldBe((50, 70, 20));
        (summary.PassRatePre, summary.PassRatePost, summary.PassRate).ShouldBe((0, 1, 2.0 / 3));
    }

    [Fact]
    public void Scores_are_counted_by_tenths_of_the_maximum_where_there_are_both()
    {
        var distribution = Summarise(10, (0, 9.75), (9.99, 10), (69.9, 90), (50, 100), (50, null), (null, 60)).Distribution!;
        distribution.Pre.ShouldBe([2, 0, 0, 0, 0, 1, 1, 0, 0, 0]);
        distribution.Post.ShouldBe([1, 1, 0, 0, 0, 0, 0, 0, 0, 2]);
    }

    [Theory]
    [InlineData(0, 30, 0)]
    [InlineData(3, 30, 1)]
    [InlineData(2.9999999999999, 30, 1)]
    [InlineData(2.9, 30, 0)]
    [InlineData(21, 30, 7)]
    [InlineData(30, 30, 9)]
    [InlineData(40, 30, 9)]
    [InlineData(1e27, 2e27, 5)]
    public void A_score_lies_in_a_tenth_of_the_plans_maximum(double score, double maximum, int tenth) => ScoreBins.PlaceOf((decimal)score, (decimal)maximum).ShouldBe(tenth);

    [Theory]
    [InlineData(69.9999999996, 1)]
    [InlineData(69.999999999, 0)]
    public void A_score_passes_at_nine_decimals(double score, double rate) => Summarise(1, (null, score)).PassRate.ShouldBe(rate);

    [Fact]
    public void A_pre_mean_of_zero_has_no_percent_gain()
    {
        var summary = Summarise(9, (0, 10), (0, 30));
        summary.PercentGain.ShouldBeNull();
        Estimate(summary, Metric.PercentGain).Low.ShouldBeNull();
        summary.HakeClass.ShouldBe(0.2);
    }

    [Fact]
    public void A_pre_mean_at_the_maximum_has_no_class_gain()
    {
        var summary = Summarise(9, (100, 90), (100, 80));
        (summary.HakeClass, summary.HakeBand).ShouldBe((null, null));
        summary.PercentGain.ShouldBe(-15);
    }

    [Fact]
    public void One_pair_has_no_test_and_no_interval()
    {
        var summary = Summarise(5, (50, 60));
        (summary.T, summary.Df, summary.P, summary.Dz, summary.GainLow, summary.GainHigh).ShouldBe((null, null, null, null, null, null));
        var estimate = Estimate(summary, Metric.PercentGain);
        (estimate.Value, estimate.Low, estimate.High).ShouldBe((20, 20, 20));
    }

    [Fact]
    public void The_only_one_enrolled_is_the_whole_population()
    {
        var summary = Summarise(1, (50, 60));
        (summary.GainLow, summary.GainHigh).ShouldBe((10, 10));
    }

    [Fact]
    public void Equal_gains_have_no_test_but_an_interval_without_width()
    {
        var summary = Summarise(5, (50, 60), (70, 80));
        (summary.T, summary.Df, summary.P, summary.Dz).ShouldBe((null, null, null, null));
        (summary.GainLow, summary.GainHigh).ShouldBe((10, 10));
    }

    [Fact]
    public void A_gain_in_proportion_has_a_ratio_without_sampling_error()
    {
        var estimate = Estimate(Summarise(9, (10, 12), (20, 24), (45, 54)), Metric.PercentGain);
        (estimate.Low, estimate.High).ShouldBe((20, 20));
    }

    [Theory]
    [InlineData(40, 70, 0.5)]
    [InlineData(40, 30, -0.25)]
    [InlineData(40, 40, 0.0)]
    [InlineData(0, 0, null)]
    [InlineData(100, 100, null)]
    [InlineData(0, 100, 1.0)]
    [InlineData(100, 0, -1.0)]
    public void Normalised_change_is_a_share_of_what_could_change(int pre, int post, double? change) =>
        NormalisedChange.Of(pre, post, 100).ShouldBe((decimal?)change);

    [Fact]
    public void A_pair_that_could_not_change_is_left_out_of_the_mean() =>
        Summarise(5, (100, 100), (0, 0), (40, 70)).NormalisedChange.ShouldBe(0.5);

    [Theory]
    [InlineData(-0.001, HakeBand.Loss)]
    [InlineData(0, HakeBand.Low)]
    [InlineData(0.299999, HakeBand.Low)]
    [InlineData(0.1 + 0.2, HakeBand.Medium)]
    [InlineData(0.3, HakeBand.Medium)]
    [InlineData(0.699999, HakeBand.Medium)]
    [InlineData(0.7, HakeBand.High)]
    public void Bands_begin_at_zero_thirty_and_seventy(double hake, HakeBand band) => HakeBands.Of(hake).ShouldBe(band);

    [Fact]
    public void Estimates_say_how_many_answered_of_how_many() =>
        Summarise(10, (50, 70), (90, null), (null, 60)).Estimates.Select(estimate => (estimate.Metric, estimate.N, estimate.Population)).ShouldBe(
            [(Metric.CompletionRate, 2, 10), (Metric.PercentGain, 1, 10), (Metric.HakeClass, 1, 10), (Metric.PassRate, 2, 10)]);

    [Fact]
    public void Pass_rate_has_the_interval_of_a_share()
    {
        var estimate = Estimate(Summarise(10, (null, 70), (null, 80), (null, 10)), Metric.PassRate);
        var expected = ShareInterval.Of(2, 3, 10)!.Value;
        (estimate.Low, estimate.High).ShouldBe((expected.Low, expected.High));
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Discrimination_and_reliability_need_ten_attempts(int attempts, bool there)
    {
        var summary = WithAnswers(attempts, place => (place % 2 == 0 ? "A" : "", place % 3 == 0 ? "B" : ""));
        summary.Items![0].Discrimination.HasValue.ShouldBe(there);
        summary.Kr20.HasValue.ShouldBe(there);
        summary.Items[0].Difficulty.ShouldBe((attempts + 1) / 2 / (double)attempts);
        summary.Items[0].N.ShouldBe(attempts);
    }

    [Fact]
    public void An_item_that_everybody_gets_right_does_not_discriminate()
    {
        var summary = WithAnswers(12, place => ("A", place % 3 == 0 ? "B" : ""));
        summary.Items![0].Discrimination.ShouldBeNull();
        // Nor does the other one, whose only company has no variance.
        summary.Items[1].Discrimination.ShouldBeNull();
    }

    [Fact]
    public void Reliability_without_variance_is_null() => WithAnswers(12, _ => ("A", "B")).Kr20.ShouldBeNull();

    [Fact]
    public void An_essays_difficulty_is_its_mean_share_of_points()
    {
        var sums = SumsOf(Tested, new[] { "5", "2.5", "" }.Select(points => new Sitting(null, new TestAttempt(null, new Dictionary<string, string> { ["q4"] = points }))));
        var essay = LearningMeasure.Summarise(Tested, sums, 9).Items![3];
        (essay.Difficulty, essay.Discrimination).ShouldBe((0.5, null));
    }

    [Fact]
    public void A_test_without_attempts_lists_its_items_without_figures()
    {
        var summary = LearningMeasure.Summarise(Tested, LearningSums.Empty(Tested), 9);
        summary.Items!.Count.ShouldBe(5);
        summary.Items.ShouldAllBe(item => item.N == 0 && item.Difficulty == null && item.Discrimination == null);
        summary.Kr20.ShouldBeNull();
    }

    [Fact]
    public void A_score_that_was_given_says_nothing_about_items()
    {
        var summary = LearningMeasure.Summarise(Tested, SumsOf(Tested, [new Sitting(null, new TestAttempt(80))]), 9);
        (summary.Posttested, summary.Items![0].N).ShouldBe((1, 0));
    }

    [Fact]
    public void Pre_attempts_say_nothing_about_items() =>
        LearningMeasure.Summarise(Tested, SumsOf(Tested, [new Sitting(new TestAttempt(null, new Dictionary<string, string>()), null)]), 9).Items![0].N.ShouldBe(0);

    [Fact]
    public void Reliability_of_one_choice_question_is_null()
    {
        var plan = Scored with { Test = new Test("t", [new Question("q1", Key: "A"), new Question("q2", Type: QuestionType.Essay, Points: 5)]) };
        var sums = SumsOf(plan, Enumerable.Range(0, 12).Select(place =>
            new Sitting(null, new TestAttempt(null, new Dictionary<string, string> { ["q1"] = place % 2 == 0 ? "A" : "B" }))));
        LearningMeasure.Summarise(plan, sums, 12).Kr20.ShouldBeNull();
    }

    private static LearningSummary WithAnswers(int attempts, Func<int, (string Q1, string Q2)> answers)
    {
        var plan = Scored with { Test = new Test("t", [new Question("q1", Key: "A"), new Question("q2", Key: "B")]) };
        var sittings = Enumerable.Range(0, attempts).Select(place =>
        {
            var (q1, q2) = answers(place);
            return new Sitting(null, new TestAttempt(null, new Dictionary<string, string> { ["q1"] = q1, ["q2"] = q2 }));
        });
        return LearningMeasure.Summarise(plan, SumsOf(plan, sittings), attempts);
    }

    private static Estimate Estimate(LearningSummary summary, Metric metric) => summary.Estimates.Single(estimate => estimate.Metric == metric);

    private static void Same(double? actual, double? expected)
    {
        actual.HasValue.ShouldBe(expected.HasValue);
        if (actual is not null) actual.Value.ShouldBe(expected!.Value, 1e-7 * Math.Max(1, Math.Abs(expected.Value)));
    }
}
