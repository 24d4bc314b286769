using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics;
using Evaluation.Statistics.Behaviour;
using Evaluation.Statistics.Learning;
using Evaluation.Statistics.Reaction;
using Evaluation.Statistics.Results;
using Evaluation.Statistics.Waves;

namespace Evaluation.Aggregator.Tests;

/// <summary>What the services tell of one cohort while its data grow, in the order in which they tell it.</summary>
internal sealed class Story
{
    private readonly Random dice;
    private readonly List<RosterPerson> people = [];
    private readonly Dictionary<Guid, ReactionResponse> responses = [];
    private readonly Dictionary<Guid, (decimal Pre, decimal Post)> scores = [];
    private readonly Dictionary<Guid, Observation> observations = [];
    private readonly Dictionary<string, StateVersion> versions = [];
    private CohortPlan plan;
    private int planVersion;

    private Story(Random dice, CohortPlan plan) => (this.dice, this.plan) = (dice, plan);

    public Guid CohortId { get; } = Guid.CreateVersion7();

    public List<ICohortEvent> Events { get; } = [];

    public static Story Of(Random dice, int steps, CohortPlan? plan = null)
    {
        var story = new Story(dice, plan ?? SmallPlan.All);
        story.Plan();
        story.Join(12);
        for (var step = 0; step < steps; step++) story.Next();
        return story;
    }

    private void Next()
    {
        var person = people[dice.Next(people.Count)].Id;
        switch (dice.Next(10))
        {
            case 0: Change(person); break;
            case 1:
                plan = SmallPlan.Variants(plan)[dice.Next(3)];
                Plan();
                break;
            case 2: Events.Add(new InputsSummarised(CohortId, Raise("cohorts"), new(dice.NextDouble(), dice.Next(1000), null))); break;
            case 3: versions[Any("cohorts", "reaction", "learning", "behaviour", "results")] = Restored(); break;
            case 4 or 5: React(person); break;
            case 6 or 7: Learn(person); break;
            case 8: Observe(person); break;
            default: Measure(); break;
        }
    }

    private void Plan() => Events.Add(new CohortPlanned(CohortId, Raise("cohorts"), SmallPlan.Cohort(plan), ++planVersion, []));

    private void Join(int count)
    {
        var version = Raise("cohorts");
        people.AddRange(Enumerable.Range(0, count).Select(_ => new RosterPerson(Guid.NewGuid(), version.Number, PersonRoles.Participant, ParticipantStatus.Active)));
        Events.Add(RosterOf(version, people));
    }

    private void Change(Guid id)
    {
        var version = Raise("cohorts");
        var place = people.FindIndex(person => person.Id == id);
        var status = people[place].Status == ParticipantStatus.Active ? ParticipantStatus.Withdrawn : ParticipantStatus.Active;
        people[place] = people[place] with { Number = version.Number, Status = status, Removed = dice.Next(8) == 0 };
        Events.Add(RosterOf(version, [people[place]]));
    }

    private void React(Guid id)
    {
        if (plan.Reaction is not { } reaction) return;
        responses[id] = new(RespondentGroup.Participant, new Dictionary<string, int> { ["a1"] = dice.Next(1, 6), ["b1"] = dice.Next(1, 6) });
        var form = new ReactionForm(reaction.Instrument);
        var sums = ReactionSums.Empty(form);
        foreach (var response in responses.Values) sums.Add(form, response);
        var version = Raise("reaction");
        var isAnonymous = reaction.Identity == IdentityMode.Anonymous;
        var summary = ReactionMeasure.Summarise(form, sums, new Dictionary<RespondentGroup, int> { [RespondentGroup.Participant] = people.Count });
        Events.Add(new ReactionSummarised(CohortId, version, Model.Version, isAnonymous, summary));
        if (!isAnonymous) Tell(version, Level.Reaction, id, new() { ["overall"] = (double)RespondentOverall.Of(form, responses[id])! });
    }

    private void Learn(Guid id)
    {
        if (plan.Learning is not { } learning) return;
        scores[id] = (dice.Next(101), dice.Next(101));
        var sums = LearningSums.Empty(learning);
        foreach (var (pre, post) in scores.Values) sums.Add(learning, new(pre), new(post));
        var version = Raise("learning");
        Events.Add(new LearningSummarised(CohortId, version, Model.Version, LearningMeasure.Summarise(learning, sums, people.Count)));
        Tell(version, Level.Learning, id, new() { ["gain"] = (double)(scores[id].Post - scores[id].Pre) });
    }

    private void Observe(Guid id)
    {
        if (plan.Behaviour is not { } behaviour) return;
        observations[id] = new(RaterGroup.Supervisor, new Dictionary<string, int> { ["k1"] = dice.Next(1, 6), ["k2"] = dice.Next(1, 6) }, Application.Full);
        var waves = observations.ToDictionary(entry => entry.Key, entry => ParticipantWave.From(behaviour.Instrument, behaviour.RaterWeights, [entry.Value]));
        var sums = new WaveSums();
        foreach (var wave in waves.Values) sums.Add(wave);
        var version = Raise("behaviour");
        Events.Add(new FollowUpScheduled(CohortId, version, FollowUpDates.Of(SmallPlan.Cohort(plan).EndsOn, behaviour.Waves)));
        Events.Add(new BehaviourSummarised(
            CohortId, version, Model.Version, BehaviourMeasure.Summarise(behaviour, new Dictionary<int, WaveFigures> { [6] = new(sums, people.Count, 0) })));
        Tell(version, Level.Behaviour, id, waves[id].Composite is { } composite && dice.Next(5) > 0 ? new() { ["6"] = (double)composite.Score } : null);
    }

    private void Measure() => Events.Add(new ResultsSummarised(CohortId, Raise("results"), Model.Version, ResultsMeasure.Summarise(
        [new("k", "k", null, KpiDirection.Increase, 1, 3)], [new Measurement("k", 12, MeasurementGroup.Trained, "", dice.Next(5))], [])));

    private void Tell(StateVersion version, Level level, Guid id, Dictionary<string, double>? figures) =>
        Events.Add(new ParticipantsMeasured(CohortId, version, level, [new(id, version.Number, figures)], 0, 0));

    private RosterChanged RosterOf(StateVersion version, IReadOnlyList<RosterPerson> changed) =>
        new(CohortId, version, [.. changed], people.Count, people.Sum(person => person.Number));

    private StateVersion Raise(string service) => versions[service] = versions.GetValueOrDefault(service, new(1, 0)) is var (epoch, number) ? new(epoch, number + 1) : default;

    // From a backup: what was said since is forgotten, and said again in a new epoch from a lower number on.
    private StateVersion Restored() => new(versions.Values.Max(version => version.Epoch) + 1, dice.Next(3));

    private T Any<T>(params T[] from) => from[dice.Next(from.Length)];
}
