using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Tests.Intervals;

public class StudentTTests
{
    [Theory]
    [InlineData(1, 12.706204736174705)]
    [InlineData(2, 4.302652729749464)]
    [InlineData(1.1245136186770428, 9.8194811121076800)]
    [InlineData(9, 2.2621571627982055)]
    [InlineData(29, 2.045229642132703)]
    [InlineData(4999, 1.9604386466615249)]
    public void Quantile_has_the_digits_of_the_tables(double degrees, double expected) =>
        StudentT.Quantile975(degrees).ShouldBe(expected, 1e-11 * expected);

    [Theory]
    [InlineData(2.2621571627982055, 9, 0.05)]
    [InlineData(-2.2621571627982055, 9, 0.05)]
    [InlineData(0, 5, 1)]
    public void Two_sided_probability_counts_both_tails(double t, double degrees, double expected) =>
        StudentT.TwoSided(t, degrees).ShouldBe(expected, 1e-12);
}
