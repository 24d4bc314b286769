using System.Text.Json;
using System.Text.Json.Nodes;
using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Behaviour;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Behaviour.BehaviourSamples;

namespace Evaluation.Statistics.Tests.Behaviour;

public class RaterPartsTests
{
    [Fact]
    public void A_group_that_is_absent_leaves_its_weight_to_the_others()
    {
        // Of 0.5, 0.3 and 0.2 the first has supervisor and peer, 5/8 and 3/8; the second all three.
        var parts = Summarise(2,
            Wave(Observation(RaterGroup.Supervisor, 4, 4, 4), Observation(RaterGroup.Peer, 2, 2, 2)),
            Wave(Observation(RaterGroup.Supervisor, 2, 2, 2), Observation(RaterGroup.Peer, 3, 3, 3), Observation(RaterGroup.Subordinate, 5, 5, 5))).Basis!.Raters!;
        parts.Select(part => (part.Group, part.Participants, part.Weight)).ShouldBe([(RaterGroup.Supervisor, 2, 0.5625), (RaterGroup.Peer, 2, 0.3375), (RaterGroup.Subordinate, 1, 0.1)]);
        parts[0].Mean.ShouldBe(((0.625 * 4) + (0.5 * 2)) / 1.125, 1e-9);
        parts[2].Mean.ShouldBe(5, 1e-9);
    }

    [Fact]
    public void Over_all_groups_they_give_the_score() =>
        Prop.ForAll(Participants, participants =>
        {
            var wave = Summarise(100, [.. participants.Select(observations => Wave(observations))]);
            return wave.Score is not { } score ? wave.Basis!.Raters is null
                : Math.Abs(wave.Basis!.Raters!.Sum(part => part.Weight) - 1) < 1e-9 && Math.Abs(wave.Basis.Raters!.Sum(part => part.Weight * part.Mean) - score) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_participant_who_is_not_measured_has_no_part_in_it() =>
        Summarise(2, Wave(Observation(RaterGroup.Peer, 1, 1, 1)), Measured(4)).Basis!.Raters!.ShouldAllBe(part => part.Participants == 1);

    [Fact]
    public void Sums_that_were_begun_before_shares_were_counted_say_nothing_of_them()
    {
        var older = JsonSerializer.SerializeToNode(SumsOf(Measured(3), Measured(4)))!.AsObject();
        older.Remove("Shares").ShouldBeTrue();
        older.Remove("Parts").ShouldBeTrue();
        var sums = older.Deserialize<WaveSums>()!;
        sums.Add(Measured(5));
        var wave = BehaviourMeasure.Summarise(Plan, new Dictionary<int, WaveFigures> { [6] = new(sums, 3, 0) }).Waves[0];
        (wave.Score, wave.Basis!.Raters).ShouldBe((4, (IReadOnlyList<RaterPart>?)null));
    }

    private static ParticipantWave Measured(int score) => Wave(Observation(RaterGroup.Supervisor, score, score, score), Observation(RaterGroup.Peer, score, score, score));
}
