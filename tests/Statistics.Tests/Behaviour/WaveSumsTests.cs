using System.Text.Json;
using Evaluation.Contracts.Answers;
using Evaluation.Statistics.Behaviour;
using FsCheck;
using FsCheck.Fluent;
using static Evaluation.Statistics.Tests.Behaviour.BehaviourSamples;

namespace Evaluation.Statistics.Tests.Behaviour;

public class WaveSumsTests
{
    [Fact]
    public void Neither_the_order_of_participants_nor_of_their_observations_leaves_a_trace() =>
        Prop.ForAll(Participants, participants =>
        {
            // Two supervisors are refused on arrival; with two, the first to say so would count.
            var single = participants.Select(OneSupervisor).ToArray();
            return Json(single) == Json(single.Reverse().Select(observations => observations.Reverse().ToArray()));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_participant_taken_back_leaves_no_trace() =>
        Prop.ForAll(Participants, Participants, (kept, takenBack) =>
        {
            var sums = SumsOf(kept.Concat(takenBack).Select(Wave));
            foreach (var observations in takenBack) sums.Remove(Wave(observations));
            return JsonSerializer.Serialize(sums) == Json(kept);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_gives_back_the_same_sums() =>
        Prop.ForAll(Participants, participants =>
            JsonSerializer.Serialize(JsonSerializer.Deserialize<WaveSums>(Json(participants))) == Json(participants)).QuickCheckThrowOnFailure();

    private static Observation[] OneSupervisor(Observation[] observations) =>
        [.. observations.Where((observation, place) => observation.Applied is null || observations.Take(place).All(earlier => earlier.Applied is null))];

    private static string Json(IEnumerable<Observation[]> participants) => JsonSerializer.Serialize(SumsOf(participants.Select(Wave)));

    private static ParticipantWave Wave(Observation[] observations) => BehaviourSamples.Wave(observations);
}
