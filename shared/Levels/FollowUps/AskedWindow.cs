using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Levels.FollowUps;

/// <summary>The days on which persons of a cohort are asked for something: they are invited when it opens and reminded until it closes.</summary>
public abstract class AskedWindow
{
    public const string Scheduled = "scheduled", Open = "open", Closed = "closed";

    public Guid CohortId { get; init; }
    public DateOnly OpensOn { get; set; }
    public DateOnly ClosesOn { get; set; }
    public string State { get; set; } = Scheduled;

    /// <summary>Behind which person the step under way goes on.</summary>
    public Guid PageAfter { get; set; }

    /// <summary>The day of the last reminder, or of the invitation, or of the last look after the closing.</summary>
    public DateOnly RemindedOn { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Days on which something is to be looked at again when the window is closed, in their order.</summary>
    protected virtual IReadOnlyList<DateOnly> DaysAfterClosing => [];

    public IReadOnlyList<DateOnly> Reminders(CohortPlanned planned) => ReminderDays.Of(OpensOn, ClosesOn, planned.Policy ?? FollowUpPolicy.Default);

    /// <summary>The mails of the last reminder go today or later.</summary>
    public bool IsReminding(CohortPlanned planned, DateOnly today) => Reminders(planned).Contains(RemindedOn) && ReminderDays.MailDay(RemindedOn) >= today;

    /// <summary>Sets when the next step is due, from the state and the dates.</summary>
    public void Await(CohortPlanned planned)
    {
        var left = Reminders(planned).Where(day => day > RemindedOn).ToList();
        DueAt = State switch
        {
            Scheduled => CohortCalendar.StartOf(planned.Definition.TimeZone, OpensOn),
            Open => CohortCalendar.StartOf(planned.Definition.TimeZone, left.Count > 0 ? left[0] : ClosesOn.AddDays(1)),
            _ => DaysAfterClosing.Where(day => day > RemindedOn).Select(day => (DateTimeOffset?)CohortCalendar.StartOf(planned.Definition.TimeZone, day)).FirstOrDefault(),
        };
    }

    /// <summary>To other days: what was closed may be open again, and what opens later is invited to again.</summary>
    public void MoveTo(DateOnly opensOn, DateOnly closesOn, CohortPlanned planned, DateTimeOffset now)
    {
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, now);
        (OpensOn, ClosesOn, PageAfter) = (opensOn, closesOn, Guid.Empty);
        if (State == Scheduled || today < opensOn) (State, RemindedOn) = (Scheduled, opensOn);
        else if (State == Closed && today <= closesOn) (State, RemindedOn) = (Open, today);
        Await(planned);
    }

    /// <summary>Has these members invited. The cohort is held.</summary>
    public async Task InviteAsync(UnitOfWork work, TaskKind task, IReadOnlyList<Guid> members) =>
        work.Publish(new InvitationRequested(CohortId, await NoticeVersion.NextAsync(work, CohortId), task, null, members, ClosesOn));

    /// <summary>Has these members reminded, for the time that the day stands for. The cohort is held.</summary>
    public async Task RemindAsync(UnitOfWork work, CohortPlanned planned, TaskKind task, DateOnly day, IReadOnlyList<Guid> members) =>
        work.Publish(new ReminderRequested(CohortId, await NoticeVersion.NextAsync(work, CohortId), task, null, Reminders(planned).Count(one => one <= day), members, ClosesOn));
}
