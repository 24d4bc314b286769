using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Intervals;
using Evaluation.Statistics.Reaction;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Reaction.ReactionSamples;

namespace Evaluation.Statistics.Tests.Reaction;

public class ReactionMeasureTests
{
    [Fact]
    public void Sums_give_the_same_figures_as_the_answers_themselves() =>
        Prop.ForAll(Responses, responses =>
        {
            var summary = Summarise(responses);
            foreach (var group in summary.Groups)
            {
                var naive = new NaiveReaction(responses, group.Group);
                group.Responded.ShouldBe(naive.Responded);
                Same(group.Mean, naive.Overall);
                Same(group.Dimensions[0].Mean, naive.MeanOfItems("a1", "a2", "a3"));
                Same(group.Dimensions[0].Indicators[0].Mean, naive.MeanOfItems("a2", "a3"));
                Same(group.Dimensions[0].Alpha, naive.Alpha("a1", "a2", "a3"));
                Same(group.Dimensions[1].Alpha, naive.Alpha("b1", "b2"));
                foreach (var item in group.Dimensions.SelectMany(dimension => dimension.Items)) Same(item.Mean, naive.ItemMean(item.Code));
                if (group.Responded < 2) continue;
                var estimate = summary.Estimates.Single(estimate => estimate.Metric == Metric.Mean && estimate.Group == group.Group);
                Same(estimate.High - estimate.Value, naive.HalfWidth(group.Invited, StudentT.Quantile975(group.Responded - 1)));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(50));

    [Fact]
    public void Without_any_response_rates_and_means_are_null_and_counts_are_zero()
    {
        var summary = Summarise();
        (summary.Invited, summary.Responded, summary.ResponseRate).ShouldBe((150, 0, null));
        summary.Groups[0].ResponseRate.ShouldBeNull();
        summary.Groups[0].Mean.ShouldBeNull();
        summary.Groups[0].Category.ShouldBeNull();
        summary.Groups[0].Dimensions[0].Items[0].ShouldBe(new ReactionItem("a1", 0, null, null));
        summary.Gaps.ShouldAllBe(gap => gap.Gap == null);
        summary.Estimates.ShouldAllBe(estimate => estimate.Value == null && estimate.Low == null && estimate.High == null);
    }

    [Fact]
    public void A_group_that_is_silent_while_another_answers_has_a_rate_of_zero() =>
        Summarise(Participant(("a1", 3))).Groups[1].ResponseRate.ShouldBe(0);

    [Fact]
    public void Nobody_invited_and_nobody_answering_has_no_rate()
    {
        var summary = ReactionMeasure.Summarise(Form, SumsOf(Participant(("a1", 3))), Nobody);
        summary.Groups[1].ResponseRate.ShouldBeNull();
    }

    [Fact]
    public void Invited_is_never_below_the_answers_held()
    {
        var summary = ReactionMeasure.Summarise(
            Form, SumsOf(Participant(("a1", 3)), Participant(("a1", 4))), new Dictionary<RespondentGroup, int> { [RespondentGroup.Participant] = 1 });
        (summary.Invited, summary.Groups[0].Invited, summary.ResponseRate).ShouldBe((2, 2, 1));
    }

    [Fact]
    public void An_item_without_answers_is_left_out_of_its_dimension_and_a_dimension_out_of_the_group()
    {
        var group = Summarise(Participant(("a1", 2), ("a2", 3))).Groups[0];
        group.Dimensions[0].Mean.ShouldBe(2.5);
        group.Dimensions[1].Mean.ShouldBeNull();
        group.Mean.ShouldBe(2.5);
    }

    [Fact]
    public void Gaps_are_the_first_group_minus_the_second_by_dimension_and_overall()
    {
        var summary = Summarise(
            Participant(("a1", 5), ("b1", 2)), Response(RespondentGroup.Organiser, ("a1", 3), ("b1", 3)));
        summary.Gaps.Select(gap => (gap.Code, gap.Gap)).ShouldBe([("a", 2), ("b", -1), ("overall", 0.5)]);
        summary.Gaps[0].Between.ShouldBe([RespondentGroup.Participant, RespondentGroup.Organiser]);
    }

    [Fact]
    public void A_single_group_has_no_gaps()
    {
        var form = new ReactionForm(Instrument with { Groups = [RespondentGroup.Organiser] });
        ReactionMeasure.Summarise(form, ReactionSums.Empty(form), Nobody).Gaps.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void Alpha_needs_ten_respondents_who_answered_all_items(int complete, bool there)
    {
        ReactionResponse[] responses =
        [
            .. Enumerable.Range(0, complete).Select(place => Participant(("b1", 1 + place % 5), ("b2", 1 + place % 3))),
            .. Enumerable.Range(0, 5).Select(_ => Participant(("b1", 5))),
        ];
        Summarise(responses).Groups[0].Dimensions[1].Alpha.HasValue.ShouldBe(there);
    }

    [Fact]
    public void Alpha_without_variance_is_null() =>
        Summarise([.. Enumerable.Repeat(Participant(("b1", 4), ("b2", 3)), 12)]).Groups[0].Dimensions[1].Alpha.ShouldBeNull();

    [Fact]
    public void Alpha_of_one_item_is_null()
    {
        var form = new ReactionForm(Instrument with { Dimensions = [new Dimension("a", "A", [new Item("a1")])] });
        var sums = ReactionSums.Empty(form);
        for (var answer = 0; answer < 12; answer++) sums.Add(form, Participant(("a1", 1 + answer % 5)));
        ReactionMeasure.Summarise(form, sums, Nobody).Groups[0].Dimensions[0].Alpha.ShouldBeNull();
    }

    [Fact]
    public void Estimates_say_how_many_answered_of_how_many()
    {
        var summary = Summarise(Participant(("a1", 3)), Participant(("a1", 5)));
        summary.Estimates.Select(estimate => (estimate.Metric, estimate.Group, estimate.N, estimate.Population)).ShouldBe(
        [
            (Metric.Mean, RespondentGroup.Participant, 2, 100), (Metric.ResponseRate, RespondentGroup.Participant, 2, 100),
            (Metric.Mean, RespondentGroup.Organiser, 0, 50), (Metric.ResponseRate, RespondentGroup.Organiser, 0, 50),
        ]);
        summary.Estimates[1].ShouldBe(new Estimate(Metric.ResponseRate, 0.02, 0.02, 0.02, 2, 100, RespondentGroup.Participant));
    }

    [Fact]
    public void A_single_respondent_of_several_has_no_interval_but_the_value()
    {
        var estimate = Summarise(Participant(("a1", 3))).Estimates[0];
        (estimate.Value, estimate.Low, estimate.High).ShouldBe((3, 3, 3));
    }

    private static ReactionSummary Summarise(params ReactionResponse[] responses) =>
        ReactionMeasure.Summarise(Form, SumsOf(responses), new Dictionary<RespondentGroup, int>
        {
            [RespondentGroup.Participant] = 100, [RespondentGroup.Organiser] = 50,
        });

    private static void Same(double? actual, double? expected)
    {
        actual.HasValue.ShouldBe(expected.HasValue);
        if (actual is not null) actual.Value.ShouldBe(expected!.Value, 1e-9);
    }
}
