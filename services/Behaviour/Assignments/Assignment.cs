using Evaluation.Contracts;
using Evaluation.Contracts.Events;

namespace Evaluation.Behaviour.Assignments;

/// <summary>What one rater is asked about one participant in one wave.</summary>
internal sealed class Assignment
{
    public Guid Id { get; init; }
    public Guid CohortId { get; init; }
    public int Months { get; init; }
    public Guid Participant { get; init; }
    public RaterGroup RaterGroup { get; init; }
    public Guid Rater { get; init; }
    public string State { get; set; } = AssignmentStates.Due;

    /// <summary>Why it is in a state that is not due or answered.</summary>
    public string Reason { get; set; } = "";

    /// <summary>By the training unit: it does not follow the roster.</summary>
    public int IsNamed { get; init; }

    public int IsInvited { get; set; }

    /// <summary>The last day, where this rater was given longer than the window.</summary>
    public DateOnly? Until { get; init; }

    public DateOnly? AnsweredOn { get; init; }

    public TaskKind Task => RaterGroup == RaterGroup.Self ? TaskKind.SelfAssessment : TaskKind.Observation;

    public static string Code(RaterGroup group) => group.ToString().ToLowerInvariant();
}

internal static class AssignmentStates
{
    public const string Due = "due";
    public const string Answered = "answered";
    public const string Exempt = "exempt";

    /// <summary>Somebody else is asked, or will be.</summary>
    public const string Reassigned = "reassigned";

    public const string CouldNotObserve = "could-not-observe";
    public const string Cancelled = "cancelled";

    public static IReadOnlyList<string> All { get; } = [Due, Answered, Exempt, Reassigned, CouldNotObserve, Cancelled];
}

/// <summary>Why an assignment passed to somebody else; what the training unit says in its own words besides.</summary>
internal static class ReassignReasons
{
    public const string SupervisorChanged = "supervisor-changed";
    public const string NotMyStaff = "not-my-staff";
}
