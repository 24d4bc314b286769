using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Behaviour.FollowUps;

/// <summary>A wave of a cohort as it is carried out.</summary>
internal sealed class FollowUp
{
    // After the closing, for those whom somebody gives longer.
    private const int DraftsKeptDays = 14;

    public Guid CohortId { get; init; }
    public int Months { get; init; }
    public DateOnly OpensOn { get; set; }
    public DateOnly ClosesOn { get; set; }
    public int WindowDays { get; set; }
    public string State { get; set; } = FollowUpStates.Scheduled;
    public string? CancelledBy { get; set; }

    /// <summary>Not in the plan: the training unit has added it.</summary>
    public int IsAdded { get; set; }

    /// <summary>By hand: it no longer follows the plan.</summary>
    public int IsMoved { get; set; }

    public string ChangedBy { get; set; } = "";
    public string Reason { get; set; } = "";

    /// <summary>Counts changes of the schedule.</summary>
    public int Version { get; set; }

    /// <summary>Which part of the step under way is done next, and behind which person it goes on.</summary>
    public int Phase { get; set; }
    public Guid PageAfter { get; set; }

    /// <summary>The day of the last reminder, or of the opening.</summary>
    public DateOnly RemindedOn { get; set; }

    /// <summary>When the next step is to be taken; null when there is none.</summary>
    public DateTimeOffset? DueAt { get; set; }

    public bool IsCancelled => CancelledBy is not null;

    public WavePlan ToPlan() => new(Months, WindowDays, OpensOn, ClosesOn, IsCancelled);

    public bool IsOpenOn(DateOnly day) => !IsCancelled && day >= OpensOn && day <= ClosesOn;

    public IReadOnlyList<DateOnly> Reminders(FollowUpPolicy policy) => ReminderDays.Of(OpensOn, ClosesOn, policy);

    /// <summary>Takes the state back to what the dates say, where they have moved into the future.</summary>
    /// <param name="isBack">It was cancelled, and is no longer.</param>
    public void Rewind(DateOnly today, bool isBack = false)
    {
        if (State == FollowUpStates.Scheduled) RemindedOn = OpensOn;
        else if (today < OpensOn) (State, Phase, PageAfter, RemindedOn) = (FollowUpStates.Scheduled, 0, Guid.Empty, OpensOn);
        else if (isBack || (today <= ClosesOn && State is FollowUpStates.Closed or FollowUpStates.Settled)) (State, Phase, PageAfter, RemindedOn) = (FollowUpStates.Opening, 0, Guid.Empty, today);
    }

    /// <summary>Sets when the next step is due, from the state and the dates.</summary>
    public void Await(CohortPlanned planned)
    {
        var zone = planned.Definition.TimeZone;
        DueAt = IsCancelled ? null : State switch
        {
            FollowUpStates.Scheduled or FollowUpStates.Opening => CohortCalendar.StartOf(zone, OpensOn),
            FollowUpStates.Open => CohortCalendar.StartOf(zone, NextDay(planned.Policy ?? FollowUpPolicy.Default)),
            FollowUpStates.Closed => CohortCalendar.StartOf(zone, ClosesOn.AddDays(DraftsKeptDays)),
            _ => null,
        };
    }

    private DateOnly NextDay(FollowUpPolicy policy)
    {
        var left = Reminders(policy).Where(day => day > RemindedOn).ToList();
        return left.Count > 0 ? left[0] : ClosesOn.AddDays(1);
    }
}

internal static class FollowUpStates
{
    public const string Scheduled = "scheduled";

    /// <summary>Its assignments are being made.</summary>
    public const string Opening = "opening";

    public const string Open = "open";
    public const string Closed = "closed";

    /// <summary>Closed, and its drafts are gone.</summary>
    public const string Settled = "settled";
}

/// <summary>Who cancelled a wave.</summary>
internal static class CancelledBy
{
    public const string Plan = "plan";
    public const string Hand = "hand";

    /// <summary>A later plan no longer has it.</summary>
    public const string Dropped = "dropped";
}
