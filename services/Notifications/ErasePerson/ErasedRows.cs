using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.ErasePerson;

/// <summary>Members whose identity was erased, by opaque ids.</summary>
internal static class ErasedRows
{
    // Below the limits on parameters of both databases.
    private const int MostAtOnce = 500;

    /// <summary>Those of the members who were erased.</summary>
    public static async Task<IReadOnlySet<Guid>> AmongAsync(Session session, IEnumerable<Guid> members)
    {
        var erased = new HashSet<Guid>();
        foreach (var some in members.Distinct().Chunk(MostAtOnce))
            erased.UnionWith(await session.QueryAsync<Guid>("SELECT id FROM erased_members WHERE id IN @ids", new { ids = session.Dialect.Ids(some) }));
        return erased;
    }

    /// <summary>Gives up all that the person has not been told yet.</summary>
    public static async Task AddAsync(UnitOfWork work, Guid person, IReadOnlyList<Guid> members)
    {
        foreach (var id in members)
            await work.ExecuteAsync("INSERT INTO erased_members (id) SELECT @id WHERE NOT EXISTS (SELECT 1 FROM erased_members WHERE id = @id)", new { id });
        var what = new { person, discarded = MailState.Discarded, waiting = MailState.Waiting, planned = MailState.Planned };
        await work.ExecuteAsync("UPDATE notices SET state = @discarded WHERE person = @person AND state IN (@waiting, @planned)", what);
        foreach (var some in members.Chunk(MostAtOnce))
            await work.ExecuteAsync(
                "UPDATE notices SET state = @discarded WHERE member IN @ids AND state IN (@waiting, @planned)",
                new { ids = work.Dialect.Ids(some), what.discarded, what.waiting, what.planned });
        foreach (var some in (await MailsAsync(work, person, members)).Chunk(MostAtOnce))
            await work.ExecuteAsync(
                "UPDATE mails SET state = @discarded, settled_at = @Now, owner = NULL WHERE state = @waiting AND id IN @ids",
                new { ids = work.Dialect.Ids(some), what.discarded, what.waiting, work.Now });
    }

    /// <summary>All mails to the person, in whatever state.</summary>
    public static async Task<IReadOnlySet<Guid>> MailsAsync(Session session, Guid person, IReadOnlyList<Guid> members)
    {
        var mails = (await session.QueryAsync<Guid>("SELECT id FROM mails WHERE addressee = @addressee", new { addressee = person.ToString("D") })).ToHashSet();
        // Whoever was erased a moment ago already has other ids across cohorts.
        foreach (var some in members.Chunk(MostAtOnce))
            mails.UnionWith(await session.QueryAsync<Guid>(
                "SELECT DISTINCT mail_id FROM notices WHERE mail_id IS NOT NULL AND member IN @ids", new { ids = session.Dialect.Ids(some) }));
        return mails;
    }
}
