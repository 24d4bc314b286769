using Evaluation.Contracts;
using Evaluation.Statistics.Links;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Statistics.Tests.Links;

public class SpearmanLinkTests
{
    [Fact]
    public void Coefficient_is_the_correlation_of_mid_ranks()
    {
        var figures = Gen.Choose(0, 12).Select(figure => figure / 3.0);
        var pairs = (from one in figures from other in figures select (one, other)).ListOf().Where(list => list.Count >= 10).ToArbitrary();
        Prop.ForAll(pairs, list =>
        {
            var (one, other) = (Ranks(list.Select(pair => pair.one)), Ranks(list.Select(pair => pair.other)));
            var link = SpearmanLink.Of([.. list]);
            link.Pairs.ShouldBe(list.Count);
            if (link.Coefficient is { } rho) rho.ShouldBe(Pearson(one, other), 1e-12);
            else link.Reading.ShouldBe(LinkReading.NoVariance);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Order_of_pairs_does_not_move_the_last_digit()
    {
        (double, double)[] pairs = [.. Enumerable.Range(0, 15).Select(place => ((double)(place * 7 % 15), (double)(place * place % 11)))];
        SpearmanLink.Of(pairs).ShouldBe(SpearmanLink.Of([.. pairs.Reverse()]));
    }

    [Theory]
    [InlineData(9, LinkReading.TooFew)]
    [InlineData(10, LinkReading.Strong)]
    public void Ten_pairs_are_needed(int pairs, LinkReading reading)
    {
        var link = SpearmanLink.Of([.. Enumerable.Range(0, pairs).Select(place => ((double)place, (double)place))]);
        (link.Pairs, link.Reading).ShouldBe((pairs, reading));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_perfect_order_is_strong_without_interval(int sign) =>
        SpearmanLink.Of([.. Enumerable.Range(0, 11).Select(place => ((double)place, (double)sign * place * place))])
            .ShouldBe(new SpearmanLink(11, sign, null, null, 0, LinkReading.Strong));

    [Fact]
    public void Figures_that_differ_behind_the_ninth_decimal_tie()
    {
        var link = SpearmanLink.Of([.. Enumerable.Range(0, 12).Select(place => (3 + place * 1e-12, (double)place))]);
        link.ShouldBe(new SpearmanLink(12, null, null, null, null, LinkReading.NoVariance));
    }

    [Fact]
    public void Without_variance_on_the_other_side_there_is_no_link_either() =>
        SpearmanLink.Of([.. Enumerable.Range(0, 12).Select(place => ((double)place, 3.0))]).Reading.ShouldBe(LinkReading.NoVariance);

    [Fact]
    public void Interval_and_probability_are_those_of_Bonett_and_Wright()
    {
        // Ranks 1..12 with two neighbours swapped six times: Σd² = 12, ρ = 1 − 6·12/(12·143).
        var link = SpearmanLink.Of([.. Enumerable.Range(0, 12).Select(place => ((double)place, (double)(place ^ 1)))]);
        var rho = 1 - 72.0 / 1716;
        var reach = 1.959963984540054 * Math.Sqrt((1 + rho * rho / 2) / 9);
        link.Coefficient!.Value.ShouldBe(rho, 1e-12);
        link.Low!.Value.ShouldBe(Math.Tanh(Math.Atanh(rho) - reach), 1e-12);
        link.High!.Value.ShouldBe(Math.Tanh(Math.Atanh(rho) + reach), 1e-12);
        link.P!.Value.ShouldBe(9.5e-7, 1e-7);
        link.Reading.ShouldBe(LinkReading.Strong);
    }

    [Theory]
    [InlineData(5, LinkReading.Unclear)]
    [InlineData(40, LinkReading.Weak)]
    public void A_small_coefficient_is_weak_once_its_interval_leaves_zero_out(int repeats, LinkReading reading)
    {
        // Each repeat has the same ten pairs with a coefficient of about 0.2.
        (double, double)[] block = [(1, 4), (2, 9), (3, 1), (4, 8), (5, 2), (6, 7), (7, 3), (8, 10), (9, 5), (10, 6)];
        SpearmanLink.Of([.. Enumerable.Repeat(block, repeats).SelectMany(pairs => pairs)]).Reading.ShouldBe(reading);
    }

    [Fact]
    public void A_coefficient_between_three_and_five_tenths_is_moderate()
    {
        (double, double)[] block = [(1, 4), (2, 2), (3, 1), (4, 8), (5, 9), (6, 7), (7, 3), (8, 10), (9, 5), (10, 6)];
        var link = SpearmanLink.Of([.. Enumerable.Repeat(block, 20).SelectMany(pairs => pairs)]);
        link.Coefficient!.Value.ShouldBeInRange(0.3, 0.5);
        link.Reading.ShouldBe(LinkReading.Moderate);
    }

    private static double[] Ranks(IEnumerable<double> values)
    {
        var all = values.ToList();
        return [.. all.Select(value => all.Count(other => other < value) + (all.Count(other => other.Equals(value)) + 1) / 2.0)];
    }

    private static double Pearson(double[] one, double[] other)
    {
        var (m, n) = (one.Average(), other.Average());
        return one.Zip(other, (x, y) => (x - m) * (y - n)).Sum() / Math.Sqrt(one.Sum(x => (x - m) * (x - m)) * other.Sum(y => (y - n) * (y - n)));
    }
}
