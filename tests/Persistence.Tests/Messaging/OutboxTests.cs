using System.Collections.Concurrent;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Tests.Fixtures;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Persistence.Tests.Messaging;

public sealed class OutboxOnSqlite() : OutboxTests(DatabaseProvider.Sqlite);

public sealed class OutboxOnSqlServer() : OutboxTests(DatabaseProvider.SqlServer);

public abstract class OutboxTests(DatabaseProvider provider) : OnDatabase(provider)
{
    private readonly RecordingSender sender = new();
    private readonly OutboxOptions options = new() { MostAttempts = 3 };

    [Fact]
    public async Task Each_event_is_sent_once()
    {
        var cohorts = await PublishAsync(25);
        var dispatcher = Dispatcher();

        (await dispatcher.DispatchAsync(Cancelled)).ShouldBe(25);
        Clock.Advance(TimeSpan.FromDays(1));
        (await dispatcher.DispatchAsync(Cancelled)).ShouldBe(0);

        sender.Sent.Select(sent => sent.Cohort).ShouldBe(cohorts, ignoreOrder: true);
        sender.Sent.Select(sent => sent.MessageId).ShouldBeUnique();
        (await CountAsync("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task No_more_than_a_batch_is_claimed_at_a_time()
    {
        await PublishAsync(25);
        options.Batch = 10;
        var claimed = new ConcurrentBag<long>();
        sender.Meanwhile = async cancellation => claimed.Add(await Database.ReadAsync(session => session.ValueAsync<long>("SELECT COUNT(*) FROM outbox WHERE owner IS NOT NULL"), cancellation));

        (await Dispatcher().DispatchAsync(Cancelled)).ShouldBe(25);

        claimed.Order().ShouldBe([.. Enumerable.Repeat(5L, 5), .. Enumerable.Repeat(10L, 20)]);
    }

    [Fact]
    public async Task An_event_keeps_its_message_id_over_all_attempts()
    {
        var cohort = (await PublishAsync(1))[0];
        sender.Refused[cohort] = true;
        var dispatcher = Dispatcher();

        await dispatcher.DispatchAsync(Cancelled);
        sender.Refused.Clear();
        Clock.Advance(options.LongestBackOff);
        await dispatcher.DispatchAsync(Cancelled);

        sender.Attempts.Count.ShouldBe(2);
        sender.Attempts.Select(attempt => attempt.MessageId).Distinct().Count().ShouldBe(1);
        sender.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_event_that_fails_holds_back_no_other()
    {
        var cohorts = await PublishAsync(5);
        sender.Refused[cohorts[0]] = true;

        await Dispatcher().DispatchAsync(Cancelled);

        sender.Sent.Select(sent => sent.Cohort).ShouldBe(cohorts.Skip(1), ignoreOrder: true);
    }

    [Fact]
    public async Task A_transport_that_heeds_nothing_holds_back_an_event_no_longer_than_the_time_out()
    {
        await PublishAsync(1);
        var never = new TaskCompletionSource();
        sender.Meanwhile = _ => never.Task;

        var dispatching = Dispatcher().DispatchAsync(Cancelled);
        await Testing.Time.Eventually.SeeAsync(() => sender.Attempts.Count, count => count == 1);
        Clock.Advance(options.SendTimeout);
        await dispatching;

        (await StateAsync()).LastError.ShouldContain("did not confirm within");
    }

    [Fact]
    public async Task An_event_waits_longer_after_each_failure()
    {
        options.MostAttempts = 100;
        sender.Refused[(await PublishAsync(1))[0]] = true;
        var dispatcher = Dispatcher();

        var waits = new List<TimeSpan>();
        for (var attempt = 1; attempt <= 12; attempt++)
        {
            (await dispatcher.DispatchAsync(Cancelled)).ShouldBe(1);
            var wait = (await StateAsync()).DueAt - Clock.GetUtcNow();
            // Not a moment before it is due.
            Clock.Advance(wait - TimeSpan.FromMilliseconds(2));
            (await dispatcher.DispatchAsync(Cancelled)).ShouldBe(0);
            Clock.Advance(TimeSpan.FromMilliseconds(2));
            waits.Add(wait);
        }

        for (var attempt = 1; attempt <= 12; attempt++)
        {
            var longest = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, attempt), options.LongestBackOff.TotalSeconds));
            waits[attempt - 1].ShouldBeInRange((longest / 2) - TimeSpan.FromMilliseconds(1), longest);
        }
    }

    [Fact]
    public async Task An_event_is_parked_after_all_attempts_and_replayed_by_an_operator()
    {
        var cohort = (await PublishAsync(1))[0];
        sender.Refused[cohort] = true;
        await FailAllAttemptsAsync();

        var parked = (await ParkedEvents.ListAsync(Database, 10, Cancelled)).ShouldHaveSingleItem();
        (parked.Attempts, parked.Type, parked.LastError).ShouldBe((3, typeof(Contracts.Events.CohortRemoved).FullName!, "InvalidOperationException: The broker is down."));
        parked.ParkedAt.ShouldBeGreaterThan(parked.CreatedAt);
        Clock.Advance(TimeSpan.FromDays(365));
        (await Dispatcher().DispatchAsync(Cancelled)).ShouldBe(0);

        sender.Refused.Clear();
        (await ParkedEvents.ReplayAsync(Database, parked.Id, "operator", "admin", Cancelled)).ShouldBeTrue();
        (await Dispatcher().DispatchAsync(Cancelled)).ShouldBe(1);
        sender.Sent.ShouldBe([(parked.Id, cohort)]);
    }

    [Fact]
    public async Task What_waits_and_what_is_parked_are_told_apart_with_the_age_of_the_oldest()
    {
        var empty = await OutboxState.ReadAsync(Database, Cancelled);
        sender.Refused[(await PublishAsync(1))[0]] = true;
        await FailAllAttemptsAsync();
        await PublishAsync(2);
        Clock.Advance(TimeSpan.FromMinutes(7));

        var state = await OutboxState.ReadAsync(Database, Cancelled);

        (empty.Waiting, empty.Parked, empty.AgeAt(Clock.GetUtcNow())).ShouldBe((0, 0, TimeSpan.Zero));
        (state.Waiting, state.Parked, state.AgeAt(Clock.GetUtcNow())).ShouldBe((2, 1, TimeSpan.FromMinutes(7)));
    }

    [Fact]
    public async Task Who_replayed_or_discarded_a_parked_event_is_in_the_audit_trail()
    {
        sender.Refused[(await PublishAsync(1))[0]] = true;
        var id = (await StateAsync()).Id;
        await FailAllAttemptsAsync();
        await ParkedEvents.ReplayAsync(Database, id, "operator", "admin", Cancelled);
        await FailAllAttemptsAsync();
        await ParkedEvents.DiscardAsync(Database, id, "operator", "admin", Cancelled);
        await ParkedEvents.DiscardAsync(Database, id, "operator", "admin", Cancelled);

        var trail = await AuditTrail.ReadAsync(Database, AuditTrail.ServiceScope, long.MaxValue, 10, AuditFilter.None, Cancelled);

        trail.Select(entry => (entry.Actor, entry.Action, entry.Subject)).ShouldBe(
            [("operator", "parked-event-discarded", $"{id}"), ("operator", "parked-event-replayed", $"{id}")]);
    }

    [Fact]
    public async Task A_parked_event_can_be_discarded_and_one_that_is_not_parked_cannot()
    {
        sender.Refused[(await PublishAsync(1))[0]] = true;
        var id = (await StateAsync()).Id;

        (await ParkedEvents.DiscardAsync(Database, id, "operator", "admin", Cancelled), await ParkedEvents.ReplayAsync(Database, id, "operator", "admin", Cancelled)).ShouldBe((false, false));
        await FailAllAttemptsAsync();
        (await ParkedEvents.DiscardAsync(Database, id, "operator", "admin", Cancelled)).ShouldBeTrue();

        (await CountAsync("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task An_event_that_this_version_does_not_know_waits_with_the_reason()
    {
        var others = await PublishAsync(2);
        await Database.WriteAsync(work => work.ExecuteAsync("UPDATE outbox SET type = 'Evaluation.Contracts.Events.FromTheFuture' WHERE body LIKE @body", new { body = $"%{others[0]}%" }), Cancelled);

        await Dispatcher().DispatchAsync(Cancelled);

        (await StateAsync()).LastError.ShouldContain("does not know the event");
        sender.Sent.Select(sent => sent.Cohort).ShouldBe([others[1]]);
    }

    [Fact]
    public async Task An_event_with_a_lower_id_and_time_than_those_delivered_is_still_sent()
    {
        await PublishAsync(3);
        await Dispatcher().DispatchAsync(Cancelled);
        var late = (await PublishAsync(1))[0];
        await Database.WriteAsync(work => work.ExecuteAsync(
            "UPDATE outbox SET id = @low, created_at = @past, due_at = @past, claimed_until = @past",
            new { low = new Guid("00000000-0000-7000-8000-000000000001"), past = Clock.GetUtcNow().AddDays(-30) }), Cancelled);

        await Dispatcher().DispatchAsync(Cancelled);

        sender.Sent[^1].Cohort.ShouldBe(late);
    }

    private async Task FailAllAttemptsAsync()
    {
        for (var attempt = 0; attempt < options.MostAttempts; attempt++)
        {
            await Dispatcher().DispatchAsync(Cancelled);
            Clock.Advance(options.LongestBackOff);
        }
    }

    private OutboxDispatcher Dispatcher() => new(Database, sender, options, NullLogger<OutboxDispatcher>.Instance);

    private async Task<IReadOnlyList<Guid>> PublishAsync(int events)
    {
        var cohorts = Enumerable.Range(0, events).Select(_ => Guid.CreateVersion7()).ToList();
        await Database.WriteAsync(work =>
        {
            foreach (var cohort in cohorts) work.Publish(Event(cohort));
            return Task.CompletedTask;
        }, Cancelled);
        return cohorts;
    }

    private Task<State> StateAsync() =>
        Database.ReadAsync(async session => (await session.FirstOrDefaultAsync<State>("SELECT id, due_at, last_error FROM outbox"))!, Cancelled);

    private sealed class State
    {
        public Guid Id { get; init; }
        public DateTimeOffset DueAt { get; init; }
        public string LastError { get; init; } = "";
    }
}
