using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Persistence.Tests.Messaging;

/// <summary>The dispatcher as the background service that it is; its waiting is the same on both databases.</summary>
public sealed class OutboxLoopTests() : OnDatabase(DatabaseProvider.Sqlite)
{
    private readonly RecordingSender sender = new();
    private readonly OutboxOptions options = new();

    [Fact]
    public async Task A_commit_wakes_the_dispatcher_without_the_clock_moving()
    {
        await using var running = await StartAsync();

        await PublishAsync();

        await Eventually.SeeAsync(() => sender.Sent.Count, count => count == 1);
    }

    [Fact]
    public async Task What_another_process_left_is_found_by_the_poll()
    {
        await using var running = await StartAsync();
        // Another database object rings another bell.
        var other = await OpenAsync();
        await other.WriteAsync(work =>
        {
            work.Publish(Event());
            return Task.CompletedTask;
        }, Cancelled);
        var before = sender.Sent.Count;

        Clock.Advance(options.Poll);

        await Eventually.SeeAsync(() => sender.Sent.Count, count => count == 1);
        before.ShouldBe(0);
    }

    [Fact]
    public async Task A_commit_that_published_nothing_wakes_nobody()
    {
        await Database.WriteAsync(work => AddNoteAsync(work, Guid.NewGuid()), Cancelled);

        var waiting = Database.OutboxFilled.WaitAsync(TimeSpan.FromHours(1), Clock, Cancelled);

        waiting.IsCompleted.ShouldBeFalse();
        Database.OutboxFilled.Ring();
        await waiting;
    }

    [Fact]
    public async Task While_paused_nothing_is_sent_and_afterwards_everything()
    {
        options.Paused = true;
        await using var running = await StartAsync();
        await PublishAsync();
        // The loop took the ring and waits again: a whole round went by.
        await WaitingAsync();
        Clock.Advance(options.Poll);
        await WaitingAsync();
        var whilePaused = sender.Attempts.Count;

        options.Paused = false;
        Clock.Advance(options.Poll);

        await Eventually.SeeAsync(() => sender.Sent.Count, count => count == 1);
        whilePaused.ShouldBe(0);
    }

    [Fact]
    public async Task While_the_transport_is_away_no_attempt_is_counted_and_afterwards_everything_is_sent()
    {
        sender.CanSend = false;
        await using var running = await StartAsync();
        await PublishAsync();
        // Longer than all attempts would take.
        for (var round = 0; round < options.MostAttempts; round++)
        {
            await WaitingAsync();
            Clock.Advance(options.LongestBackOff);
        }
        await WaitingAsync();
        var whileAway = (sender.Attempts.Count, (await OutboxState.ReadAsync(Database, Cancelled)).Parked);

        sender.CanSend = true;
        Clock.Advance(options.Poll);

        await Eventually.SeeAsync(() => sender.Sent.Count, count => count == 1);
        whileAway.ShouldBe((0, 0));
    }

    [Fact]
    public async Task What_was_on_its_way_whenever_the_transport_went_away_is_sent_as_soon_as_it_is_back()
    {
        const int breaks = 5;
        sender.Meanwhile = _ =>
        {
            if (sender.Attempts.Count > breaks) return Task.CompletedTask;
            sender.CanSend = false;
            throw new IOException("the connection broke");
        };
        await using var running = await StartAsync();
        await PublishAsync();

        for (var attempt = 1; attempt <= breaks; attempt++)
        {
            await Eventually.SeeAsync(() => sender.Attempts.Count, count => count == attempt);
            // Given back, and not only sent in vain.
            await Eventually.SeeAsync(() => Database.ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM outbox WHERE owner IS NULL"), Cancelled), free => free == 1);
            await WaitingAsync();
            sender.CanSend = true;
            Clock.Advance(options.Poll);
        }

        await Eventually.SeeAsync(() => sender.Sent.Count, count => count == 1);
    }

    [Fact]
    public async Task The_dispatcher_goes_on_after_the_database_failed()
    {
        var failures = 1;
        Database.Dialect.Watch = text =>
        {
            if (text == Database.Dialect.ClaimOutbox && Interlocked.Exchange(ref failures, 0) == 1) throw new IOException("the disk is gone for a moment");
        };
        await using var running = await StartAsync();
        await PublishAsync();
        await Eventually.SeeAsync(() => Volatile.Read(ref failures), left => left == 0);
        await WaitingAsync();

        Clock.Advance(options.Poll);

        await Eventually.SeeAsync(() => sender.Sent.Count, count => count == 1);
    }

    [Fact]
    public async Task A_ring_that_nobody_waited_for_wakes_the_next_who_waits()
    {
        var signal = new Signal();
        signal.Ring();
        signal.Ring();

        await signal.WaitAsync(TimeSpan.FromHours(1), Clock, Cancelled);

        signal.WaitAsync(TimeSpan.FromHours(1), Clock, Cancelled).IsCompleted.ShouldBeFalse();
    }

    private Task WaitingAsync() => Eventually.SeeAsync(() => Clock.Waiting, waiting => waiting > 0);

    private Task PublishAsync() => Database.WriteAsync(work =>
    {
        work.Publish(Event());
        return Task.CompletedTask;
    }, Cancelled);

    private async Task<Running> StartAsync()
    {
        var dispatcher = new OutboxDispatcher(Database, sender, options, NullLogger<OutboxDispatcher>.Instance);
        await dispatcher.StartAsync(Cancelled);
        await WaitingAsync();
        return new(dispatcher);
    }

    private sealed class Running(OutboxDispatcher dispatcher) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await dispatcher.StopAsync(CancellationToken.None);
            dispatcher.Dispose();
        }
    }
}
