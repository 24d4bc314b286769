using Evaluation.Contracts.Events;
using Evaluation.Notifications.ErasePerson;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.TakeRequests;

/// <summary>What somebody is to be told: opaque ids, never a name or an address.</summary>
internal sealed class Notice
{
    /// <summary>What a reaction survey or a test has in the place of a wave.</summary>
    public const int NoWave = 0;

    public Guid Id { get; init; }
    public Guid CohortId { get; init; }
    public string Kind { get; init; } = "";

    /// <summary>Code of the <see cref="TaskKind"/>; of a link that was asked for <c>link</c>, of an account code of the <see cref="AccountMailKind"/>.</summary>
    public string Task { get; init; } = "";
    public int Wave { get; init; }
    public int Step { get; init; }

    /// <summary>Opaque id within the cohort, or of an account.</summary>
    public Guid Member { get; init; }

    /// <summary>Who it is across cohorts, known when a mail is planned; or the account once more.</summary>
    public Guid? Person { get; init; }
    public string ClosesOn { get; init; } = "";
    public Guid? MailId { get; init; }
}

/// <summary>What notices have in common that were asked for together; with the member it is a notice's natural key.</summary>
internal sealed record NoticeKey(Guid CohortId, string Kind, string Task, int Wave, int Step);

internal static class NoticeRows
{
    // Below the limits on parameters of both databases.
    private const int MostAtOnce = 500;

    // What is asked for at about the same time, such as for all cohorts of one day, becomes one mail; and twice within it is once.
    private static readonly TimeSpan Gathering = TimeSpan.FromMinutes(1);

    private static readonly string[] Columns =
        ["id", "cohort_id", "kind", "task", "wave", "step", "member", "person", "closes_on", "state", "created_at", "due_at", "claimed_until"];

    /// <summary>Stores a notice for each member that has none of this key. Returns how many are new.</summary>
    public static async Task<int> AddAsync(UnitOfWork work, NoticeKey key, IReadOnlyCollection<Guid> members, DateOnly closesOn, Guid? person = null)
    {
        if (await CohortRows.IsRemovedAsync(work, key.CohortId)) return 0;
        var added = 0;
        var due = Purpose.AtOnce.Contains(Purpose.Of(key.Kind)) ? work.Now : work.Now + Gathering;
        foreach (var some in members.Distinct().Chunk(MostAtOnce))
        {
            var known = (await work.QueryAsync<Guid>(
                "SELECT member FROM notices WHERE cohort_id = @CohortId AND task = @Task AND wave = @Wave AND kind = @Kind AND step = @Step AND member IN @members",
                new { key.CohortId, key.Task, key.Wave, key.Kind, key.Step, members = work.Dialect.Ids(some) })).ToHashSet();
            var erased = await ErasedRows.AmongAsync(work, some);
            var rows = some.Where(member => !known.Contains(member)).Select(member => new object?[]
            {
                Guid.CreateVersion7(work.Now), key.CohortId, key.Kind, key.Task, key.Wave, key.Step, member, person,
                Day.Of(closesOn), erased.Contains(member) ? MailState.Discarded : MailState.Waiting, work.Now, due, work.Now,
            }).ToList();
            await work.InsertAsync("notices", Columns, rows);
            added += rows.Count;
        }
        return added;
    }

    /// <summary>Stores what somebody waits for, unless the same was asked for within the last minute. Its cohort, if any, is known when the mail is planned.</summary>
    public static async Task AddAtOnceAsync(UnitOfWork work, string kind, string task, Guid member, Guid person)
    {
        if (await work.FirstOrDefaultAsync<int?>(
            "SELECT 1 FROM notices WHERE person = @person AND kind = @kind AND task = @task AND created_at > @since",
            new { person, kind, task, since = work.Now - Gathering }) is not null) return;
        await AddAsync(work, new(Guid.Empty, kind, task, Notice.NoWave, MinuteOf(work)), [member], DateOnly.MaxValue, person);
    }

    /// <summary>In the place of a step: what is asked for again a minute later is something else.</summary>
    public static int MinuteOf(UnitOfWork work) => (int)(work.Now.ToUnixTimeSeconds() / 60);

    /// <summary>Claims the notices whose time has come, of which no other instance plans a mail.</summary>
    public static async Task<IReadOnlyList<Notice>> ClaimAsync(UnitOfWork work, Guid owner, int batch, DateTimeOffset until)
    {
        // The guard stands twice: what another instance has claimed between the two looks is passed over.
        if (await work.ExecuteAsync(
            """
            UPDATE notices SET owner = @owner, claimed_until = @until
            WHERE state = @waiting AND claimed_until <= @Now AND id IN (
                SELECT id FROM notices WHERE state = @waiting AND due_at <= @Now AND claimed_until <= @Now ORDER BY due_at {first @batch})
            """,
            new { owner, until, work.Now, waiting = MailState.Waiting, batch }) == 0) return [];
        return await work.QueryAsync<Notice>(
            """
            SELECT id, cohort_id, kind, task, wave, step, member, person, closes_on FROM notices
            WHERE state = @waiting AND due_at <= @Now AND owner = @owner
            """,
            new { owner, work.Now, waiting = MailState.Waiting });
    }

    /// <summary>Gives claimed notices back, to be planned later.</summary>
    public static Task<int> ReleaseAsync(UnitOfWork work, Guid owner, DateTimeOffset due) => work.ExecuteAsync(
        "UPDATE notices SET owner = NULL, claimed_until = @Now, due_at = @due WHERE state = @waiting AND owner = @owner", new { owner, work.Now, due, waiting = MailState.Waiting });

    public static Task<bool> HasDueAsync(Session session, DateTimeOffset now) => AnyAsync(session,
        "SELECT 1 FROM notices WHERE state = @waiting AND due_at <= @now AND claimed_until <= @now ORDER BY due_at {first @one}", now);

    internal static async Task<bool> AnyAsync(Session session, string sql, DateTimeOffset now) =>
        await session.FirstOrDefaultAsync<int?>(sql, new { waiting = MailState.Waiting, now, one = 1 }) is not null;
}
