using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;

namespace Evaluation.Behaviour.Assignments;

/// <summary>Who is asked about a participant.</summary>
internal static class WaveRaters
{
    /// <summary>The policy's groups, or those that have a weight in the plan, and self.</summary>
    public static IReadOnlySet<RaterGroup> GroupsOf(CohortPlanned planned)
    {
        if (planned.Policy?.Raters is { } raters) return raters.ToHashSet();
        var weights = planned.Definition.Plan.Behaviour?.RaterWeights ?? new(1);
        return Enum.GetValues<RaterGroup>().Where(group => group == RaterGroup.Self || WeightOf(weights, group) > 0).ToHashSet();
    }

    /// <summary>The supervisor on that day; where no history is known, the latest.</summary>
    public static Guid? SupervisorOn(RosterPerson participant, DateOnly day)
    {
        if (participant.Supervisors is not { Count: > 0 } periods) return participant.SupervisorId;
        // Before the first period nothing else is known than that it was the first.
        return (periods.LastOrDefault(period => period.From <= day) ?? periods[0]).SupervisorId;
    }

    /// <summary>Everybody who has been the participant's supervisor, as far as is known.</summary>
    public static bool HasSupervised(RosterPerson participant, Guid rater) =>
        participant.SupervisorId == rater || participant.Supervisors?.Any(period => period.SupervisorId == rater) == true;

    private static double WeightOf(RaterWeights weights, RaterGroup group) => group switch
    {
        RaterGroup.Supervisor => weights.Supervisor,
        RaterGroup.Peer => weights.Peer,
        RaterGroup.Subordinate => weights.Subordinate,
        _ => weights.Self,
    };
}
