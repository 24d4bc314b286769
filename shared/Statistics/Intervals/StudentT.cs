namespace Evaluation.Statistics.Intervals;

/// <summary>Student's t distribution.</summary>
public static class StudentT
{
    /// <summary>The quantile that leaves 2.5 % above it. Degrees of freedom above 0, whole or not.</summary>
    public static double Quantile975(double degrees) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, degrees, 0.975);

    /// <summary>Probability of a t at least this far from 0, on either side.</summary>
    public static double TwoSided(double t, double degrees) =>
        2 * MathNet.Numerics.Distributions.StudentT.CDF(0, 1, degrees, -Math.Abs(t));
}
