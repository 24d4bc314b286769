using MathNetT = MathNet.Numerics.Distributions.StudentT;

namespace Evaluation.Statistics.Intervals;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    private const double Level = 0.975;

    /// <summary>The quantile that leaves 2.5 % above it. Degrees of freedom above 0, whole or not.</summary>
    public static double Quantile975(double degrees)
    {
        var t = MathNetT.InvCDF(0, 1, degrees, Level);
        // The library's root finder stops at about nine digits; a Newton step doubles them.
        return t - (MathNetT.CDF(0, 1, degrees, t) - Level) / MathNetT.PDF(0, 1, degrees, t);
    }

    /// <summary>Probability of a t at least this far from 0, on either side.</summary>
    public static double TwoSided(double t, double degrees) => 2 * MathNetT.CDF(0, 1, degrees, -Math.Abs(t));
}
