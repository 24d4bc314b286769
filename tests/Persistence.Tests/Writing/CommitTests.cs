using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;

namespace Evaluation.Persistence.Tests.Writing;

public sealed class CommitOnSqlite() : CommitTests(DatabaseProvider.Sqlite);

public sealed class CommitOnSqlServer() : CommitTests(DatabaseProvider.SqlServer);

public abstract class CommitTests(DatabaseProvider provider) : OnDatabase(provider)
{
    private static readonly AuditEntry Entry = new("account-1", "admin", "note-added", "note-1");

    [Fact]
    public async Task A_commit_holds_data_event_audit_entry_and_shared_state()
    {
        await Database.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7());
            work.Publish(Event());
            work.Audit("cohort", Entry);
            work.Change(Sum.Shared, "all", sum => sum.Total += 5);
        }, Cancelled);

        (await CountAsync("notes"), await CountAsync("outbox"), await CountAsync("audit"), await SumAsync()).ShouldBe((1, 1, 1, 5));
    }

    [Fact]
    public async Task What_is_told_at_the_commit_is_told_before_the_caller_goes_on()
    {
        var begin = new TaskCompletionSource();
        Task? write = null;
        var wentOn = true;
        write = Database.WriteAsync(async work =>
        {
            await begin.Task;
            await AddNoteAsync(work, Guid.CreateVersion7());
            // Long enough for a caller who is let go to go.
            work.OnCommitted(() => wentOn = write!.Wait(TimeSpan.FromMilliseconds(300)));
        }, Cancelled);
        begin.SetResult();
        await write;

        wentOn.ShouldBeFalse();
    }

    [Fact]
    public async Task A_text_kept_prepared_says_how_many_rows_it_changed_each_time()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var changed = await Database.WriteAsync(async work =>
        {
            var counts = new List<int>();
            foreach (var (id, amount) in new[] { (first, 3), (first, 4), (second, 5) })
                counts.Add(await work.ExecutePreparedAsync(
                    "INSERT INTO notes (id, amount, at) SELECT @id, @amount, @at WHERE NOT EXISTS (SELECT 1 FROM notes WHERE id = @id)", ["id", "amount", "at"], id, amount, work.Now));
            counts.Add(await work.ExecutePreparedAsync("UPDATE notes SET amount = amount + @more", ["more"], 10));
            return counts;
        }, Cancelled);

        changed.ShouldBe([1, 0, 1, 2]);
        (await Database.ReadAsync(session => session.QueryAsync<int>("SELECT amount FROM notes ORDER BY amount"), Cancelled)).ShouldBe([13, 15]);
    }

    [Fact]
    public async Task Work_that_fails_leaves_no_data_event_audit_entry_or_shared_state()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Database.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7());
            work.Publish(Event());
            work.Audit("cohort", Entry);
            work.Change(Sum.Shared, "all", sum => sum.Total += 5);
            throw new InvalidOperationException("after all was written");
        }, Cancelled));

        (await CountAsync("notes"), await CountAsync("outbox"), await CountAsync("audit"), await SumAsync()).ShouldBe((0, 0, 0, 0));
    }

    [Fact]
    public async Task Work_that_fails_does_not_harm_work_beside_it()
    {
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 60).Select(async number =>
        {
            try
            {
                await Database.WriteAsync(async work =>
                {
                    await AddNoteAsync(work, Guid.CreateVersion7());
                    work.Change(Sum.Shared, "all", sum => sum.Total++);
                    work.Publish(Event());
                    if (number % 3 == 0) throw new InvalidOperationException("this one");
                }, Cancelled);
                return true;
            }
            catch (InvalidOperationException)
            {
                return false;
            }
        }));

        outcomes.Count(succeeded => succeeded).ShouldBe(40);
        (await CountAsync("notes"), await CountAsync("outbox"), await SumAsync()).ShouldBe((40, 40, 40));
    }

    [Fact]
    public async Task Shared_state_that_cannot_be_saved_fails_only_the_work_to_blame()
    {
        var limited = new Sum(refused: 1000);
        var tasks = Enumerable.Range(0, 20).Select(number => Database.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7());
            work.Change(limited, "all", sum => sum.Total += number == 7 ? 1000 : 1);
        }, Cancelled)).ToList();

        (await Should.ThrowAsync<InvalidOperationException>(tasks[7])).Message.ShouldBe("The sum is too large.");
        await Task.WhenAll(tasks.Where((_, number) => number != 7));
        (await CountAsync("notes"), await SumAsync()).ShouldBe((19, 19));
    }

    [Fact]
    public async Task A_row_without_its_parent_fails_only_the_work_to_blame()
    {
        // SQLite sees it at the commit only, where the whole batch fails.
        var tasks = Enumerable.Range(0, 20).Select(number => Database.WriteAsync(async work =>
        {
            var id = Guid.CreateVersion7();
            await AddNoteAsync(work, id);
            await work.ExecuteAsync("INSERT INTO children (id, parent) VALUES (@id, @parent)", new { id, parent = number == 7 ? Guid.NewGuid() : id });
        }, Cancelled)).ToList();

        await Should.ThrowAsync<System.Data.Common.DbException>(tasks[7]);
        await Task.WhenAll(tasks.Where((_, number) => number != 7));
        (await CountAsync("notes")).ShouldBe(19);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 400).Select(number => Database.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7(), $"note {number}");
            work.Change(Sum.Shared, "all", sum => sum.Total += number);
            work.Audit("cohort", Entry);
            return number;
        }, Cancelled)));

        results.ShouldBe(Enumerable.Range(0, 400));
        (await CountAsync("notes"), await SumAsync(), await CountAsync("audit")).ShouldBe((400, 400 * 399 / 2, 400));
        (await AuditTrail.FirstBrokenAsync(Database, "cohort", Cancelled)).ShouldBeNull();
    }

    [Fact]
    public async Task State_that_many_make_for_the_first_time_at_once_is_made_once()
    {
        var others = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => OpenAsync()));

        await Task.WhenAll(others.Select(database => database.WriteAsync(work =>
        {
            work.Change(Sum.Shared, "new", sum => sum.Total++);
            return Task.CompletedTask;
        }, Cancelled)));

        (await Database.ReadAsync(session => session.ValueAsync<long>("SELECT total FROM sums WHERE name = 'new'"), Cancelled)).ShouldBe(4);
    }

    [Fact]
    public async Task Readers_see_only_what_is_committed()
    {
        using var written = new SemaphoreSlim(0);
        using var go = new ManualResetEventSlim();
        var writing = Task.Run(() => Database.WriteAsync(async work =>
        {
            await AddNoteAsync(work, Guid.CreateVersion7());
            written.Release();
            go.Wait(Cancelled);
        }, Cancelled), Cancelled);

        await written.WaitAsync(Cancelled);
        var before = await CountAsync("notes");
        go.Set();
        await writing;

        (before, await CountAsync("notes")).ShouldBe((0, 1));
    }

    [Fact]
    public async Task A_unique_violation_is_recognised_and_other_failures_are_not()
    {
        await Database.WriteAsync(work => AddNoteAsync(work, Guid.CreateVersion7(), "taken"), Cancelled);

        var byIndex = await Should.ThrowAsync<Exception>(() => Database.WriteAsync(work => AddNoteAsync(work, Guid.CreateVersion7(), "taken"), Cancelled));
        var byKey = await Should.ThrowAsync<Exception>(() => Database.WriteAsync(work => work.ExecuteAsync("INSERT INTO marks (name) VALUES ('all')"), Cancelled));
        var missing = await Should.ThrowAsync<Exception>(() => Database.WriteAsync(work => work.ExecuteAsync("INSERT INTO marks (name) VALUES (NULL)"), Cancelled));

        new[] { byIndex, byKey, missing }.Select(Database.Dialect.IsUniqueViolation).ShouldBe([true, true, false]);
    }

    [Fact]
    public async Task What_shared_state_publishes_while_it_is_saved_is_committed_with_it()
    {
        var id = Guid.CreateVersion7();
        await Database.WriteAsync(work =>
        {
            work.Change(Sum.Shared, "all", sum => (sum.Total, sum.Announce) = (1, id));
            return Task.CompletedTask;
        }, Cancelled);

        (await CountAsync("outbox")).ShouldBe(1);
    }

    [Fact]
    public async Task Only_contracts_can_be_published() =>
        (await Should.ThrowAsync<ArgumentException>(() => Database.WriteAsync(work =>
        {
            work.Publish("not a contract");
            return Task.CompletedTask;
        }, Cancelled))).Message.ShouldContain("no contract");

    [Fact]
    public async Task A_call_after_the_commit_that_throws_has_the_work_done_once()
    {
        var runs = 0;
        var tasks = Enumerable.Range(0, 5).Select(number => Database.WriteAsync(async work =>
        {
            Interlocked.Increment(ref runs);
            await AddNoteAsync(work, Guid.CreateVersion7());
            work.OnCommitted(() => throw new InvalidOperationException("too late"));
        }, Cancelled));

        await Task.WhenAll(tasks);

        (runs, await CountAsync("notes")).ShouldBe((5, 5));
    }
}
