using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Persistence.Tests.Messaging;

public sealed class OutboxOwnershipOnSqlite() : OutboxOwnershipTests(DatabaseProvider.Sqlite);

public sealed class OutboxOwnershipOnSqlServer() : OutboxOwnershipTests(DatabaseProvider.SqlServer);

/// <summary>Several instances on one outbox, and instances that die.</summary>
public abstract class OutboxOwnershipTests(DatabaseProvider provider) : OnDatabase(provider)
{
    private readonly OutboxOptions options = new() { Batch = 10 };
    private readonly RecordingSender first = new();
    private readonly RecordingSender second = new();

    [Fact]
    public async Task Two_instances_never_send_the_same_event()
    {
        await PublishAsync(100);
        var other = await OpenAsync();

        await Task.WhenAll(DrainAsync(Database, first), DrainAsync(other, second));

        first.Sent.Concat(second.Sent).Select(sent => sent.MessageId).Distinct().Count().ShouldBe(100);
        (first.Attempts.Count + second.Attempts.Count).ShouldBe(100);
    }

    [Fact]
    public async Task What_one_instance_is_sending_no_other_sends_while_the_lease_holds()
    {
        await PublishAsync(1);
        var go = new TaskCompletionSource();
        first.Meanwhile = _ => go.Task;

        var sending = Dispatcher(Database, first).DispatchAsync(Cancelled);
        await Eventually.SeeAsync(() => first.Attempts.Count, count => count == 1);
        Clock.Advance(options.SendTimeout - TimeSpan.FromMilliseconds(1));
        var claimedByOther = await Dispatcher(await OpenAsync(), second).DispatchAsync(Cancelled);
        go.SetResult();
        await sending;

        (claimedByOther, second.Attempts.Count, first.Sent.Count).ShouldBe((0, 0, 1));
    }

    [Fact]
    public async Task When_killed_between_claim_and_send_another_takes_over_after_the_lease()
    {
        await PublishAsync(1);
        await ClaimForDeadOwnerAsync();
        var dispatcher = Dispatcher(Database, second);

        (await dispatcher.DispatchAsync(Cancelled)).ShouldBe(0);
        Clock.Advance(options.Lease);
        (await dispatcher.DispatchAsync(Cancelled)).ShouldBe(1);

        second.Sent.Count.ShouldBe(1);
        (await CountAsync("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task An_instance_that_lost_its_claim_completes_nothing()
    {
        await PublishAsync(1);
        first.Meanwhile = _ => ClaimForDeadOwnerAsync(evenIfClaimed: true);

        await Dispatcher(Database, first).DispatchAsync(Cancelled);

        first.Sent.Count.ShouldBe(1);
        (await CountAsync("outbox")).ShouldBe(1);
    }

    [Fact]
    public async Task An_instance_that_lost_its_claim_and_failed_does_not_touch_the_claim_of_the_other()
    {
        var cohort = await PublishAsync(1);
        first.Refused[cohort] = true;
        first.Meanwhile = _ => ClaimForDeadOwnerAsync(evenIfClaimed: true);

        await Dispatcher(Database, first).DispatchAsync(Cancelled);

        (await Database.ReadAsync(session => session.ValueAsync<string>("SELECT owner FROM outbox"), Cancelled)).ShouldBe("dead");
    }

    [Fact]
    public async Task When_the_database_fails_after_the_send_the_event_is_sent_again_under_the_same_id()
    {
        await PublishAsync(1);
        var failures = 1;
        Database.Dialect.Watch = text =>
        {
            if (text.StartsWith("DELETE FROM outbox", StringComparison.Ordinal) && failures-- > 0) throw new IOException("the disk is gone for a moment");
        };
        var dispatcher = Dispatcher(Database, first);

        await Should.ThrowAsync<IOException>(() => dispatcher.DispatchAsync(Cancelled));
        var withinLease = await dispatcher.DispatchAsync(Cancelled);
        Clock.Advance(options.Lease);
        await dispatcher.DispatchAsync(Cancelled);

        withinLease.ShouldBe(0);
        first.Sent.Count.ShouldBe(2);
        first.Sent.Select(sent => sent.MessageId).Distinct().Count().ShouldBe(1);
        (await CountAsync("outbox")).ShouldBe(0);
    }

    [Fact]
    public async Task Stopping_in_the_middle_of_a_send_keeps_the_event()
    {
        await PublishAsync(1);
        using var stopping = new CancellationTokenSource();
        first.Meanwhile = async cancellation =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        };

        await Dispatcher(Database, first).DispatchAsync(stopping.Token);

        (await Database.ReadAsync(session => session.ValueAsync<string>("SELECT last_error FROM outbox"), Cancelled)).ShouldContain("stopped");
    }

    private static async Task DrainAsync(Database database, RecordingSender sender)
    {
        var dispatcher = Dispatcher(database, sender, new() { Batch = 10 });
        await dispatcher.DispatchAsync(Cancelled);
    }

    private OutboxDispatcher Dispatcher(Database database, RecordingSender sender) => Dispatcher(database, sender, options);

    private static OutboxDispatcher Dispatcher(Database database, RecordingSender sender, OutboxOptions options) =>
        new(database, sender, options, NullLogger<OutboxDispatcher>.Instance);

    private async Task<Guid> PublishAsync(int events)
    {
        var cohort = Guid.CreateVersion7();
        await Database.WriteAsync(work =>
        {
            for (var number = 0; number < events; number++) work.Publish(Event(cohort));
            return Task.CompletedTask;
        }, Cancelled);
        return cohort;
    }

    private Task ClaimForDeadOwnerAsync(bool evenIfClaimed = false) => Database.WriteAsync(
        work => work.ExecuteAsync(
            "UPDATE outbox SET owner = 'dead', claimed_until = @until, attempts = attempts + 1 WHERE claimed_until <= @now OR @any = 1",
            new { until = work.Now + options.Lease, now = work.Now, any = evenIfClaimed ? 1 : 0 }), Cancelled);
}
