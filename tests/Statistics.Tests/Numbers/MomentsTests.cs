using System.Numerics;
using System.Text.Json;
using Evaluation.Statistics.Numbers;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Statistics.Tests.Numbers;

public class MomentsTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_the_values()
    {
        var moments = Of(2, 4, 4, 4, 5, 5, 7, 9);
        moments.Mean.ShouldBe(5);
        moments.Deviation!.Value.ShouldBe(Math.Sqrt(32.0 / 7), 1e-15);
    }

    [Fact]
    public void A_single_value_has_a_mean_and_no_deviation()
    {
        Of(3.5m).Mean.ShouldBe(3.5);
        Of(3.5m).Deviation.ShouldBeNull();
    }

    [Fact]
    public void No_values_have_neither()
    {
        default(Moments).Mean.ShouldBeNull();
        default(Moments).Deviation.ShouldBeNull();
    }

    [Fact]
    public void Equal_values_have_a_deviation_of_zero() => Of(100m / 3, 100m / 3, 100m / 3).Deviation.ShouldBe(0);

    [Theory]
    [InlineData(2e-9, true)]
    [InlineData(1e-9, false)]
    public void A_spread_below_a_billionth_is_none(double spread, bool seen) =>
        (Of(1, 1 + (decimal)spread).Deviation > 0).ShouldBe(seen);

    [Fact]
    public void Removing_a_value_leaves_the_others_alone() => Of(1, 2, 3).With(2, -1).ShouldBe(Of(1, 3));

    [Fact]
    public void Sets_of_values_add_up_and_are_taken_out_again()
    {
        Of(1, 2).With(Of(3), 1).ShouldBe(Of(1, 2, 3));
        Of(1, 2, 3).With(Of(3), -1).ShouldBe(Of(1, 2));
    }

    [Fact]
    public void Json_gives_back_the_same_sums_at_any_size()
    {
        var moments = Of(1m / 3, -99999999999999999999m, 0.000000000001m);
        JsonSerializer.Deserialize<Moments>(JsonSerializer.Serialize(moments)).ShouldBe(moments);
    }

    [Theory]
    [InlineData("\"12\"")]
    [InlineData("1.5")]
    [InlineData("1e3")]
    public void Json_that_is_no_whole_number_is_refused(string number) =>
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Moments>($$"""{"Count":1,"Sum":{{number}},"Squares":1}"""));

    [Fact]
    public void Quotients_are_right_to_the_last_digit() =>
        Prop.ForAll(ArbMap.Default.ArbFor<int>(), ArbMap.Default.ArbFor<int>().Filter(number => number != 0), (numerator, denominator) =>
                Exact.Quotient(numerator, denominator).Equals((double)numerator / denominator + 0.0))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Quotients_may_be_far_beyond_a_long()
    {
        Exact.Quotient(BigInteger.Pow(10, 200), 3 * BigInteger.Pow(10, 200)).ShouldBe(1.0 / 3);
        Exact.Quotient(3, BigInteger.Pow(10, 40)).ShouldBe(3e-40);
        Exact.Quotient(BigInteger.Pow(10, 40), 3).ShouldBe(3.333333333333333e39);
    }

    [Theory]
    [InlineData("1.0000000000005", "1000000000001")]
    [InlineData("-1.0000000000005", "-1000000000001")]
    [InlineData("1.00000000000049", "1000000000000")]
    [InlineData("70000000000000000000000000000", "70000000000000000000000000000000000000000")]
    public void Units_are_whole_and_round_half_away_from_zero(string value, string units) =>
        Exact.Units(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(BigInteger.Parse(units, System.Globalization.CultureInfo.InvariantCulture));

    private static Moments Of(params decimal[] values) => values.Aggregate(default(Moments), (moments, value) => moments.With(value, 1));
}
