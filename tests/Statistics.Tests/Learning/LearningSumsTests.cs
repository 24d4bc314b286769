using System.Text.Json;
using Evaluation.Contracts.Answers;
using Evaluation.Statistics.Learning;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Learning.LearningSamples;

namespace Evaluation.Statistics.Tests.Learning;

public class LearningSumsTests
{
    [Fact]
    public void Order_of_participants_leaves_no_trace() =>
        Prop.ForAll(Sittings, sittings => Json(sittings) == Json(sittings.Reverse())).QuickCheckThrowOnFailure();

    [Fact]
    public void A_participant_taken_back_leaves_no_trace() =>
        Prop.ForAll(Sittings, Sittings, (kept, takenBack) =>
        {
            var sums = SumsOf(Tested, kept.Concat(takenBack));
            foreach (var sitting in takenBack) sums.Remove(Tested, sitting.Pre, sitting.Post);
            return JsonSerializer.Serialize(sums) == Json(kept);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_gives_back_the_same_sums() =>
        Prop.ForAll(Sittings, sittings => JsonSerializer.Serialize(JsonSerializer.Deserialize<LearningSums>(Json(sittings))) == Json(sittings))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Sums_from_before_scores_were_counted_by_tenths_say_nothing_of_them()
    {
        var sums = JsonSerializer.Deserialize<LearningSums>("{}")!;
        sums.Add(Scored, new TestAttempt(50), new TestAttempt(70));
        (LearningMeasure.Summarise(Scored, sums, 9) is { Paired: 1, Distribution: null }).ShouldBeTrue();
    }

    [Fact]
    public void An_attempt_with_neither_score_nor_answers_is_none() =>
        Json([new Sitting(new TestAttempt(null), new TestAttempt(null))]).ShouldBe(Json([]));

    private static string Json(IEnumerable<Sitting> sittings) => JsonSerializer.Serialize(SumsOf(Tested, sittings));
}
