namespace Evaluation.Statistics.Behaviour;

/// <summary>How far several raters agree about one person (James, Demaree &amp; Wolf 1984).</summary>
public static class InterraterAgreement
{
    /// <summary>
    /// r_wg(J) = J(1−q) / (J(1−q) + q), q = mean variance of the J items between raters / ((A²−1)/12), the variance of answers
    /// spread evenly over A options. From 0 (q of 1 and more) to 1. Null under 2 raters.
    /// </summary>
    /// <param name="raters">Each rater's answers to all items, in the same order.</param>
    /// <param name="options">A: how many answers the scale has.</param>
    public static double? Of(IReadOnlyCollection<int[]> raters, int options)
    {
        if (raters.Count < 2) return null;
        var items = raters.First().Length;
        // Whole numbers up to the last division: the order of the raters must not move the last digit.
        var scatter = Enumerable.Range(0, items).Sum(item => Scatter([.. raters.Select(answers => (long)answers[item])]));
        var meanVariance = (double)scatter / ((long)items * raters.Count * (raters.Count - 1));
        var q = meanVariance / ((options * (double)options - 1) / 12);
        return q >= 1 ? 0 : items * (1 - q) / (items * (1 - q) + q);
    }

    /// <summary>nΣx² − (Σx)², which is n(n−1) times the variance.</summary>
    private static long Scatter(long[] answers) => answers.Length * answers.Sum(x => x * x) - answers.Sum() * answers.Sum();
}
