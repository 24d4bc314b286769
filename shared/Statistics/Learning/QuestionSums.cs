using System.Numerics;
using System.Text.Json.Serialization;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Statistics.Learning;

/// <summary>Sums over the post attempts that answered the plan's test, by the order of its questions. Whole numbers.</summary>
public sealed class QuestionSums
{
    public int Attempts { get; set; }

    /// <summary>Σ of the number of choice questions that an attempt got right.</summary>
    public long Totals { get; set; }

    /// <summary>Σ of its square.</summary>
    public long TotalSquares { get; set; }

    public QuestionSum[] Questions { get; set; } = [];

    internal static QuestionSums Empty(Test test) => new() { Questions = new QuestionSum[test.Questions.Count] };

    internal void Count(Test test, IReadOnlyDictionary<string, string> answers, int times)
    {
        var total = test.Questions.Count(question => Grading.IsCorrect(question, answers.GetValueOrDefault(question.Code)));
        Attempts += times;
        Totals += times * total;
        TotalSquares += times * total * total;
        for (var place = 0; place < Questions.Length; place++)
        {
            var question = test.Questions[place];
            var answer = answers.GetValueOrDefault(question.Code);
            if (question.Type == QuestionType.Essay)
                Questions[place] = Questions[place].WithPoints(Grading.Points(question, answer), times);
            else if (Grading.IsCorrect(question, answer))
                Questions[place] = Questions[place].WithCorrect(total, times);
        }
    }
}

/// <param name="Correct">Attempts that got a choice question right.</param>
/// <param name="CorrectTotals">Σ of their totals.</param>
/// <param name="Points">Σ of the points of an essay, in units of 10⁻¹².</param>
public readonly record struct QuestionSum(
    int Correct, long CorrectTotals, [property: JsonConverter(typeof(BigIntegerConverter))] BigInteger Points)
{
    internal QuestionSum WithCorrect(int total, int times) =>
        this with { Correct = Correct + times, CorrectTotals = CorrectTotals + times * total };

    internal QuestionSum WithPoints(decimal points, int times) => this with { Points = Points + times * Exact.Units(points) };
}
