using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Tests.Intervals;

public class MeanIntervalTests
{
    [Fact]
    public void Half_width_shrinks_with_the_share_of_the_population_that_answered()
    {
        // t(0.975, 3) · 2/√4 · √(6/10)
        MeanInterval.HalfWidth(2, 4, 10)!.Value.ShouldBe(3.182446305284263 * Math.Sqrt(0.6), 1e-10);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(5, 4)]
    [InlineData(1, 1)]
    public void With_everyone_answered_there_is_no_sampling_error(int answered, int population) =>
        MeanInterval.HalfWidth(answered == 1 ? null : 2, answered, population).ShouldBe(0);

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0, 0)]
    [InlineData(1, 10)]
    public void One_answer_of_several_has_no_interval(int answered, int population) =>
        MeanInterval.HalfWidth(null, answered, population).ShouldBeNull();

    [Theory]
    [InlineData(2.0, 1)]
    [InlineData(null, 2)]
    public void Without_a_deviation_of_two_or_more_answers_there_is_no_interval(double? deviation, int answered) =>
        MeanInterval.HalfWidth(deviation, answered, 10).ShouldBeNull();

    [Fact]
    public void Interval_lies_around_the_mean_of_the_values()
    {
        var interval = MeanInterval.Of(default(Moments).With(1, 1).With(3, 1), 4)!.Value;
        var halfWidth = 12.706204736174705 * Math.Sqrt(2) / Math.Sqrt(2) * Math.Sqrt(0.5);
        interval.Low.ShouldBe(2 - halfWidth, 1e-9);
        interval.High.ShouldBe(2 + halfWidth, 1e-9);
    }

    [Fact]
    public void Interval_can_lie_around_another_value_that_the_values_speak_for() =>
        MeanInterval.Of(5, default(Moments).With(1, 1).With(3, 1), 2).ShouldBe(new Interval(5, 5));

    [Fact]
    public void No_value_no_interval() => MeanInterval.Of(null, default(Moments).With(1, 1), 1).ShouldBeNull();
}
