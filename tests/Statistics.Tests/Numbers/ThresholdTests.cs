using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Tests.Numbers;

public class ThresholdTests
{
    [Theory]
    [InlineData(0.6, true)]
    [InlineData(0.5999999996, true)]
    [InlineData(0.5999999994, false)]
    [InlineData(0.7, true)]
    public void A_threshold_is_reached_at_nine_decimals(double value, bool expected)
    {
        Threshold.Reached(value, 0.6).ShouldBe(expected);
        Threshold.Reached((decimal)value, 0.6m).ShouldBe(expected);
    }

    [Theory]
    [InlineData(100, true)]
    [InlineData(99.9999999996, true)]
    [InlineData(99.999999999, false)]
    public void Values_are_the_same_at_nine_decimals(double value, bool expected)
    {
        Threshold.Same(value, 100).ShouldBe(expected);
        Threshold.Same((decimal)value, 100).ShouldBe(expected);
    }
}
