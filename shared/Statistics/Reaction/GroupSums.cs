using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Reaction;

/// <summary>Sums over the responses of one group, by the places of the instrument's items.</summary>
public sealed class GroupSums
{
    public int Respondents { get; set; }

    /// <summary>How many answered, per item.</summary>
    public int[] Answered { get; set; } = [];

    /// <summary>Σx per item.</summary>
    public long[] Answers { get; set; } = [];

    public DimensionSums[] Dimensions { get; set; } = [];

    /// <summary>Of the respondents' overalls.</summary>
    public Moments Overalls { get; set; }

    internal static GroupSums Empty(ReactionForm form) => new()
    {
        Answered = new int[form.Items],
        Answers = new long[form.Items],
        Dimensions = [.. Enumerable.Range(0, form.Dimensions).Select(dimension => DimensionSums.Empty(form.Places(dimension).Count))],
    };

    /// <summary>Counts one response, or with <paramref name="times"/> −1 takes it out.</summary>
    internal void Change(ReactionForm form, int?[] answers, decimal overall, int times)
    {
        Respondents += times;
        Overalls = Overalls.With(overall, times);
        for (var item = 0; item < answers.Length; item++)
        {
            if (answers[item] is not { } answer) continue;
            Answered[item] += times;
            Answers[item] += times * answer;
        }

        for (var dimension = 0; dimension < Dimensions.Length; dimension++)
        {
            var (first, count) = form.Places(dimension);
            var own = answers.AsSpan(first, count);
            if (!own.Contains(null)) Dimensions[dimension].Change(own, times);
        }
    }
}
