using Evaluation.Hosting.Problems;
using Evaluation.Notifications.AskOthers;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.PlanMails;

/// <summary>
/// Turns what is to be told into mails, in bounded batches: claims notices in the database, so that each is planned by one instance,
/// asks who the members are, and finds each person's mail of the day.
/// </summary>
internal sealed class MailPlanner(
    [FromKeyedServices(NotificationsService.Database)] Database database, Questions questions, ILogger<MailPlanner> log) : BackgroundService
{
    // What Cohorts is asked about at once.
    private const int Batch = 500;

    // Longer than the questions may take; after it another instance plans what this one had claimed.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMinutes(1);

    /// <summary>Rung when something new is to be told.</summary>
    public Signal Asked { get; } = new();

    /// <summary>Rung when there are new mails.</summary>
    public Signal Planned { get; } = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var planned = 0;
            try
            {
                planned = await PlanOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Nothing is lost: the claims run out, and the next round plans again.
                log.LogError(exception, "Mails could not be planned");
            }
            if (planned < Batch) await Asked.WaitAsync(Jitter.Of(Poll), database.Clock, stoppingToken);
        }
    }

    /// <summary>Plans one batch of each kind. Returns how many notices and escalations found their mail.</summary>
    public async Task<int> PlanOnceAsync(CancellationToken cancellation)
    {
        // Looking first is a read: nothing to do costs no write.
        var now = database.Clock.GetUtcNow();
        var planned = 0;
        if (await database.ReadAsync(session => NoticeRows.HasDueAsync(session, now), cancellation)) planned += await PlanNoticesAsync(cancellation);
        if (await database.ReadAsync(session => EscalationRows.HasDueAsync(session, now), cancellation)) planned += await PlanEscalationsAsync(cancellation);
        if (planned > 0) Planned.Ring();
        return planned;
    }

    private async Task<int> PlanNoticesAsync(CancellationToken cancellation)
    {
        var owner = Guid.NewGuid();
        var notices = await database.WriteAsync(work => NoticeRows.ClaimAsync(work, owner, Batch, work.Now + Lease), cancellation);
        if (notices.Count == 0) return 0;
        try
        {
            var known = notices.ToLookup(notice => notice.Kind == NoticeKind.Account);
            // Cohorts knows no accounts: their mails do not wait for its answer.
            if (known[true].Any()) await PlaceAsync(work => PlanNotices.OfAccountsAsync(work, owner, known[true]), cancellation);
            IReadOnlyList<Notice> others = [.. known[false]];
            var contacts = await questions.ContactsAsync([.. others.Select(notice => notice.Member)], cancellation);
            await PlaceAsync(work => PlanNotices.RunAsync(work, owner, others, contacts), cancellation);
            return notices.Count;
        }
        catch (NotAvailableException exception)
        {
            log.LogWarning("{Notices} notices wait, since their mails cannot be planned: {Reason}", notices.Count, exception.Message);
            await database.WriteAsync(work => NoticeRows.ReleaseAsync(work, owner, work.Now + Jitter.Of(Pause)), cancellation);
            return 0;
        }
    }

    private async Task<int> PlanEscalationsAsync(CancellationToken cancellation)
    {
        var owner = Guid.NewGuid();
        var escalations = await database.WriteAsync(work => EscalationRows.ClaimAsync(work, owner, Batch, work.Now + Lease), cancellation);
        if (escalations.Count > 0) await PlaceAsync(work => PlanEscalations.RunAsync(work, owner, escalations), cancellation);
        return escalations.Count;
    }

    private async Task PlaceAsync(Func<UnitOfWork, Task> place, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(place, cancellation);
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            // Another instance has just made a mail for one of these persons; now it is seen.
            await database.WriteAsync(place, cancellation);
        }
    }
}
