using System.Diagnostics;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Persistence.Writing;

namespace Evaluation.Persistence.Tests.Writing;

/// <summary>What only the writer of SQLite does: many transactions in one commit.</summary>
public sealed class GroupCommitTests() : OnDatabase(DatabaseProvider.Sqlite)
{
    private readonly ManualResetEventSlim go = new();
    private GroupWriter writer = null!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        // A batch as long as the test: all that waits goes into it.
        writer = new((SqliteDialect)Database.Dialect, Clock, Database.OutboxFilled, grouped: true) { LongestBatch = TimeSpan.FromHours(1) };
    }

    public override async ValueTask DisposeAsync()
    {
        go.Set();
        await writer.DisposeAsync();
        go.Dispose();
        await base.DisposeAsync();
    }

    [Fact]
    public async Task Parameters_in_another_order_than_the_texts_are_refused()
    {
        var refused = await Should.ThrowAsync<ArgumentException>(() => writer.WriteAsync(work => work.ExecutePreparedAsync("UPDATE notes SET body = @body WHERE name = @name", ["name", "body"], "a", "b"), Cancelled));
        refused.Message.ShouldContain("first named as body, name");
        await Should.ThrowAsync<ArgumentException>(() => writer.WriteAsync(work => work.ExecutePreparedAsync("DELETE FROM notes WHERE name = @name", ["name"], "a", "b"), Cancelled));
    }

    [Fact]
    public async Task Shared_state_is_loaded_once_and_saved_once_a_batch()
    {
        var sum = new Sum();
        await TogetherAsync([.. Enumerable.Range(0, 10).Select(_ => Adding(sum, 1))]);

        var saves = await Database.ReadAsync(session => session.ValueAsync<int>("SELECT saves FROM sums WHERE name = 'all'"), Cancelled);
        (sum.Loads, saves, await SumAsync()).ShouldBe((1, 1, 10));
    }

    [Fact]
    public async Task A_text_that_is_run_again_takes_its_own_values_and_another_list_of_them()
    {
        var seen = await writer.WriteAsync(async work =>
        {
            const string text = "SELECT name FROM sums WHERE name IN @names";
            var first = await work.QueryAsync<string>(text, new { names = new[] { "all" } });
            var second = await work.QueryAsync<string>(text, new { names = new[] { "none", "all" } });
            var third = await work.QueryAsync<string>(text, new { names = new[] { "none" } });
            return (first.Count, second.Count, third.Count);
        }, Cancelled);

        seen.ShouldBe((1, 1, 0));
    }

    [Fact]
    public async Task State_that_failed_work_loaded_does_not_keep_what_was_rolled_back()
    {
        var outcomes = await TogetherAsync(
            async work =>
            {
                await work.ExecuteAsync("UPDATE sums SET total = 1000 WHERE name = 'all'");
                await work.LoadAsync(Sum.Shared, "all");
                throw new InvalidOperationException("rolled back");
            },
            Adding(Sum.Shared, 1));

        outcomes[0].ShouldBeOfType<InvalidOperationException>();
        (await SumAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_fails_half_way_leaves_nothing_to_its_neighbours()
    {
        var outcomes = await TogetherAsync(
            Adding(Sum.Shared, 1),
            work =>
            {
                work.Change(Sum.Shared, "all", sum => sum.Total += 1000);
                work.Change(Sum.Shared, "all", _ => throw new InvalidOperationException("half way"));
                return Task.CompletedTask;
            },
            Adding(Sum.Shared, 1));

        outcomes.Select(outcome => outcome?.Message).ShouldBe([null, "half way", null]);
        (await SumAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_because_of_a_neighbour_that_is_not_committed_after_all_is_not_reported()
    {
        var outcomes = await TogetherAsync(
            async work =>
            {
                await AddNoteAsync(work, Guid.CreateVersion7(), "wanted by two");
                // Fails at the commit.
                await work.ExecuteAsync("INSERT INTO children (id, parent) VALUES (@id, @id)", new { id = Guid.NewGuid() });
            },
            work => AddNoteAsync(work, Guid.CreateVersion7(), "wanted by two"));

        outcomes[0].ShouldNotBeNull();
        outcomes[1].ShouldBeNull();
    }

    [Fact]
    public async Task Work_cancelled_while_it_waits_is_not_done()
    {
        using var cancelling = new CancellationTokenSource();
        var ran = false;
        var blocked = Block();
        var waiting = writer.WriteAsync(_ => Task.FromResult(ran = true), cancelling.Token);
        var behind = writer.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7());
            return true;
        }, Cancelled);

        await cancelling.CancelAsync();
        go.Set();

        await Should.ThrowAsync<OperationCanceledException>(waiting);
        await Task.WhenAll(blocked, behind);
        (ran, await CountAsync("notes")).ShouldBe((false, 1));
    }

    [Fact]
    public async Task Work_that_asks_for_another_write_is_told_instead_of_waiting_for_ever()
    {
        var outcomes = await TogetherAsync(async work => await writer.WriteAsync(_ => Task.FromResult(true), Cancelled));

        outcomes[0].ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("wait for itself");
    }

    [Fact]
    public async Task Disposing_writes_what_was_let_in_and_refuses_what_comes_later()
    {
        var blocked = Block();
        var waiting = writer.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7());
            return true;
        }, Cancelled);

        var disposing = writer.DisposeAsync().AsTask();
        go.Set();
        await Task.WhenAll(blocked, waiting, disposing);

        (await CountAsync("notes")).ShouldBe(1);
        await Should.ThrowAsync<ObjectDisposedException>(() => writer.WriteAsync(_ => Task.FromResult(true), Cancelled));
    }

    [Fact]
    public async Task An_event_carries_the_trace_of_the_caller()
    {
        using var activity = new Activity("caller").Start();
        await Database.WriteAsync(work =>
        {
            work.Publish(Event());
            return Task.CompletedTask;
        }, Cancelled);

        (await Database.ReadAsync(session => session.ValueAsync<string>("SELECT trace_parent FROM outbox"), Cancelled)).ShouldBe(activity.Id);
    }

    [Fact]
    public async Task Without_grouping_each_commits_alone()
    {
        await using var alone = new GroupWriter((SqliteDialect)Database.Dialect, Clock, Database.OutboxFilled, grouped: false);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => alone.WriteAsync(async work =>
        {
            await Adding(Sum.Shared, 1)(work);
            return true;
        }, Cancelled)));

        (await Database.ReadAsync(session => session.ValueAsync<int>("SELECT saves FROM sums WHERE name = 'all'"), Cancelled)).ShouldBe(5);
    }

    private static Func<UnitOfWork, Task> Adding(Sum sum, int amount) => work =>
    {
        work.Change(sum, "all", state => state.Total += amount);
        return Task.CompletedTask;
    };

    /// <summary>Holds the writer's thread, so that what comes now waits and goes into one batch.</summary>
    private Task Block() => writer.WriteAsync(_ =>
    {
        go.Wait(TimeSpan.FromMinutes(1));
        return Task.FromResult(true);
    }, CancellationToken.None);

    private async Task<Exception?[]> TogetherAsync(params Func<UnitOfWork, Task>[] works)
    {
        var blocked = Block();
        var tasks = works.Select(work => writer.WriteAsync(async unit =>
        {
            await work(unit);
            return true;
        }, CancellationToken.None)).ToList();
        go.Set();
        await blocked;
        var outcomes = new List<Exception?>();
        foreach (var task in tasks)
        {
            await Task.WhenAny(task);
            outcomes.Add(task.Exception?.InnerException);
        }
        return [.. outcomes];
    }
}
