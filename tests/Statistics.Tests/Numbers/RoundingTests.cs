using System.Globalization;
using Evaluation.Statistics.Numbers;
using Evaluation.Statistics.Tests.Published;

namespace Evaluation.Statistics.Tests.Numbers;

public class RoundingTests
{
    [Fact]
    public void Doubles_round_as_the_article_prints_them()
    {
        foreach (var row in Fixture.Of("rounding_half_away").EnumerateArray())
            Rounding.Two(double.Parse(row[0].GetString()!, CultureInfo.InvariantCulture)).ToString("F2", CultureInfo.InvariantCulture)
                .ShouldBe(row[1].GetString(), row[0].GetString());
    }

    [Fact]
    public void Decimals_round_as_the_article_prints_them()
    {
        foreach (var row in Fixture.Of("rounding_half_away").EnumerateArray())
            Rounding.Two(decimal.Parse(row[0].GetString()!, CultureInfo.InvariantCulture)).ToString("F2", CultureInfo.InvariantCulture)
                .ShouldBe(row[1].GetString(), row[0].GetString());
    }

    [Theory]
    [InlineData(-4.185, -4.19)]
    [InlineData(-0.005, -0.01)]
    [InlineData(0, 0)]
    // A cast to decimal, which keeps 15 digits, would see ,125 here.
    [InlineData(123456789.1249999, 123456789.12)]
    public void Halves_go_away_from_zero_and_only_halves(double value, double expected) => Rounding.Two(value).ShouldBe(expected);

    [Theory]
    [InlineData(1e18)]
    [InlineData(-1e300)]
    [InlineData(double.MaxValue)]
    [InlineData(double.PositiveInfinity)]
    public void Values_beyond_decimal_come_back_as_they_are(double value)
    {
        Rounding.Two(value).ShouldBe(value);
        Rounding.Nine(value).ShouldBe(value);
    }

    [Theory]
    [InlineData(0.1 + 0.2, 0.3)]
    [InlineData(1.0000000005, 1.000000001)]
    [InlineData(1.0000000004, 1)]
    public void Nine_decimals_put_noise_away(double value, double expected) => Rounding.Nine(value).ShouldBe(expected);
}
