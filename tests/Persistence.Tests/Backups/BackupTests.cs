using Evaluation.Persistence.Backups;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing;
using Evaluation.Testing.Databases;

namespace Evaluation.Persistence.Tests.Backups;

/// <summary>A database is saved while it is in use, and comes back as it was, in a new epoch.</summary>
public sealed class BackupTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_committed_before_comes_back_and_what_came_after_is_kept_aside()
    {
        using var folder = new Scratch();
        await using var databases = new TestDatabases();
        var database = await databases.OpenAsync("test", OnDatabase.Sources);
        await AddAsync(database, "before");
        await Backup.SaveAsync(database, folder.Folder, Cancelled);
        await AddAsync(database, "after");
        await database.DisposeAsync();

        var stopped = databases.Unmigrated("test", OnDatabase.Sources);
        var epoch = await Backup.RestoreAsync(stopped, folder.Folder, Cancelled);

        (await MarksAsync(stopped)).ShouldContain("before");
        (await MarksAsync(stopped)).ShouldNotContain("after");
        (await stopped.ReadAsync(session => session.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'"), Cancelled)).ShouldBe(epoch);
        epoch.ShouldBeGreaterThan(1);
        Directory.GetFiles(Path.GetDirectoryName(databases.FileOf("test"))!, "test.db", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public async Task It_is_saved_while_others_write()
    {
        using var folder = new Scratch();
        await using var databases = new TestDatabases();
        var database = await databases.OpenAsync("test", OnDatabase.Sources);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var writing = Task.Run(async () =>
        {
            for (var mark = 0; !done.IsCancellationRequested; mark++) await AddAsync(database, $"mark {mark:D6}");
        }, Cancelled);

        var file = await Backup.SaveAsync(database, folder.Folder, Cancelled);
        await done.CancelAsync();
        await writing;

        // One instant: no mark is missing before the last one.
        await using var copy = new Database("test", new SqliteDialect(file), databases.Clock, []);
        var marks = (await MarksAsync(copy)).Where(mark => mark.StartsWith("mark ", StringComparison.Ordinal)).Order().ToList();
        marks.ShouldBe(Enumerable.Range(0, marks.Count).Select(mark => $"mark {mark:D6}"));
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_service()
    {
        using var folder = new Scratch();
        await using var databases = new TestDatabases();
        var running = await databases.OpenAsync("test", OnDatabase.Sources);
        await Backup.SaveAsync(running, folder.Folder, Cancelled);
        await AddAsync(running, "after");

        var refusal = await Should.ThrowAsync<BackupException>(() => Backup.RestoreAsync(databases.Unmigrated("test", OnDatabase.Sources), folder.Folder, Cancelled));

        refusal.Message.ShouldContain("Stop all services first");
        (await MarksAsync(running)).ShouldContain("after");
    }

    [Fact]
    public async Task That_a_database_is_in_use_is_known_before_anything_is_restored()
    {
        await using var databases = new TestDatabases();
        var running = await databases.OpenAsync("test", OnDatabase.Sources);
        await AddAsync(running, "kept");
        (await Should.ThrowAsync<BackupException>(() => Backup.CheckUnusedAsync(databases.Unmigrated("test", OnDatabase.Sources), Cancelled))).Message.ShouldContain("in use");

        await running.DisposeAsync();
        var stopped = databases.Unmigrated("test", OnDatabase.Sources);
        await Backup.CheckUnusedAsync(stopped, Cancelled);

        (await MarksAsync(stopped)).ShouldContain("kept");
    }

    [Fact]
    public async Task A_damaged_backup_is_refused_and_the_database_stays()
    {
        using var folder = new Scratch();
        await using var databases = new TestDatabases();
        var database = await databases.OpenAsync("test", OnDatabase.Sources);
        var file = await Backup.SaveAsync(database, folder.Folder, Cancelled);
        await File.WriteAllTextAsync(file, "This is no database.", Cancelled);
        await AddAsync(database, "kept");
        await database.DisposeAsync();

        await Should.ThrowAsync<BackupException>(() => Backup.RestoreAsync(databases.Unmigrated("test", OnDatabase.Sources), folder.Folder, Cancelled));

        (await MarksAsync(databases.Unmigrated("test", OnDatabase.Sources))).ShouldContain("kept");
    }

    [Fact]
    public async Task A_backup_is_never_written_over_another()
    {
        using var folder = new Scratch();
        await using var databases = new TestDatabases();
        var database = await databases.OpenAsync("test", OnDatabase.Sources);
        await Backup.SaveAsync(database, folder.Folder, Cancelled);

        (await Should.ThrowAsync<BackupException>(() => Backup.SaveAsync(database, folder.Folder, Cancelled))).Message.ShouldContain("exists already");
    }

    [Theory]
    [InlineData(1, "2024-06-01", 2)]
    [InlineData(1, "2025-01-02", 1440)]
    [InlineData(2_000_000, "2025-01-02", 2_000_001)]
    public void An_epoch_is_higher_than_the_backups_and_than_that_of_earlier_restores(int epoch, string now, int expected) =>
        Epochs.After(epoch, DateTimeOffset.Parse($"{now}T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(expected);

    private static Task AddAsync(Database database, string name) => database.WriteAsync(work => work.ExecuteAsync("INSERT INTO marks (name) VALUES (@name)", new { name }), Cancelled);

    private static Task<IReadOnlyList<string>> MarksAsync(Database database) => database.ReadAsync(session => session.QueryAsync<string>("SELECT name FROM marks"), Cancelled);
}
