using Evaluation.Contracts;
using Evaluation.Contracts.Answers;

namespace Evaluation.Statistics.Tests.Reaction;

/// <summary>The formulas of level 1 once more, straight from the answers in doubles.</summary>
internal sealed class NaiveReaction(IEnumerable<ReactionResponse> responses, RespondentGroup group)
{
    private readonly List<ReactionResponse> own = [.. responses.Where(response => response.Group == group && response.Answers.Count > 0)];

    public int Responded => own.Count;

    public double? ItemMean(string item) => own.Where(response => response.Answers.ContainsKey(item)).Average(response => (double?)response.Answers[item]);

    public double? MeanOfItems(params string[] items) => items.Average(ItemMean);

    public double? Overall => new[] { MeanOfItems("a1", "a2", "a3"), MeanOfItems("b1", "b2") }.Average();

    public double? Alpha(params string[] items)
    {
        var complete = own.Where(response => items.All(response.Answers.ContainsKey)).ToList();
        if (complete.Count < 10) return null;
        var ofTotals = Variance(complete.Select(response => (double)items.Sum(item => response.Answers[item])));
        if (ofTotals < 1e-12) return null;
        var ofItems = items.Sum(item => Variance(complete.Select(response => (double)response.Answers[item])));
        return items.Length / (items.Length - 1.0) * (1 - ofItems / ofTotals);
    }

    public double HalfWidth(int invited, double t)
    {
        var overalls = own.Select(response => new[] { Mean(response, "a1", "a2", "a3"), Mean(response, "b1", "b2") }.Average()!.Value).ToList();
        return t * Math.Sqrt(Variance(overalls) / overalls.Count * (invited - overalls.Count) / invited);
    }

    private static double? Mean(ReactionResponse response, params string[] items) =>
        items.Where(response.Answers.ContainsKey).Average(item => (double?)response.Answers[item]);

    private static double Variance(IEnumerable<double> values)
    {
        var all = values.ToList();
        return all.Sum(value => Math.Pow(value - all.Average(), 2)) / (all.Count - 1);
    }
}
