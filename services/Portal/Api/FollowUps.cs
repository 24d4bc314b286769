using System.Text.Json.Serialization;

namespace Evaluation.Portal.Api;

// Follow-ups as whoever runs them needs them.

/// <param name="State">scheduled, open, closed or cancelled.</param>
/// <param name="Moved">By hand: it no longer follows the plan.</param>
/// <param name="Reason">Of the last change.</param>
internal sealed record FollowUp(int Months, DateOnly OpensOn, DateOnly ClosesOn, string State, bool Added, bool Moved, string? Reason, int Version);

internal sealed record FollowUpList(IReadOnlyList<FollowUp> Items);

internal sealed record FollowUpCalendar(IReadOnlyList<CalendarEntry> Items);

internal sealed record CalendarEntry(string Cohort, string Name, string Programme, string Agency, string AgencyName, FollowUp FollowUp);

/// <param name="Cohort">Its code.</param>
/// <param name="Version">It must still be of this one.</param>
internal sealed record FollowUpName(string Cohort, int Months, int Version);

internal sealed record FollowUpStatus(FollowUp FollowUp, IReadOnlyList<GroupStatus> Groups, ResponseForecast Forecast)
{
    public int Due => Groups.Sum(group => group.Due);

    public int Asked => Groups.Sum(group => group.Asked);
}

/// <param name="Due">Asked and not answered yet; those with a draft and those not yet invited are among them.</param>
internal sealed record GroupStatus(string RaterGroup, int Due, int Answered, int Drafts, int NotInvited, int Exempt, int Reassigned, int CouldNotObserve, int Cancelled)
{
    public int Asked => Due + Answered + CouldNotObserve;
}

/// <param name="Expected">Share of those asked who will have answered at the closing, with its interval.</param>
/// <param name="Waves">How many closed follow-ups of the agency it rests on.</param>
/// <param name="Reason">Why there is none: noHistory, tooFewWaves, notOpen, closed.</param>
internal sealed record ResponseForecast(int Answered, int Asked, double? Expected, double? Low, double? High, int? Waves, string? Reason);

internal sealed record AssignmentPage(IReadOnlyList<Assignment> Items, Guid? Cursor);

/// <param name="State">due, answered, exempt, reassigned, could-not-observe or cancelled.</param>
/// <param name="Until">Where the rater was given longer.</param>
internal sealed record Assignment(
    [property: JsonPropertyName("assignment")] Guid Id, Guid Participant, string RaterGroup, Guid Rater, string State, string? Reason, bool Invited, bool HasDraft, DateOnly? Until, DateOnly? AnsweredOn)
{
    public bool IsSelf => RaterGroup == "self";

    public bool IsAsked => State is "due" or "answered" or "could-not-observe";
}

internal sealed record UnitStatuses(IReadOnlyList<UnitStatus> Units);

/// <param name="Unit">Where the participants worked when the follow-up opened; null where that is not known.</param>
internal sealed record UnitStatus(string? Unit, IReadOnlyList<GroupStatus> Groups)
{
    public int Asked => Groups.Sum(group => group.Asked);

    public int Answered => Groups.Sum(group => group.Answered);
}

internal sealed record Reminded(int Asked);

internal sealed record ReachStatus(IReadOnlyList<TaskReach> Items);

/// <summary>How many people the mails about one task have reached.</summary>
/// <param name="Wave">Null for a reaction survey.</param>
internal sealed record TaskReach(string Task, int? Wave, int Asked, int Invited, int NotYetInvited, int Lapsed, int NoAddress, int Rejected, int Bounced, int Parked)
{
    /// <summary>Those whom a mail has not reached, by its state.</summary>
    public IEnumerable<(string State, int Count)> Unreached => [("no-address", NoAddress), ("rejected", Rejected), ("bounced", Bounced), ("parked", Parked)];
}

internal sealed record UnreachedList(IReadOnlyList<Unreached> Items);

/// <summary>Somebody whom no mail about a task has reached.</summary>
/// <param name="State">Of the latest one.</param>
internal sealed record Unreached(string Task, int? Wave, Guid Member, string State);

/// <param name="Counts">By state.</param>
internal sealed record MailPage(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<Mail> Items, Guid? Cursor);

/// <param name="Members">Whom of the cohort it concerns.</param>
/// <param name="Reason">The server's word.</param>
internal sealed record Mail(Guid Id, string Purpose, string State, IReadOnlyList<Guid> Members, DateTimeOffset CreatedAt, DateTimeOffset DueAt, DateTimeOffset? SettledAt, int Attempts, string? Reason)
{
    public bool HasFailed => IsFailed(State);

    /// <summary>It reached nobody, and somebody has to say what becomes of it.</summary>
    public static bool IsFailed(string state) => state is "no-address" or "rejected" or "bounced" or "parked";
}
