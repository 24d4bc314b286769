using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Learning;
using static Evaluation.Statistics.Tests.Learning.LearningSamples;

namespace Evaluation.Statistics.Tests.Learning;

public class TestScoreTests
{
    [Fact]
    public void Points_got_are_scaled_to_the_maximum_score() =>
        // 1 + 2 + 1 + 2.5 of 10 points
        TestScore.Of(Tested, Answers(("q1", "A"), ("q2", "b"), ("q3", "C|A"), ("q4", "2.5"), ("q5", "A"))).ShouldBe(65);

    [Fact]
    public void A_score_keeps_its_digits_where_points_do_not_divide_evenly()
    {
        var plan = new LearningPlan(60, 1, Test: new Test("t", [new Question("q1", Key: "A", Points: 2), new Question("q2", Key: "A")]));
        TestScore.Of(plan, Answers(("q1", "A"))).ShouldBe(40);
    }

    [Fact]
    public void All_blank_is_an_attempt_that_scores_nothing() => TestScore.Of(Tested, Answers()).ShouldBe(0);

    [Fact]
    public void A_given_score_stands_before_answers() =>
        TestScore.Of(Tested, new TestAttempt(12, new Dictionary<string, string> { ["q1"] = "A" })).ShouldBe(12);

    [Fact]
    public void Neither_score_nor_answers_is_no_attempt()
    {
        TestScore.Of(Tested, new TestAttempt(null)).ShouldBeNull();
        TestScore.Of(Tested, null).ShouldBeNull();
    }

    [Fact]
    public void Answers_without_a_test_are_no_attempt() => TestScore.Of(Scored, Answers(("q1", "A"))).ShouldBeNull();

    [Fact]
    public void Gain_is_post_minus_pre() => TestScore.Gain(Scored, new TestAttempt(60), new TestAttempt(55.5m)).ShouldBe(-4.5m);

    [Fact]
    public void Gain_needs_both()
    {
        TestScore.Gain(Scored, new TestAttempt(60), null).ShouldBeNull();
        TestScore.Gain(Scored, null, new TestAttempt(60)).ShouldBeNull();
    }

    [Theory]
    [InlineData("A", true)]
    [InlineData(" a ", true)]
    [InlineData("B", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_single_choice_is_right_by_its_key_without_case(string? answer, bool right) =>
        Grading.IsCorrect(new Question("q", Key: "A"), answer).ShouldBe(right);

    [Theory]
    [InlineData("A|C", true)]
    [InlineData("c | a", true)]
    [InlineData("A", false)]
    [InlineData("A|B|C", false)]
    [InlineData("", false)]
    public void A_multiple_choice_is_right_when_exactly_the_keys_are_chosen(string answer, bool right) =>
        Grading.IsCorrect(new Question("q", Type: QuestionType.Multiple, Keys: ["A", "C"]), answer).ShouldBe(right);

    [Fact]
    public void A_question_without_a_key_is_never_right()
    {
        Grading.IsCorrect(new Question("q"), "A").ShouldBeFalse();
        Grading.IsCorrect(new Question("q", Type: QuestionType.Multiple), "A").ShouldBeFalse();
        Grading.IsCorrect(new Question("q"), " ").ShouldBeFalse();
        Grading.IsCorrect(new Question("q", Type: QuestionType.Multiple), " ").ShouldBeFalse();
    }

    [Theory]
    [InlineData("2.5", 2.5)]
    [InlineData("", 0)]
    [InlineData("good", 0)]
    public void An_essay_gets_the_points_given(string answer, double points) =>
        Grading.Points(new Question("q", Type: QuestionType.Essay, Points: 5), answer).ShouldBe((decimal)points);

    [Fact]
    public void An_essay_is_never_right_or_wrong() => Grading.IsCorrect(new Question("q", Type: QuestionType.Essay, Key: "2"), "2").ShouldBeFalse();

    private static TestAttempt Answers(params (string Question, string Answer)[] answers) =>
        new(null, answers.ToDictionary(answer => answer.Question, answer => answer.Answer));
}
