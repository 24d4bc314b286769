using Evaluation.Contracts;
using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Tests.Intervals;

public class EstimatesTests
{
    [Fact]
    public void Without_a_value_there_are_no_bounds_either()
    {
        var estimate = Estimates.Of(Metric.Mean, null, new(1, 2), 0, 10);
        (estimate.Low, estimate.High).ShouldBe((null, null));
    }

    [Fact]
    public void Without_an_interval_the_bounds_are_the_value()
    {
        var estimate = Estimates.Of(Metric.Mean, 4.2, null, 1, 10);
        (estimate.Low, estimate.High).ShouldBe((4.2, 4.2));
    }
}
