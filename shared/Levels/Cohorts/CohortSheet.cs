using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;

namespace Evaluation.Levels.Cohorts;

/// <summary>What a level keeps of one cohort: the plan, who is in it, and the running sums of its answers.</summary>
/// <typeparam name="TSums">The level's running sums.</typeparam>
public sealed class CohortSheet<TSums> where TSums : class
{
    public required Guid CohortId { get; init; }

    public required CohortPlanned Planned { get; set; }

    public required Roster Roster { get; set; }

    public required TSums Sums { get; set; }

    /// <summary>Version of the stored state; the next save has the next number.</summary>
    public required StateVersion Version { get; init; }

    /// <summary>How many answers have come or gone so far: what is told of an anonymous survey moves in steps of them.</summary>
    public required int AnswersMoved { get; set; }

    /// <summary>The state as it was last told to others.</summary>
    public required SummarisedState Summarised { get; init; }

    public CohortPlan Plan => Planned.Definition.Plan;

    public string AuditScope => CohortId.ToString("D");

    /// <summary>By reference: plan and roster are read anew when they change.</summary>
    internal bool HasSamePlanAndRoster(CohortSheet<TSums> other) => ReferenceEquals(Planned, other.Planned) && ReferenceEquals(Roster, other.Roster);

    internal bool IsChanged { get; set; }

    /// <summary>The cohort was removed in this batch.</summary>
    internal bool IsGone { get; set; }

    /// <summary>Per-participant figures that changed, by subject; null for those that are no longer there.</summary>
    internal Dictionary<string, IReadOnlyDictionary<string, double>?> ChangedFigures { get; } = [];
}

public sealed record SummarisedState(StateVersion Version, int AnswersMoved, int ModelVersion);
