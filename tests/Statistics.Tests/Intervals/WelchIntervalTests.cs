using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Tests.Intervals;

public class WelchIntervalTests
{
    [Fact]
    public void Without_variance_on_either_side_there_is_no_interval() => WelchInterval.Of([2, 2], [1, 1, 1]).ShouldBeNull();

    [Fact]
    public void Variance_on_one_side_is_enough()
    {
        // Degrees of freedom are those of the side that varies: 12.706… · √(2/2).
        var interval = WelchInterval.Of([1, 3], [1, 1])!.Value;
        interval.Low.ShouldBe(1 - 12.706204736174705, 1e-9);
        interval.High.ShouldBe(1 + 12.706204736174705, 1e-9);
    }

    [Fact]
    public void Both_sides_need_two_values()
    {
        WelchInterval.Of([1], [1, 2]).ShouldBeNull();
        WelchInterval.Of([1, 2], [1]).ShouldBeNull();
    }
}
