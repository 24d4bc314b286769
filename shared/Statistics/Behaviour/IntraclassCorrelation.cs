using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Behaviour;

/// <summary>Share of the variance of scores that lies between participants, not between their raters (Shrout &amp; Fleiss 1979, case 1).</summary>
public static class IntraclassCorrelation
{
    // A sum of squares below it is what rounding the scores to 12 decimals left behind.
    private const double Noise = 1e-18;

    /// <summary>
    /// ICC(1) = (MSB − MSW)/(MSB + (k₀−1)·MSW), k₀ = (N − Σnᵢ²/N)/(G−1), over all scores by others: N of them, of G participants.
    /// Negative values stay. Null when G &lt; 2, N = G, or the denominator is not positive.
    /// </summary>
    public static double? Of(WaveSums sums) =>
        Basis(sums) is { } basis ? (basis.Between - basis.Within) / Denominator(basis) : null;

    /// <summary>What it is computed from; null where it is.</summary>
    public static IntraclassBasis? Basis(WaveSums sums)
    {
        var all = WaveSums.OthersOf(sums.Scores);
        var (ratings, rated) = (all.Count, sums.Rated);
        if (rated < 2 || ratings == rated) return null;
        var between = Exact.Quotient(sums.BetweenSquares - all.Sum * all.Sum / ratings, Exact.One * Exact.One) / (rated - 1);
        var within = Exact.Quotient(all.Squares - sums.BetweenSquares, Exact.One * Exact.One) / (ratings - rated);
        var ratingsEach = (ratings - (double)sums.RatingsSquared / ratings) / (rated - 1);
        var basis = new IntraclassBasis(ratings, rated, between, within, ratingsEach);
        return Denominator(basis) > Noise ? basis : null;
    }

    private static double Denominator(IntraclassBasis basis) => basis.Between + (basis.Each - 1) * basis.Within;
}
