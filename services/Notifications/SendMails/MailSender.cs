using Evaluation.Hosting.Problems;
using Evaluation.Notifications.AskOthers;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.ManageHolidays;
using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.WriteMails;
using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.SendMails;

/// <summary>
/// Writes and sends the mails whose time has come, in bounded batches. A batch is claimed in the database, so that of many instances
/// one sends a mail; what became of it is recorded for each mail by itself, right after the server's yes.
/// </summary>
internal sealed class MailSender(
    [FromKeyedServices(NotificationsService.Database)] Database database, Questions questions, IChannel channel, MailPlanner planner,
    MailOptions options, ILogger<MailSender> log) : BackgroundService
{
    private const int Batch = 100, AtOnce = 8;

    // After the lease another instance sends what is left; nothing new is begun in its last minutes, since a mail may take as long.
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15), LastMinutes = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(15), Pause = TimeSpan.FromMinutes(1), LongestBackOff = TimeSpan.FromHours(4);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var claimed = 0;
            try
            {
                claimed = await SendOnceAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Nothing is lost: the claims run out, and a later round sends what is left.
                log.LogError(exception, "Mails could not be sent");
            }
            if (claimed < Batch) await planner.Planned.WaitAsync(Jitter.Of(Poll), database.Clock, stoppingToken);
        }
    }

    /// <summary>Claims a batch, and sends it or puts it off. Returns how many mails were claimed.</summary>
    public async Task<int> SendOnceAsync(CancellationToken cancellation)
    {
        // Looking first is a read: nothing to do costs no write.
        if (!await database.ReadAsync(session => MailRows.HasDueAsync(session, database.Clock.GetUtcNow()), cancellation)) return 0;
        var owner = Guid.NewGuid();
        var claimed = await database.WriteAsync(work => MailRows.ClaimAsync(work, owner, Batch, work.Now + Lease), cancellation);
        var ready = await ReadyAsync(claimed, owner, cancellation);
        // Mails of accounts need Identity alone: they do not wait for the answers of others.
        await SendOrPutOffAsync([.. ready.Where(mail => mail.Purpose == Purpose.Account)], owner, cancellation);
        await SendOrPutOffAsync([.. ready.Where(mail => mail.Purpose != Purpose.Account)], owner, cancellation);
        return claimed.Count;
    }

    private async Task SendOrPutOffAsync(List<Mail> mails, Guid owner, CancellationToken cancellation)
    {
        if (mails.Count == 0) return;
        try
        {
            await SendAsync(mails, owner, cancellation);
        }
        catch (NotAvailableException exception)
        {
            log.LogWarning("{Mails} mails wait, since they cannot be written: {Reason}", mails.Count, exception.Message);
            await database.WriteAsync(work => MailRows.PutOffAsync(work, [.. mails.Select(mail => mail.Id)], owner, work.Now + Jitter.Of(Pause)), cancellation);
        }
    }

    /// <summary>Those that may go now; the others are put off, or turn out to have gone already.</summary>
    private async Task<List<Mail>> ReadyAsync(IReadOnlyList<Mail> claimed, Guid owner, CancellationToken cancellation)
    {
        var hours = await database.ReadAsync(HolidayRows.HoursAsync, cancellation);
        var ready = new List<Mail>();
        foreach (var mail in claimed)
        {
            // A crash fell between the file and our record of it.
            if (channel.HasSent(mail.Id)) await database.WriteAsync(work => MailRows.SettleAsync(work, mail, owner, MailState.Sent, null, []), cancellation);
            else if (await LaterAsync(mail, owner, hours, cancellation) is { } due) await database.WriteAsync(work => MailRows.PutOffAsync(work, [mail.Id], owner, due), cancellation);
            else ready.Add(mail);
        }
        return ready;
    }

    /// <summary>When the mail may go, where it is not now.</summary>
    private async Task<DateTimeOffset?> LaterAsync(Mail mail, Guid owner, WorkingHours hours, CancellationToken cancellation)
    {
        if (Purpose.AtOnce.Contains(mail.Purpose)) return null;
        var now = database.Clock.GetUtcNow();
        var next = hours.Next(now, mail.TimeZone);
        if (next > now) return next;
        var today = Occasion.Of(mail.Purpose, now, mail.TimeZone);
        if (mail.Occasion == today) return null;
        try
        {
            // It was to go on another day. Where the addressee has another mail today, it waits for the next one.
            return await database.WriteAsync(work => MailRows.MoveAsync(work, mail, owner, today), cancellation) ? null : hours.NextDay(now, mail.TimeZone);
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            // The other one was made at the same moment.
            return hours.NextDay(now, mail.TimeZone);
        }
    }

    private async Task SendAsync(List<Mail> mails, Guid owner, CancellationToken cancellation)
    {
        var known = await Correspondence.OfAsync(database, questions, mails, cancellation);
        var contents = mails.Select(mail => MailContent.Of(mail, known)).ToList();
        var links = await questions.LinksAsync([.. contents.Where(content => content.NeedsLink).Select(content => content.Contact!.Person)], cancellation);
        var last = mails[0].ClaimedUntil - LastMinutes;
        await Parallel.ForEachAsync(contents, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (content, stop) =>
        {
            if (database.Clock.GetUtcNow() > last) return;
            if (content.End is { } end) await SettleAsync(content, owner, end, null);
            else await SettleAsync(content, owner, await DeliverAsync(content, known, links, stop));
        });
    }

    private async Task<Delivery> DeliverAsync(MailContent content, Correspondence known, Dictionary<Guid, string> links, CancellationToken cancellation)
    {
        var secret = "";
        if (content.NeedsLink && !links.TryGetValue(content.Contact!.Person, out secret)) return new(DeliveryOutcome.TryLater, "The identity service gave no link.");
        return await channel.SendAsync(Letters.Of(content, known, secret, options, database.Clock.GetUtcNow()), cancellation);
    }

    private Task SettleAsync(MailContent content, Guid owner, Delivery delivery)
    {
        if (delivery.Outcome == DeliveryOutcome.Sent) return SettleSentAsync(content, owner);
        if (delivery.Outcome == DeliveryOutcome.Rejected) return SettleAsync(content, owner, MailState.Rejected, delivery.Words);
        log.LogWarning("Mail {Mail} could not be sent, attempt {Attempt}: {Reason}", content.Mail.Id, content.Mail.Attempts, delivery.Words);
        if (content.Mail.Attempts >= options.MostAttempts) return SettleAsync(content, owner, MailState.Parked, delivery.Words);
        return database.WriteAsync(work => MailRows.TryLaterAsync(work, content.Mail, owner, work.Now + BackOff(content.Mail.Attempts), delivery.Words), CancellationToken.None);
    }

    /// <summary>While it was written, its addressee may have been erased.</summary>
    private async Task SettleSentAsync(MailContent content, Guid owner)
    {
        if (!await SettleAsync(content, owner, MailState.Sent, null)
            && await database.ReadAsync(session => MailRows.IsDiscardedAsync(session, content.Mail.Id), CancellationToken.None)) channel.TakeBack(content.Mail.Id);
    }

    // Not to be given up when the service is stopped: the mail has gone.
    private Task<bool> SettleAsync(MailContent content, Guid owner, string state, string? reason) =>
        database.WriteAsync(work => MailRows.SettleAsync(work, content.Mail, owner, state, reason, content.Done), CancellationToken.None);

    private static TimeSpan BackOff(int attempts)
    {
        var longest = TimeSpan.FromMinutes(Math.Pow(2, Math.Min(attempts, 20) - 1));
        return Jitter.Of(longest < LongestBackOff ? longest : LongestBackOff);
    }
}
