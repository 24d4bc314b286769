using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Behaviour;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Statistics.Tests.Behaviour;

/// <summary>An instrument of three items, and observations with it.</summary>
internal static class BehaviourSamples
{
    public static readonly BehaviourInstrument Instrument = new("i", "i", new Scale(1, 5), [new Item("a"), new Item("b"), new Item("c")]);

    public static readonly RaterWeights Weights = new(0.5, 0.3, 0.2);

    public static readonly BehaviourPlan Plan = new(Instrument, Weights, [new WavePlan(6), new WavePlan(12)]);

    /// <summary>An observation; 0 is an item that was not observed.</summary>
    public static Observation Observation(RaterGroup group, params int[] answers) =>
        new(group, "abc".Zip(answers).Where(answer => answer.Second > 0).ToDictionary(answer => answer.First.ToString(), answer => answer.Second));

    public static ParticipantWave Wave(params IReadOnlyList<Observation> observations) => ParticipantWave.From(Instrument, Weights, observations);

    public static WaveSums SumsOf(params IEnumerable<ParticipantWave> participants)
    {
        var sums = new WaveSums();
        foreach (var participant in participants) sums.Add(participant);
        return sums;
    }

    /// <summary>The wave at six months.</summary>
    public static BehaviourWave Summarise(int due, params ParticipantWave[] participants) =>
        BehaviourMeasure.Summarise(Plan, new Dictionary<int, WaveFigures> { [6] = new(SumsOf(participants), due, 0) }).Waves[0];

    public static readonly Arbitrary<Observation[][]> Participants =
        (from @group in Gen.Elements(Enum.GetValues<RaterGroup>())
         from answers in Gen.ArrayOf(Gen.Choose(0, 5), 3)
         from applied in Gen.Choose(0, 3)
         from barriers in Gen.Choose(0, 7).ArrayOf()
         select Observation(@group, answers) with
         {
             Applied = @group == RaterGroup.Supervisor && applied < 3 ? (Application)applied : null,
             Barriers = [.. barriers.Select(barrier => (Contracts.Barrier)barrier)],
         }).ArrayOf().ArrayOf().ToArbitrary();
}
