namespace Evaluation.Statistics.Reaction;

/// <summary>What Cronbach's alpha needs: sums over the respondents who answered every item of one dimension. Whole numbers.</summary>
public sealed class DimensionSums
{
    public int Respondents { get; set; }

    /// <summary>Σx per item.</summary>
    public long[] Items { get; set; } = [];

    /// <summary>Σx² per item.</summary>
    public long[] Squares { get; set; } = [];

    /// <summary>Σ of the respondents' totals.</summary>
    public long Totals { get; set; }

    /// <summary>Σ of the squares of the respondents' totals.</summary>
    public long TotalSquares { get; set; }

    internal static DimensionSums Empty(int items) => new() { Items = new long[items], Squares = new long[items] };

    /// <summary>Counts one respondent's answers to all items, or with <paramref name="times"/> −1 takes them out.</summary>
    internal void Change(ReadOnlySpan<int?> answers, int times)
    {
        long total = 0;
        for (var item = 0; item < answers.Length; item++)
        {
            long answer = answers[item] ?? 0;
            Items[item] += times * answer;
            Squares[item] += times * answer * answer;
            total += answer;
        }

        Respondents += times;
        Totals += times * total;
        TotalSquares += times * total * total;
    }
}
