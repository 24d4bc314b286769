using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Links;

namespace Evaluation.Aggregator.DeriveChain;

/// <summary>All of a chain that does not depend on the date: stored, and judged when it is read.</summary>
internal sealed record ChainEstimates(
    CohortDefinition Cohort,
    int PlanVersion,
    IReadOnlyList<PlanChange> PlanChanges,
    int Participants,
    int Organisers,
    InputsSummary? Inputs,
    IReadOnlyList<ScheduledWave>? Scheduled,
    LevelSummaries Summaries,
    IReadOnlyList<LevelLink> Links,
    int ModelVersion)
{
    /// <summary>Null when the cohort is not planned yet, or was removed.</summary>
    public static ChainEstimates? Of(CohortFacts facts)
    {
        if (facts.Get<CohortPlanned>() is not { } planned) return null;
        var plan = planned.Definition.Plan;
        var persons = facts.Persons.Where(person => !person.Removed).ToList();
        var active = persons.Where(person => person.Roles.HasFlag(PersonRoles.Participant) && person.Status == ParticipantStatus.Active).Select(person => person.Id).ToHashSet();
        return new(
            planned.Definition, planned.PlanVersion, planned.PlanChanges, active.Count, persons.Count(person => person.Roles.HasFlag(PersonRoles.Organiser)),
            facts.Get<InputsSummarised>()?.Inputs,
            plan.Behaviour is null ? null : facts.Get<FollowUpScheduled>()?.Waves,
            new(
                plan.Reaction is null ? null : facts.Get<ReactionSummarised>()?.Summary,
                plan.Learning is null ? null : facts.Get<LearningSummarised>()?.Summary,
                plan.Behaviour is null ? null : facts.Get<BehaviourSummarised>()?.Summary,
                plan.Results is null ? null : facts.Get<ResultsSummarised>()?.Summary),
            ParticipantLinks.Of(plan, FiguresOf(facts, plan, active)),
            Model.Version);
    }

    // Sorted by person, so that sums over them come out the same to the last bit whatever the order of arrival.
    private static LinkFigures FiguresOf(CohortFacts facts, CohortPlan plan, HashSet<Guid> active)
    {
        // Also what a training unit has added; one that is cancelled has no figures.
        var months = (plan.Behaviour?.Waves ?? []).Where(wave => !wave.Cancelled).Select(wave => wave.Months)
            .Union((facts.Get<FollowUpScheduled>()?.Waves ?? []).Where(wave => !wave.Cancelled && plan.Behaviour is not null).Select(wave => wave.Months));
        var composites = months.ToDictionary(
            wave => wave,
            wave => (IReadOnlyDictionary<Guid, double>)Named(facts, Level.Behaviour, wave.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return new(active, Named(facts, Level.Reaction, "overall"), Named(facts, Level.Learning, "gain"), composites);
    }

    private static SortedDictionary<Guid, double> Named(CohortFacts facts, Level level, string name)
    {
        var figures = new SortedDictionary<Guid, double>();
        foreach (var held in facts.FiguresOf(level))
            if (held.Figures is { } named && named.TryGetValue(name, out var value)) figures[held.Participant] = value;
        return figures;
    }
}
