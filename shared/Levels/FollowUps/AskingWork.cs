using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Microsoft.Extensions.Logging;

namespace Evaluation.Levels.FollowUps;

/// <summary>Invites when a window opens, reminds who has not answered, and closes it when its days are over.</summary>
public abstract class AskingWork<TWindow>(Database database, ILogger log) : DueWork<Guid>(database, log) where TWindow : AskedWindow
{
    /// <summary>Cohorts that were known before they were asked this way.</summary>
    protected abstract Task<IReadOnlyList<Guid>> FindUnplannedAsync(Session session);

    protected abstract Task PlanAsync(UnitOfWork work, CohortPlanned planned);

    protected abstract Task<TWindow?> FindAsync(Session session, Guid key);

    protected abstract Task StoreAsync(UnitOfWork work, TWindow window);

    /// <summary>Those of a page of the roster who are asked and have not answered.</summary>
    protected abstract Task<IReadOnlyList<Guid>> MissingAsync(UnitOfWork work, CohortPlanned planned, TWindow window, IReadOnlyList<RosterPerson> persons);

    protected abstract TaskKind TaskOf(TWindow window);

    /// <param name="what">opened, closed, or found-closed where it was over before it was known.</param>
    protected abstract void Audit(UnitOfWork work, TWindow window, string what);

    /// <summary>What else is to be done at the closing.</summary>
    protected virtual Task CloseAsync(UnitOfWork work, CohortPlanned planned, TWindow window, bool wasOpen) => Task.CompletedTask;

    /// <summary>What is to be done on the window's days after its closing.</summary>
    protected virtual Task LookAgainAsync(UnitOfWork work, CohortPlanned planned, TWindow window) => Task.CompletedTask;

    public sealed override async Task BeginAsync(CancellationToken cancellation)
    {
        foreach (var cohort in await Database.ReadAsync(FindUnplannedAsync, cancellation))
        {
            await Database.WriteAsync(async work =>
            {
                if (await HeldCohort.FindAsync(work, cohort) is { } planned) await PlanAsync(work, planned);
            }, cancellation);
        }
    }

    protected sealed override async Task StepAsync(UnitOfWork work, Guid key)
    {
        // The lock first: another instance may have taken this step a moment ago.
        if (await FindAsync(work, key) is not { } found || await HeldCohort.FindAsync(work, found.CohortId) is not { } planned) return;
        if (await FindAsync(work, key) is not { } window || window.DueAt is null || window.DueAt > work.Now) return;
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        if (window.State == AskedWindow.Closed)
        {
            window.RemindedOn = today;
            window.Await(planned);
            await LookAgainAsync(work, planned, window);
        }
        else if (today > window.ClosesOn)
        {
            var wasOpen = window.State == AskedWindow.Open;
            window.State = AskedWindow.Closed;
            window.Await(planned);
            Audit(work, window, wasOpen ? "closed" : "found-closed");
            await CloseAsync(work, planned, window, wasOpen);
        }
        else await AskAsync(work, planned, window, today);
        await StoreAsync(work, window);
    }

    /// <summary>Invites or reminds the next page.</summary>
    private async Task AskAsync(UnitOfWork work, CohortPlanned planned, TWindow window, DateOnly today)
    {
        var isInvitation = window.State == AskedWindow.Scheduled;
        var isDue = isInvitation || window.Reminders(planned).Any(day => day > window.RemindedOn && day <= today);
        var page = isDue ? await RosterPages.ReadAsync(work, window.CohortId, window.PageAfter) : [];
        var members = await MissingAsync(work, planned, window, page);
        if (members.Count > 0 && isInvitation) await window.InviteAsync(work, TaskOf(window), members);
        else if (members.Count > 0) await window.RemindAsync(work, planned, TaskOf(window), today, members);
        if (page.Count == RosterPages.Size)
        {
            window.PageAfter = page[^1].Id;
            return;
        }
        if (isInvitation) Audit(work, window, "opened");
        (window.State, window.PageAfter, window.RemindedOn) = (AskedWindow.Open, Guid.Empty, today);
        window.Await(planned);
    }
}
