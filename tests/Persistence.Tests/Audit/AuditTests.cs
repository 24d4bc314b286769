using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;

namespace Evaluation.Persistence.Tests.Audit;

public sealed class AuditOnSqlite() : AuditTests(DatabaseProvider.Sqlite);

public sealed class AuditOnSqlServer() : AuditTests(DatabaseProvider.SqlServer);

public abstract class AuditTests(DatabaseProvider provider) : OnDatabase(provider)
{
    [Fact]
    public async Task Entries_are_numbered_without_gaps_in_each_scope_also_beside_work_that_fails()
    {
        await Task.WhenAll(Enumerable.Range(0, 30).Select(async number =>
        {
            try
            {
                await Database.WriteAsync(work =>
                {
                    work.Audit(number % 2 == 0 ? "even" : "odd", Entry(number));
                    return number % 5 == 0 ? throw new InvalidOperationException("this one") : Task.CompletedTask;
                }, Cancelled);
            }
            catch (InvalidOperationException)
            {
            }
        }));

        (await NumbersAsync("even")).ShouldBe(Enumerable.Range(1, 12).Select(number => (long)number));
        (await NumbersAsync("odd")).ShouldBe(Enumerable.Range(1, 12).Select(number => (long)number));
        (await BrokenAsync("even"), await BrokenAsync("odd"), await BrokenAsync("empty")).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Entries_are_read_latest_first_page_by_page()
    {
        await WriteAsync(5);

        var page = await AuditTrail.ReadAsync(Database, "cohort", before: 5, limit: 2, AuditFilter.None, Cancelled);

        page.Select(record => (record.Number, record.Actor, record.Action, record.Detail)).ShouldBe([(4, "account-4", "changed", "4 → 5"), (3, "account-3", "changed", "3 → 4")]);
        page.ShouldAllBe(record => record.At == Clock.GetUtcNow());
    }

    [Fact]
    public async Task Entries_are_found_by_what_was_done_and_when()
    {
        await WriteAsync(2);
        var between = Clock.GetUtcNow().AddSeconds(1);
        Clock.Advance(TimeSpan.FromSeconds(2));
        await Database.WriteAsync(work =>
        {
            work.Audit("cohort", new("account-9", "admin", "removed", "subject"));
            return Task.CompletedTask;
        }, Cancelled);

        (await FoundAsync(new("removed", null, null))).ShouldBe([3]);
        (await FoundAsync(new(null, between, null))).ShouldBe([3]);
        (await FoundAsync(new(null, null, between))).ShouldBe([2, 1]);
        (await FoundAsync(new("changed", between, null))).ShouldBeEmpty();

        async Task<IEnumerable<long>> FoundAsync(AuditFilter filter) =>
            (await AuditTrail.ReadAsync(Database, "cohort", long.MaxValue, 10, filter, Cancelled)).Select(record => record.Number);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'somebody else' WHERE number = 3")]
    [InlineData("UPDATE audit SET detail = '' WHERE number = 3")]
    [InlineData("UPDATE audit SET at = '2026-01-01T00:00:00.000' WHERE number = 3")]
    [InlineData("UPDATE audit SET hash = (SELECT a.hash FROM audit a WHERE a.number = 2) WHERE number = 3")]
    [InlineData("DELETE FROM audit WHERE number = 3")]
    public async Task A_changed_or_deleted_entry_is_found(string tampering)
    {
        await WriteAsync(6);
        await WithoutTriggersAsync(tampering);

        (await BrokenAsync("cohort")).ShouldBe(3);
    }

    [Theory]
    [InlineData("DELETE FROM audit WHERE number > 4", 5)]
    [InlineData("DELETE FROM audit", 1)]
    [InlineData("DELETE FROM audit_heads", 7)]
    public async Task A_tail_or_head_that_was_cut_off_is_found(string tampering, long broken)
    {
        await WriteAsync(6);
        await WithoutTriggersAsync(tampering);

        (await BrokenAsync("cohort")).ShouldBe(broken);
    }

    [Theory]
    [InlineData("UPDATE audit SET actor = 'somebody else'")]
    [InlineData("DELETE FROM audit")]
    public async Task The_database_refuses_to_change_an_entry(string tampering)
    {
        await WriteAsync(2);

        (await Should.ThrowAsync<System.Data.Common.DbException>(() => Database.WriteAsync(work => work.ExecuteAsync(tampering), Cancelled)))
            .Message.ShouldContain("append-only");
        (await BrokenAsync("cohort")).ShouldBeNull();
    }

    [Fact]
    public async Task A_chain_that_grows_while_it_is_checked_is_whole()
    {
        using var stopping = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!stopping.IsCancellationRequested) await WriteAsync(1);
        }, Cancelled);

        for (var check = 0; check < 50; check++) (await BrokenAsync("cohort")).ShouldBeNull();

        await stopping.CancelAsync();
        await writing;
    }

    [Fact]
    public async Task A_chain_of_many_pages_is_walked_to_its_end()
    {
        await WriteAsync(2500);
        (await BrokenAsync("cohort")).ShouldBeNull();

        await WithoutTriggersAsync("UPDATE audit SET subject = 'another' WHERE number = 2400");

        (await BrokenAsync("cohort")).ShouldBe(2400);
    }

    private static AuditEntry Entry(int number) => new($"account-{number}", "admin", "changed", "plan", $"{number} → {number + 1}");

    private Task WriteAsync(int entries) => Database.WriteAsync(work =>
    {
        for (var number = 1; number <= entries; number++) work.Audit("cohort", Entry(number));
        return Task.CompletedTask;
    }, Cancelled);

    private Task<long?> BrokenAsync(string scope) => AuditTrail.FirstBrokenAsync(Database, scope, Cancelled);

    private async Task<IEnumerable<long>> NumbersAsync(string scope) =>
        (await AuditTrail.ReadAsync(Database, scope, long.MaxValue, 1000, AuditFilter.None, Cancelled)).Select(record => record.Number).Reverse();

    /// <summary>As somebody with the rights of the database's owner could.</summary>
    private Task WithoutTriggersAsync(string tampering) => Database.WriteAsync(async work =>
    {
        await work.ExecuteAsync(work.Dialect is SqliteDialect ? "DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete" : "DROP TRIGGER audit_append_only");
        await work.ExecuteAsync(tampering);
    }, Cancelled);
}
