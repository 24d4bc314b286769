using System.Numerics;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>How the test's questions did, over the post attempts that answered them (Crocker &amp; Algina, chapter 14).</summary>
public static class ItemAnalysis
{
    private const int FewestAttempts = 10;

    /// <summary>
    /// Difficulty: share correct, or an essay's mean share of its points, 0..1; null without attempts.
    /// Discrimination: see <see cref="Discrimination"/>.
    /// </summary>
    public static IReadOnlyList<TestItem> Of(Test test, QuestionSums sums) =>
    [
        .. test.Questions.Select((question, place) => new TestItem(
            question.Code, sums.Attempts, Difficulty(question, sums.Questions[place], sums.Attempts),
            question.Type == QuestionType.Essay ? null : Discrimination(sums, sums.Questions[place])))
    ];

    /// <summary>
    /// Kuder–Richardson 20: k/(k−1) · (1 − Σpq/σ²) over the k choice questions, with population variances.
    /// Null under 10 attempts, under 2 questions, or when all totals are the same.
    /// </summary>
    public static double? Kr20(Test test, QuestionSums sums) =>
        ScattersOf(test, sums) is { } scatters ? Exact.Quotient(scatters.Choices * (scatters.Totals - scatters.Items), (scatters.Choices - 1) * scatters.Totals) : null;

    /// <summary>What KR-20 is computed from; null where it is.</summary>
    public static ReliabilityBasis? Kr20Basis(Test test, QuestionSums sums) => ScattersOf(test, sums) is not { } scatters ? null : new(
        scatters.Choices, sums.Attempts, Exact.Quotient(scatters.Items, (BigInteger)sums.Attempts * sums.Attempts), Exact.Quotient(scatters.Totals, (BigInteger)sums.Attempts * sums.Attempts));

    // Variances times n², which are whole numbers.
    private static (int Choices, BigInteger Items, BigInteger Totals)? ScattersOf(Test test, QuestionSums sums)
    {
        var choices = test.Questions.Index().Where(question => question.Item.Type != QuestionType.Essay).Select(question => question.Index).ToList();
        var ofTotals = Scatter(sums.Attempts, sums.Totals, sums.TotalSquares);
        if (sums.Attempts < FewestAttempts || choices.Count < 2 || ofTotals.IsZero) return null;
        // p·q times n² is correct · wrong.
        var ofItems = choices.Aggregate(BigInteger.Zero, (sum, place) =>
            sum + (BigInteger)sums.Questions[place].Correct * (sums.Attempts - sums.Questions[place].Correct));
        return (choices.Count, ofItems, ofTotals);
    }

    private static double? Difficulty(Question question, QuestionSum sum, int attempts)
    {
        if (attempts == 0) return null;
        return question.Type == QuestionType.Essay
            ? Exact.Quotient(sum.Points, attempts * Exact.Units(question.Points))
            : (double)sum.Correct / attempts;
    }

    /// <summary>
    /// Correlation of a choice question with the number of other choice questions right, −1..1.
    /// Null under 10 attempts, or without variance in either.
    /// </summary>
    private static double? Discrimination(QuestionSums sums, QuestionSum sum)
    {
        if (sums.Attempts < FewestAttempts) return null;
        // The others' total is total − correct, and correct² is correct, so the sums of the totals give all that is needed.
        var others = sums.Totals - sum.Correct;
        var otherSquares = sums.TotalSquares - 2 * sum.CorrectTotals + sum.Correct;
        var products = sum.CorrectTotals - sum.Correct;
        var ofItem = Scatter(sums.Attempts, sum.Correct, sum.Correct);
        var ofOthers = Scatter(sums.Attempts, others, otherSquares);
        if (ofItem.IsZero || ofOthers.IsZero) return null;
        var together = (BigInteger)sums.Attempts * products - (BigInteger)sum.Correct * others;
        return (double)together / Math.Sqrt((double)(ofItem * ofOthers));
    }

    /// <summary>nΣx² − (Σx)², which is n² times the population variance.</summary>
    private static BigInteger Scatter(int count, long sum, long squares) => (BigInteger)count * squares - (BigInteger)sum * sum;
}
