namespace Evaluation.Statistics.Tests.Learning;

/// <summary>The formulas of level 2 once more, straight from pairs of scores in doubles.</summary>
internal sealed class NaiveLearning(IReadOnlyList<(double Pre, double Post)> pairs, double max)
{
    private readonly List<double> gains = [.. pairs.Select(pair => pair.Post - pair.Pre)];

    public double PreMean => pairs.Average(pair => pair.Pre);
    public double GainMean => gains.Average();
    public double Deviation => Spread(gains);
    public double T => GainMean / (Deviation / Math.Sqrt(pairs.Count));
    public double PercentGain => GainMean / PreMean * 100;
    public double Hake => GainMean / (max - PreMean);

    public double? NormalisedChange => pairs.Select(Change).Average();

    public double PercentHalfWidth(double t, int enrolled) =>
        Finite(Spread(pairs.Select(pair => pair.Post - pair.Pre - GainMean / PreMean * pair.Pre)), t, enrolled) / PreMean * 100;

    public double HakeHalfWidth(double t, int enrolled) =>
        Finite(Spread(pairs.Select(pair => pair.Post - pair.Pre - Hake * (max - pair.Pre))), t, enrolled) / (max - PreMean);

    public double GainHalfWidth(double t, int enrolled) => Finite(Deviation, t, enrolled);

    private double Finite(double deviation, double t, int enrolled) =>
        t * deviation / Math.Sqrt(pairs.Count) * Math.Sqrt((enrolled - pairs.Count) / (double)enrolled);

    private double? Change((double Pre, double Post) pair)
    {
        if (pair.Post > pair.Pre) return (pair.Post - pair.Pre) / (max - pair.Pre);
        if (pair.Post < pair.Pre) return (pair.Post - pair.Pre) / pair.Pre;
        return pair.Pre == 0 || pair.Pre == max ? null : 0;
    }

    private static double Spread(IEnumerable<double> values)
    {
        var all = values.ToList();
        return Math.Sqrt(all.Sum(value => Math.Pow(value - all.Average(), 2)) / (all.Count - 1));
    }
}
