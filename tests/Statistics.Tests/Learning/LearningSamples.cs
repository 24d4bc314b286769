using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Learning;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Statistics.Tests.Learning;

internal sealed record Sitting(TestAttempt? Pre, TestAttempt? Post);

internal static class LearningSamples
{
    public static readonly LearningPlan Scored = new(100, 70);

    public static readonly LearningPlan Tested = new(100, 60, Test: new Test("t",
    [
        new Question("q1", Key: "A"),
        new Question("q2", Key: "B", Points: 2),
        new Question("q3", Type: QuestionType.Multiple, Keys: ["A", "C"]),
        new Question("q4", Type: QuestionType.Essay, Points: 5),
        new Question("q5", Key: "D"),
    ]));

    public static LearningSums SumsOf(LearningPlan plan, IEnumerable<Sitting> sittings)
    {
        var sums = LearningSums.Empty(plan);
        foreach (var sitting in sittings) sums.Add(plan, sitting.Pre, sitting.Post);
        return sums;
    }

    /// <summary>Pairs of scores; a null is an attempt that was not made.</summary>
    public static LearningSummary Summarise(int enrolled, params (double? Pre, double? Post)[] scores) =>
        LearningMeasure.Summarise(Scored, SumsOf(Scored, scores.Select(pair => new Sitting(Attempt(pair.Pre), Attempt(pair.Post)))), enrolled);

    private static TestAttempt? Attempt(double? score) => score is null ? null : new TestAttempt((decimal)score);

    public static readonly Arbitrary<Sitting[]> Sittings =
        (from pre in Attempts() from post in Attempts() select new Sitting(pre, post)).ArrayOf().ToArbitrary();

    private static Gen<TestAttempt?> Attempts() => Gen.Frequency(
        (1, Gen.Constant<TestAttempt?>(null)),
        (1, Gen.Choose(0, 1000).Select(score => (TestAttempt?)new TestAttempt(score / 10m))),
        (6, from choices in Gen.ArrayOf(Gen.Elements("A", "B", "A|C", "D", ""), 4)
            from essay in Gen.Choose(0, 10)
            select (TestAttempt?)new TestAttempt(null, new Dictionary<string, string>
            {
                ["q1"] = choices[0], ["q2"] = choices[1], ["q3"] = choices[2], ["q5"] = choices[3],
                ["q4"] = (essay / 2m).ToString(System.Globalization.CultureInfo.InvariantCulture),
            })));
}
