using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.SendMails;

/// <summary>Mails that are claimed, put off and settled; only by the instance that holds the claim.</summary>
internal static class MailRows
{
    public static async Task<bool> HasDueAsync(Session session, DateTimeOffset now) => await NoticeRows.AnyAsync(session,
        "SELECT 1 FROM mails WHERE state = @waiting AND due_at <= @now AND claimed_until <= @now ORDER BY due_at {first @one}", now);

    /// <summary>
    /// Claims mails whose time has come, and counts the attempt: one that kills the process is parked in the end. Of a great many notices
    /// all that were due when a mail was made are planned before it goes, since they may belong into it; what somebody waits for goes at once.
    /// </summary>
    public static async Task<IReadOnlyList<Mail>> ClaimAsync(UnitOfWork work, Guid owner, int batch, DateTimeOffset until)
    {
        var unplanned = await work.FirstOrDefaultAsync<DateTimeOffset?>(
            "SELECT due_at FROM notices WHERE state = @waiting AND due_at <= @Now ORDER BY due_at {first @one}", new { waiting = MailState.Waiting, work.Now, one = 1 }) ?? DateTimeOffset.MaxValue;
        // The guard stands twice: what another instance has claimed between the two looks is passed over.
        if (await work.ExecuteAsync(
            """
            UPDATE mails SET owner = @owner, claimed_until = @until, attempts = attempts + 1
            WHERE state = @waiting AND claimed_until <= @Now AND id IN (
                SELECT id FROM mails WHERE state = @waiting AND due_at <= @Now AND claimed_until <= @Now AND (created_at < @unplanned OR purpose IN @atOnce)
                ORDER BY due_at {first @batch})
            """,
            new { owner, until, work.Now, waiting = MailState.Waiting, unplanned, atOnce = Purpose.AtOnce, batch }) == 0) return [];
        return await work.QueryAsync<Mail>(
            "SELECT id, purpose, addressee, occasion, time_zone, state, due_at, claimed_until, attempts FROM mails WHERE state = @waiting AND due_at <= @Now AND owner = @owner",
            new { owner, work.Now, waiting = MailState.Waiting });
    }

    /// <summary>Gives the mail the day on which it really goes. False when the addressee gets another one on that day.</summary>
    public static async Task<bool> MoveAsync(UnitOfWork work, Mail mail, Guid owner, string occasion) => await work.ExecuteAsync(
        """
        UPDATE mails SET occasion = @occasion
        WHERE id = @Id AND owner = @owner AND NOT EXISTS (SELECT 1 FROM mails other WHERE other.addressee = @Addressee AND other.occasion = @occasion)
        """,
        new { mail.Id, owner, mail.Addressee, occasion }) > 0;

    /// <summary>Puts it off for a reason that lies not in the mail: the attempt does not count.</summary>
    public static Task<int> PutOffAsync(UnitOfWork work, IReadOnlyCollection<Guid> ids, Guid owner, DateTimeOffset due) => work.ExecuteAsync(
        "UPDATE mails SET due_at = @due, claimed_until = @Now, owner = NULL, attempts = attempts - 1 WHERE state = @waiting AND owner = @owner AND id IN @ids",
        new { due, work.Now, owner, waiting = MailState.Waiting, ids = work.Dialect.Ids(ids) });

    public static Task<int> TryLaterAsync(UnitOfWork work, Mail mail, Guid owner, DateTimeOffset due, string reason) => work.ExecuteAsync(
        "UPDATE mails SET due_at = @due, claimed_until = @Now, owner = NULL, reason = @reason WHERE id = @Id AND state = @waiting AND owner = @owner",
        new { due, work.Now, reason, mail.Id, owner, waiting = MailState.Waiting });

    /// <summary>Whether it was given up, also while somebody held a claim.</summary>
    public static async Task<bool> IsDiscardedAsync(Session session, Guid id) =>
        await session.FirstOrDefaultAsync<int?>("SELECT 1 FROM mails WHERE id = @id AND state = @discarded", new { id, discarded = MailState.Discarded }) is not null;

    /// <summary>Records what became of it, and of all that went with it. False when the mail is not the claim's any more.</summary>
    /// <param name="done">Notices of it that needed no mail any more.</param>
    public static async Task<bool> SettleAsync(UnitOfWork work, Mail mail, Guid owner, string state, string? reason, IReadOnlyCollection<Guid> done)
    {
        // Where nothing went out, the addressee's day is free for another mail.
        var occasion = state is MailState.Answered or MailState.NoAddress or MailState.Rejected ? Occasion.Own(mail.Id) : null;
        if (await work.ExecuteAsync(
            """
            UPDATE mails SET state = @state, settled_at = @Now, owner = NULL, reason = @reason, occasion = COALESCE(@occasion, occasion)
            WHERE id = @Id AND state = @waiting AND owner = @owner
            """,
            new { state, work.Now, reason, occasion, mail.Id, owner, waiting = MailState.Waiting }) == 0) return false;
        foreach (var ids in done.Chunk(500))
            await work.ExecuteAsync("UPDATE notices SET state = @answered WHERE id IN @ids", new { answered = MailState.Answered, ids = work.Dialect.Ids(ids) });
        var what = new { state, mail.Id, planned = MailState.Planned };
        await work.ExecuteAsync(
            mail.Purpose == Purpose.Escalation
                ? "UPDATE escalations SET state = @state WHERE mail_id = @Id AND state = @planned"
                : "UPDATE notices SET state = @state WHERE mail_id = @Id AND state = @planned",
            what);
        if (state is MailState.NoAddress or MailState.Rejected) await EscalateAsync(work, mail.Id, state);
        return true;
    }

    /// <summary>Tells the training units of the cohorts that somebody was not reached.</summary>
    public static async Task EscalateAsync(UnitOfWork work, Guid mailId, string state)
    {
        var notices = await work.QueryAsync<Notice>(
            "SELECT cohort_id, wave, member FROM notices WHERE mail_id = @mailId AND state = @state AND kind IN (@invitation, @reminder)",
            new { mailId, state, invitation = NoticeKind.Invitation, reminder = NoticeKind.Reminder });
        foreach (var (cohortId, wave, member) in notices.Select(notice => (notice.CohortId, notice.Wave, notice.Member)).Distinct())
            await EscalationRows.AddUndeliveredAsync(work, cohortId, state, wave, member);
    }
}
