using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>Paired t-test of post − pre (Student 1908).</summary>
/// <param name="T">mean / (s/√n).</param>
/// <param name="Df">n − 1.</param>
/// <param name="P">Two-sided.</param>
/// <param name="Dz">mean / s, the effect size for pairs (Cohen 1988).</param>
public sealed record PairedTest(double T, int Df, double P, double Dz)
{
    /// <summary>Null under 2 pairs, or without variance.</summary>
    public static PairedTest? Of(Moments differences)
    {
        if (differences is not { Mean: { } mean, Deviation: > 0 and var deviation }) return null;
        var dz = mean / deviation;
        var t = dz * Math.Sqrt(differences.Count);
        return new PairedTest(t, differences.Count - 1, StudentT.TwoSided(t, differences.Count - 1), dz);
    }
}
