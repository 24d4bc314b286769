using System.Numerics;
using Evaluation.Statistics.Intervals;
using FsCheck;
using FsCheck.Fluent;
using Interval = Evaluation.Statistics.Intervals.Interval;

namespace Evaluation.Statistics.Tests.Intervals;

public class ShareIntervalTests
{
    [Fact]
    public void Bounds_are_those_of_counting_every_draw_up_to_a_population_of_15()
    {
        for (var population = 1; population <= 15; population++)
            for (var answered = 1; answered < population; answered++)
                for (var yes = 0; yes <= answered; yes++)
                    ShareInterval.Of(yes, answered, population)
                        .ShouldBe(ByCounting(yes, answered, population), $"{yes} of {answered} of {population}");
    }

    [Fact]
    public void Bounds_are_those_of_counting_every_draw_in_larger_populations()
    {
        var cases =
            from population in Gen.Choose(16, 150)
            from answered in Gen.Choose(1, population - 1)
            from yes in Gen.Choose(0, answered)
            select (population, answered, yes);
        Prop.ForAll(cases.ToArbitrary(), draw =>
                ShareInterval.Of(draw.yes, draw.answered, draw.population) == ByCounting(draw.yes, draw.answered, draw.population))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(40));
    }

    [Theory]
    // P(X ≥ 1) is 1/40 to the last digit with one yes-sayer among 40, and that is not more than 0.025: the bound is two.
    [InlineData(1, 1, 40, 2, 40)]
    [InlineData(0, 1, 40, 0, 38)]
    [InlineData(1, 1, 4000, 101, 4000)]
    [InlineData(0, 1, 4000, 0, 3899)]
    public void A_tail_of_exactly_the_level_is_not_likely(int yes, int answered, int population, int low, int high) =>
        ShareInterval.Of(yes, answered, population).ShouldBe(new Interval((double)low / population, (double)high / population));

    [Theory]
    [InlineData(2000, 2500, 5000)]
    [InlineData(4990, 4995, 5000)]
    [InlineData(0, 2500, 5000)]
    public void Bounds_hold_exactly_in_a_population_of_thousands(int yes, int answered, int population)
    {
        var interval = ShareInterval.Of(yes, answered, population)!.Value;
        var (low, high) = ((int)Math.Round(interval.Low * population), (int)Math.Round(interval.High * population));
        AtLeast(yes, population, low, answered).ShouldBeTrue();
        AtMost(yes, population, high, answered).ShouldBeTrue();
        if (low > yes) AtLeast(yes, population, low - 1, answered).ShouldBeFalse();
        if (high < yes + population - answered) AtMost(yes, population, high + 1, answered).ShouldBeFalse();
    }

    [Theory]
    [InlineData(3, 4, 4)]
    [InlineData(3, 4, 2)]
    public void With_everyone_answered_the_share_is_certain(int yes, int answered, int population) =>
        ShareInterval.Of(yes, answered, population).ShouldBe(new Interval(0.75, 0.75));

    [Fact]
    public void Without_answers_there_is_no_interval() => ShareInterval.Of(0, 0, 10).ShouldBeNull();

    private static Interval ByCounting(int yes, int answered, int population)
    {
        var all = Enumerable.Range(yes, population - answered + 1).ToList();
        return new Interval(
            (double)all.First(sayers => AtLeast(yes, population, sayers, answered)) / population,
            (double)all.Last(sayers => AtMost(yes, population, sayers, answered)) / population);
    }

    private static bool AtLeast(int k, int population, int sayers, int drawn) => IsLikely(Enumerable.Range(k, drawn - k + 1), population, sayers, drawn);

    private static bool AtMost(int k, int population, int sayers, int drawn) => IsLikely(Enumerable.Range(0, k + 1), population, sayers, drawn);

    private static bool IsLikely(IEnumerable<int> outcomes, int population, int sayers, int drawn) =>
        outcomes.Aggregate(BigInteger.Zero, (sum, x) => sum + Choose(sayers, x) * Choose(population - sayers, drawn - x)) * 40 > Choose(population, drawn);

    private static BigInteger Choose(int from, int count) => count < 0 || count > from ? 0 : Row(from)[count];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<int, BigInteger[]> Rows = [];

    /// <summary>A row of Pascal's triangle.</summary>
    private static BigInteger[] Row(int from) => Rows.GetOrAdd(from, _ =>
    {
        var row = new BigInteger[from + 1];
        row[0] = 1;
        for (var count = 1; count <= from; count++) row[count] = row[count - 1] * (from - count + 1) / count;
        return row;
    });
}
