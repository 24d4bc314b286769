using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Behaviour;
using static Evaluation.Statistics.Tests.Behaviour.BehaviourSamples;
using Barrier = Evaluation.Contracts.Barrier;

namespace Evaluation.Statistics.Tests.Behaviour;

public class ParticipantWaveTests
{
    [Fact]
    public void Composite_weighs_the_means_of_the_groups()
    {
        var composite = Wave(
            Observation(RaterGroup.Supervisor, 4, 4, 4), Observation(RaterGroup.Peer, 2, 2, 2), Observation(RaterGroup.Peer, 4, 4, 4),
            Observation(RaterGroup.Subordinate, 5, 5, 5), Observation(RaterGroup.Self, 1, 1, 1)).Composite!;
        // 0.5·4 + 0.3·3 + 0.2·5
        composite.ShouldBe(new Composite(3.9m, 1));
    }

    [Fact]
    public void Composite_weighs_only_the_groups_that_are_there()
    {
        var composite = Wave(Observation(RaterGroup.Supervisor, 4, 4, 4), Observation(RaterGroup.Peer, 2, 2, 2)).Composite!;
        composite.ShouldBe(new Composite(3.25m, 0.8m));
    }

    [Fact]
    public void Without_the_supervisor_there_is_no_composite() =>
        BehaviourSamples.Wave(Observation(RaterGroup.Peer, 2, 2, 2), Observation(RaterGroup.Subordinate, 2, 2, 2)).Composite.ShouldBeNull();

    [Fact]
    public void Without_the_supervisor_there_is_no_composite_whatever_the_others_weigh() =>
        ParticipantWave.From(Instrument, new RaterWeights(0.1, 0.9), [Observation(RaterGroup.Peer, 2, 2, 2)]).Composite.ShouldBeNull();

    [Theory]
    [InlineData(0.6, 0.4, true)]
    [InlineData(0.3, 0.2, true)]
    [InlineData(0.59, 0.41, false)]
    [InlineData(1, 0, true)]
    public void Six_tenths_of_the_weight_are_enough(double supervisor, double peer, bool measured) =>
        (ParticipantWave.From(Instrument, new RaterWeights(supervisor, peer), [Observation(RaterGroup.Supervisor, 3, 3, 3)]).Composite is not null)
            .ShouldBe(measured);

    [Theory]
    [InlineData(new[] { 4, 2, 0 }, true)]
    [InlineData(new[] { 4, 0, 0 }, false)]
    [InlineData(new[] { 0, 0, 0 }, false)]
    public void An_observation_counts_with_half_of_its_items(int[] answers, bool counts) =>
        Wave(Observation(RaterGroup.Peer, answers)).Scores[(int)RaterGroup.Peer].Count.ShouldBe(counts ? 1 : 0);

    [Fact]
    public void Exactly_half_of_the_items_is_enough()
    {
        var instrument = Instrument with { Items = [new Item("a"), new Item("b"), new Item("c"), new Item("d")] };
        ParticipantWave.From(instrument, Weights, [Observation(RaterGroup.Peer, 4, 2)]).Scores[(int)RaterGroup.Peer].Mean.ShouldBe(3);
    }

    [Fact]
    public void Items_unknown_to_the_instrument_are_left_out()
    {
        var instrument = Instrument with { Items = [new Item("a"), new Item("b")] };
        ParticipantWave.From(instrument, Weights, [Observation(RaterGroup.Peer, 4, 2, 5)]).Scores[(int)RaterGroup.Peer].Mean.ShouldBe(3);
    }

    [Fact]
    public void Application_and_barriers_count_without_items()
    {
        var wave = Wave(Observation(RaterGroup.Supervisor) with { Applied = Application.Partial, Barriers = [Barrier.Budget] });
        (wave.Observations, wave.Applied, wave.Composite).ShouldBe((1, Application.Partial, null));
        wave.Barriers.ShouldBe([Barrier.Budget]);
    }

    [Fact]
    public void Only_the_supervisor_says_whether_it_is_applied() =>
        Wave(Observation(RaterGroup.Peer, 3, 3, 3) with { Applied = Application.Full }).Applied.ShouldBeNull();

    [Fact]
    public void A_barrier_named_twice_counts_once_for_the_participant() =>
        Wave(
                Observation(RaterGroup.Supervisor, 3, 3, 3) with { Barriers = [Barrier.Workload, Barrier.Budget] },
                Observation(RaterGroup.Self, 3, 3, 3) with { Barriers = [Barrier.Workload] })
            .Barriers.ShouldBe([Barrier.Workload, Barrier.Budget]);

    [Fact]
    public void Self_gap_is_the_self_score_minus_the_composite() =>
        Wave(Observation(RaterGroup.Supervisor, 3, 3, 3), Observation(RaterGroup.Peer, 3, 3, 3), Observation(RaterGroup.Self, 5, 5, 4))
            .SelfGap!.Value.ShouldBe(14m / 3 - 3, 1e-11m);

    [Fact]
    public void Self_gap_needs_both()
    {
        BehaviourSamples.Wave(Observation(RaterGroup.Supervisor, 3, 3, 3), Observation(RaterGroup.Peer, 3, 3, 3)).SelfGap.ShouldBeNull();
        Wave(Observation(RaterGroup.Self, 3, 3, 3)).SelfGap.ShouldBeNull();
    }

    [Fact]
    public void Agreement_is_between_others_who_observed_every_item() =>
        Wave(
                Observation(RaterGroup.Supervisor, 4, 4, 4), Observation(RaterGroup.Peer, 4, 4, 4),
                Observation(RaterGroup.Peer, 1, 1, 0), Observation(RaterGroup.Self, 1, 1, 1))
            .Rwg.ShouldBe(1);

    [Fact]
    public void One_complete_observation_by_another_has_no_agreement() =>
        Wave(Observation(RaterGroup.Supervisor, 4, 4, 4), Observation(RaterGroup.Self, 4, 4, 4), Observation(RaterGroup.Peer, 4, 4, 0)).Rwg.ShouldBeNull();

    [Fact]
    public void Disagreement_beyond_chance_is_no_agreement() =>
        // The variance between 1 and 5 is 8, of answers spread evenly over 1..5 it is 2.
        Wave(Observation(RaterGroup.Supervisor, 1, 1, 1), Observation(RaterGroup.Peer, 5, 5, 5)).Rwg.ShouldBe(0);

    [Fact]
    public void No_observations_give_nothing()
    {
        var wave = Wave();
        (wave.Observations, wave.Composite, wave.SelfGap, wave.Applied, wave.Rwg).ShouldBe((0, null, null, null, null));
    }
}
