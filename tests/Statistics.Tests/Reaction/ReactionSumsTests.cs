using System.Text.Json;
using Evaluation.Contracts;
using Evaluation.Statistics.Reaction;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Reaction.ReactionSamples;

namespace Evaluation.Statistics.Tests.Reaction;

public class ReactionSumsTests
{
    [Fact]
    public void Order_of_arrival_leaves_no_trace() =>
        Prop.ForAll(Responses, responses => Json(SumsOf(responses)) == Json(SumsOf(responses.Reverse()))).QuickCheckThrowOnFailure();

    [Fact]
    public void A_response_taken_back_leaves_no_trace() =>
        Prop.ForAll(Responses, Responses, (kept, takenBack) =>
        {
            var sums = SumsOf(kept.Concat(takenBack));
            foreach (var response in takenBack) sums.Remove(Form, response);
            return Json(sums) == Json(SumsOf(kept));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_gives_back_the_same_sums() =>
        Prop.ForAll(Responses, responses =>
        {
            var json = Json(SumsOf(responses));
            return Json(JsonSerializer.Deserialize<ReactionSums>(json)!) == json;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Items_unknown_to_the_instrument_are_left_out() =>
        Json(SumsOf(Participant(("a1", 3), ("z", 5)))).ShouldBe(Json(SumsOf(Participant(("a1", 3)))));

    [Fact]
    public void A_response_without_an_answer_to_the_instrument_is_none() =>
        Json(SumsOf(Participant(("z", 5)))).ShouldBe(Json(SumsOf()));

    [Fact]
    public void A_group_that_the_instrument_does_not_ask_is_left_out()
    {
        var form = new ReactionForm(Instrument with { Groups = [RespondentGroup.Participant] });
        var sums = ReactionSums.Empty(form);
        sums.Add(form, Response(RespondentGroup.Organiser, ("a1", 3)));
        Json(sums).ShouldBe(Json(ReactionSums.Empty(form)));
    }

    [Fact]
    public void Overall_is_the_mean_of_dimension_means_not_of_items() =>
        // (mean of 1, 2 and 3 is 2, of 5 is 5)
        RespondentOverall.Of(Form, Participant(("a1", 1), ("a2", 2), ("a3", 3), ("b1", 5))).ShouldBe(3.5m);

    [Fact]
    public void Overall_leaves_out_a_dimension_without_answers() => RespondentOverall.Of(Form, Participant(("b1", 4), ("b2", 5))).ShouldBe(4.5m);

    [Fact]
    public void Overall_of_no_answer_is_null() => RespondentOverall.Of(Form, Participant()).ShouldBeNull();

    private static string Json(ReactionSums sums) => JsonSerializer.Serialize(sums);
}
