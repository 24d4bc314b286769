using MathNet.Numerics;

namespace Evaluation.Statistics.Waves;

/// <summary>Of one closed wave: how many had not answered on a day of its window, and how many of them did later.</summary>
public readonly record struct LaterAnswers(int Missing, int Later);

/// <summary>How many of those who are missing will still answer.</summary>
/// <param name="Low">2.5 % of the distribution lie below it at the most.</param>
/// <param name="High">97.5 % lie at or below it.</param>
public readonly record struct FinalResponseForecast(double Mean, int Low, int High);

/// <summary>Forecast of the final response from an agency's own history, by the beta-binomial distribution (Skellam 1948).</summary>
public static class FinalResponse
{
    // With fewer, how much waves differ cannot be told.
    private const int FewestWaves = 3;

    // Waves are never exactly alike, nor exactly all or nothing.
    private const double LeastLikeness = 0.001, MostLikeness = 0.95;

    private const double Tail = 0.025;

    /// <summary>
    /// Answers still to come among <paramref name="missing"/>, each wave having a rate p ~ Beta(α, β): α = π(1−ρ)/ρ, β = (1−π)(1−ρ)/ρ, with
    /// π the pooled rate of the history (half an answer added on either side) and ρ its intraclass correlation by moments with the
    /// numbers missing as weights (Kleinman 1973). Counts. Null under three waves with anybody missing.
    /// </summary>
    public static FinalResponseForecast? Of(int missing, IEnumerable<LaterAnswers> history)
    {
        var waves = history.Where(wave => wave.Missing > 0).ToList();
        if (waves.Count < FewestWaves) return null;
        if (missing <= 0) return new(0, 0, 0);
        double all = waves.Sum(wave => (long)wave.Missing);
        var rate = (waves.Sum(wave => (long)wave.Later) + 0.5) / (all + 1);
        var likeness = Likeness(waves, all, rate);
        var size = (1 - likeness) / likeness;
        return Quantiles(missing, rate * size, (1 - rate) * size);
    }

    /// <summary>ρ = (S − π(1−π)·Σwᵢ(1−wᵢ)/nᵢ) / (π(1−π)·(Σwᵢ(1−wᵢ) − Σwᵢ(1−wᵢ)/nᵢ)), wᵢ = nᵢ/Σn, S = Σwᵢ(pᵢ−π)²; kept within (0, 1).</summary>
    internal static double Likeness(IReadOnlyList<LaterAnswers> waves, double all, double rate)
    {
        double spread = 0, between = 0, within = 0;
        foreach (var wave in waves)
        {
            var weight = wave.Missing / all;
            var difference = ((double)wave.Later / wave.Missing) - rate;
            spread += weight * difference * difference;
            between += weight * (1 - weight);
            within += weight * (1 - weight) / wave.Missing;
        }
        var variance = rate * (1 - rate);
        var scale = variance * (between - within);
        // Where each wave had one missing, nothing tells how much they differ.
        return scale <= 0 ? LeastLikeness : Math.Clamp((spread - (variance * within)) / scale, LeastLikeness, MostLikeness);
    }

    private static FinalResponseForecast Quantiles(int missing, double alpha, double beta)
    {
        var (low, high) = (-1, missing);
        var below = 0.0;
        for (var count = 0; count <= missing; count++)
        {
            below += Math.Exp(LogProbability(count, missing, alpha, beta));
            if (low < 0 && below > Tail) low = count;
            if (below < 1 - Tail) continue;
            high = count;
            break;
        }
        return new(missing * alpha / (alpha + beta), Math.Max(low, 0), high);
    }

    /// <summary>ln of C(n, k)·B(k+α, n−k+β)/B(α, β).</summary>
    internal static double LogProbability(int count, int missing, double alpha, double beta) =>
        SpecialFunctions.BinomialLn(missing, count) + LogBeta(count + alpha, missing - count + beta) - LogBeta(alpha, beta);

    private static double LogBeta(double a, double b) => SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(b) - SpecialFunctions.GammaLn(a + b);
}
