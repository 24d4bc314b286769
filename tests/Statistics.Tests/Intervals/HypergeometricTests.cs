using Evaluation.Statistics.Intervals;

namespace Evaluation.Statistics.Tests.Intervals;

/// <summary>Against counting every draw in whole numbers, from Pascal's triangle.</summary>
public class HypergeometricTests
{
    private const int Largest = 44;

    private static readonly long[][] Ways = PascalsTriangle();

    [Fact]
    public void The_lower_tail_is_the_share_of_all_draws()
    {
        foreach (var (population, yes, drawn, k) in Draws(upTo: 24))
            Hypergeometric.AtMost(k, population, yes, drawn)
                .ShouldBe((double)AtMost(k, population, yes, drawn) / Ways[population][drawn], 1e-12, $"at most {k} of {drawn} drawn from {population} with {yes}");
    }

    [Fact]
    public void A_tail_is_likely_when_more_than_one_draw_in_40_is_in_it_also_where_it_is_one_to_the_last_digit()
    {
        var ties = 0;
        foreach (var (population, yes, drawn, k) in Draws(Largest))
        {
            var (most, all) = (AtMost(k, population, yes, drawn), Ways[population][drawn]);
            if (most * 40 == all) ties++;
            if (Hypergeometric.AtMostIsLikely(k, population, yes, drawn) != most * 40 > all) Assert.Fail($"at most {k} of {drawn} drawn from {population} with {yes}");
            var least = all - (k == 0 ? 0 : AtMost(k - 1, population, yes, drawn));
            if (Hypergeometric.AtLeastIsLikely(k, population, yes, drawn) != least * 40 > all) Assert.Fail($"at least {k} of {drawn} drawn from {population} with {yes}");
        }
        ties.ShouldBeGreaterThan(0);
    }

    /// <summary>Asked of every draw, though the answer is needed near a tie only, which in populations this small are the simplest draws.</summary>
    [Fact]
    public void In_whole_numbers_the_answer_is_the_same()
    {
        foreach (var (population, yes, drawn, k) in Draws(upTo: 24))
            if (Hypergeometric.AtMostIsLikelyExactly(k, population, yes, drawn) != AtMost(k, population, yes, drawn) * 40 > Ways[population][drawn])
                Assert.Fail($"at most {k} of {drawn} drawn from {population} with {yes}");
    }

    private static IEnumerable<(int Population, int Yes, int Drawn, int K)> Draws(int upTo) =>
        from population in Enumerable.Range(1, upTo)
        from yes in Enumerable.Range(0, population + 1)
        from drawn in Enumerable.Range(0, population + 1)
        from k in Enumerable.Range(0, drawn + 1)
        select (population, yes, drawn, k);

    private static long AtMost(int k, int population, int yes, int drawn)
    {
        var ways = 0L;
        for (var x = 0; x <= k; x++)
            if (x <= yes && drawn - x <= population - yes) ways += Ways[yes][x] * Ways[population - yes][drawn - x];
        return ways;
    }

    private static long[][] PascalsTriangle()
    {
        var rows = new long[Largest + 1][];
        for (var row = 0; row <= Largest; row++)
        {
            rows[row] = new long[row + 1];
            for (var place = 0; place <= row; place++) rows[row][place] = place == 0 || place == row ? 1 : rows[row - 1][place - 1] + rows[row - 1][place];
        }
        return rows;
    }
}
