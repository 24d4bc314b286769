using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Learning;

namespace Evaluation.Statistics.Tests.Published;

public class LearningExamples
{
    // The intervals are published without finite-population correction: of so many, a handful is next to nothing.
    private const int Everybody = 2_000_000_000;

    [Fact]
    public void Paired_test_of_the_sleep_data_is_Students()
    {
        var example = Fixture.Of("sleep");
        var summary = Summarise(example.GetProperty("pre").Decimals(), example.GetProperty("post").Decimals());
        summary.T!.Value.ShouldBe(example.Double("t"), 1e-8);
        summary.Df.ShouldBe(9);
        summary.P!.Value.ShouldBe(example.Double("p"), 1e-8);
        summary.Dz!.Value.ShouldBe(example.Double("dz"), 1e-8);
        summary.GainLow!.Value.ShouldBe(example.GetProperty("ci")[0].GetDouble(), 1e-8);
        summary.GainHigh!.Value.ShouldBe(example.GetProperty("ci")[1].GetDouble(), 1e-8);
    }

    [Fact]
    public void Gains_of_the_cohort_of_ten_are_as_recomputed()
    {
        var example = Fixture.Of("cohort10");
        var summary = Summarise(example.GetProperty("pre").Decimals(), example.GetProperty("post").Decimals());
        summary.HakeClass!.Value.ShouldBe(example.Double("g_class"), 1e-9);
        summary.NormalisedChange!.Value.ShouldBe(example.Double("g_mean"), 1e-6);
        summary.PercentGain!.Value.ShouldBe(example.Double("pct_class"), 1e-4);
        summary.T!.Value.ShouldBe(example.Double("t"), 1e-6);
        summary.P!.Value.ShouldBe(example.Double("p"), 1e-12);
        summary.Dz!.Value.ShouldBe(example.Double("dz"), 1e-7);
        summary.GainLow!.Value.ShouldBe(example.GetProperty("ci")[0].GetDouble(), 1e-6);
        summary.GainHigh!.Value.ShouldBe(example.GetProperty("ci")[1].GetDouble(), 1e-6);
    }

    [Fact]
    public void Lsat_section_six_has_the_published_difficulties_discriminations_and_reliability()
    {
        var example = Fixture.Of("lsat6");
        var test = Choices(5);
        var sums = QuestionSumsOf(test, example.GetProperty("patterns").EnumerateArray().SelectMany(pattern =>
            Enumerable.Repeat(pattern.Ints()[..5], pattern[5].GetInt32())));
        var items = ItemAnalysis.Of(test, sums);
        ItemAnalysis.Kr20(test, sums)!.Value.ShouldBe(example.Double("kr20"), 1e-8);
        items.Select(item => item.Difficulty!.Value).ShouldBe(example.GetProperty("p").Doubles(), 1e-12);
        items.Select(item => item.Discrimination!.Value).ShouldBe(example.GetProperty("rpb_excl").Doubles(), 1e-8);
    }

    [Fact]
    public void Discrimination_leaves_the_item_itself_out_of_the_total()
    {
        var example = Fixture.Of("item27");
        var totals = example.GetProperty("totals").Ints();
        var own = example.GetProperty("item").Ints();
        var test = Choices(21);
        // The item comes first; the totals are made up with as many of the other twenty as it takes.
        var sums = QuestionSumsOf(test, totals.Zip(own, (total, correct) =>
            Enumerable.Range(0, 21).Select(item => item == 0 ? correct : item <= total - correct ? 1 : 0).ToArray()));
        var item = ItemAnalysis.Of(test, sums)[0];
        item.Difficulty!.Value.ShouldBe(example.Double("difficulty"), 1e-12);
        item.Discrimination!.Value.ShouldBe(example.Double("discrimination"), 1e-5);
    }

    private static LearningSummary Summarise(decimal[] pre, decimal[] post)
    {
        var plan = new LearningPlan(100, 70);
        var sums = LearningSums.Empty(plan);
        foreach (var (before, after) in pre.Zip(post)) sums.Add(plan, new TestAttempt(before), new TestAttempt(after));
        return LearningMeasure.Summarise(plan, sums, Everybody);
    }

    private static Test Choices(int count) =>
        new("t", [.. Enumerable.Range(0, count).Select(item => new Question($"q{item}", Key: "A"))]);

    private static QuestionSums QuestionSumsOf(Test test, IEnumerable<int[]> attempts)
    {
        var plan = new LearningPlan(100, 70, Test: test);
        var sums = LearningSums.Empty(plan);
        foreach (var attempt in attempts)
            sums.Add(plan, null, new TestAttempt(null, attempt.Index().Where(item => item.Item == 1).ToDictionary(item => $"q{item.Index}", _ => "A")));
        return sums.Questions!;
    }
}
