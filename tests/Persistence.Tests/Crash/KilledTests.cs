using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Crash;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing.Databases;
using Evaluation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Persistence.Tests.Crash;

/// <summary>A real process, killed without warning; another opens what it left. The clock is ahead of the system's: all leases are over.</summary>
public sealed class KilledTests : IAsyncLifetime
{
    private readonly TestDatabases databases = new(DatabaseProvider.Sqlite, new FakeClock(DateTimeOffset.UtcNow.AddDays(1)));
    private readonly RecordingSender sender = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => databases.DisposeAsync();

    [Fact]
    public async Task When_killed_at_any_moment_all_that_was_acknowledged_is_there_with_its_event_and_audit_entry()
    {
        var acknowledged = new List<Guid>();
        for (var round = 0; round < 4; round++) acknowledged.AddRange(await WriteUntilKilledAsync(atLeast: Random.Shared.Next(1, 400)));

        var database = await OpenAsync();
        var notes = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM notes"), Cancelled);
        acknowledged.Except(notes).ShouldBeEmpty();
        (await EventsAsync(database)).ShouldBe(notes, ignoreOrder: true);
        (await database.ReadAsync(session => session.ValueAsync<long>("SELECT notes FROM tallies"), Cancelled)).ShouldBe(notes.Count);
        (await AuditTrail.FirstBrokenAsync(database, "crash", Cancelled)).ShouldBeNull();
        (await AuditTrail.ReadAsync(database, "crash", long.MaxValue, 1, AuditFilter.None, Cancelled))[0].Number.ShouldBe(notes.Count);
    }

    [Fact]
    public async Task When_killed_after_commit_before_dispatch_each_event_is_sent_once()
    {
        await WriteUntilKilledAsync(atLeast: 20);
        var database = await OpenAsync();
        var notes = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM notes"), Cancelled);

        await DrainAsync(database);

        sender.Sent.Select(sent => sent.Cohort).ShouldBe(notes, ignoreOrder: true);
    }

    [Fact]
    public async Task When_killed_after_send_before_settling_the_events_are_sent_again_under_the_same_ids()
    {
        await WriteUntilKilledAsync(atLeast: 20);
        using var child = new Child("send", Path.GetDirectoryName(databases.FileOf("crash"))!);
        await Eventually.SeeAsync(() => child.LineCount, lines => lines >= 20 || child.HasEnded);
        var sentBefore = await child.KillAsync();

        await DrainAsync(await OpenAsync());

        sentBefore.ShouldNotBeEmpty();
        sentBefore.Except(sender.Sent.Select(sent => sent.MessageId)).ShouldBeEmpty();
        sender.Sent.Select(sent => sent.MessageId).ShouldBeUnique();
    }

    private async Task<IReadOnlyList<Guid>> WriteUntilKilledAsync(int atLeast)
    {
        using var child = new Child("write", Path.GetDirectoryName(databases.FileOf("crash"))!);
        await Eventually.SeeAsync(() => child.LineCount, lines => lines >= atLeast || child.HasEnded);
        child.HasEnded.ShouldBeFalse("the child ended by itself");
        return await child.KillAsync();
    }

    private Task<Database> OpenAsync() => databases.OpenAsync("crash", [new(typeof(Tally).Assembly, "crash/")]);

    private static async Task<IEnumerable<Guid>> EventsAsync(Database database) =>
        (await database.ReadAsync(session => session.QueryAsync<string>("SELECT body FROM outbox"), Cancelled))
            .Select(body => WireFormat.Read<Contracts.Events.CohortRemoved>(body).CohortId);

    private async Task DrainAsync(Database database)
    {
        var dispatcher = new OutboxDispatcher(database, sender, new(), NullLogger<OutboxDispatcher>.Instance);
        await dispatcher.DispatchAsync(Cancelled);
    }
}
