using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Evaluation.Persistence.Tests.Fixtures;

namespace Evaluation.Persistence.Tests.Databases;

public sealed class MigrationsOnSqlite() : MigrationTests(DatabaseProvider.Sqlite);

public sealed class MigrationsOnSqlServer() : MigrationTests(DatabaseProvider.SqlServer);

public abstract class MigrationTests(DatabaseProvider provider) : OnDatabase(provider)
{
    [Fact]
    public async Task Migrations_are_applied_once_however_often_a_service_starts()
    {
        var before = await JournalAsync(Database);
        await Migrator.MigrateAsync(Database, Cancelled);
        await OpenAsync();

        (await JournalAsync(Database)).ShouldBe(before);
        before.ShouldBe(Migrator.MigrationsOf(Database).Select(migration => migration.Name), ignoreOrder: true);
    }

    [Fact]
    public async Task Only_the_files_of_the_database_at_hand_are_applied_in_order()
    {
        var marks = await Database.ReadAsync(session => session.QueryAsync<string>("SELECT name FROM marks ORDER BY name"), Cancelled);

        marks.ShouldBe(["all", Database.Dialect.Name]);
    }

    [Fact]
    public async Task A_file_changed_after_it_was_applied_ends_the_start()
    {
        await Database.WriteAsync(work => work.ExecuteAsync("UPDATE migrations SET checksum = 'another' WHERE name = 'test/0001-notes.sql'"), Cancelled);

        (await Should.ThrowAsync<InvalidOperationException>(OpenAsync)).Message.ShouldContain("test/0001-notes.sql");
    }

    [Fact]
    public async Task A_migration_that_fails_leaves_nothing_behind()
    {
        // Without the tables of the test's own first files, the third has nothing to read from.
        var broken = Databases.Unmigrated("broken", [new(typeof(OnDatabase).Assembly, "test/0003")]);
        broken.Dialect.Watch = null;

        await Should.ThrowAsync<System.Data.Common.DbException>(() => Migrator.MigrateAsync(broken, Cancelled));

        await Should.ThrowAsync<System.Data.Common.DbException>(() => JournalAsync(broken));
    }

    [Fact]
    public async Task Processes_that_migrate_at_once_apply_each_file_once()
    {
        var starting = Enumerable.Range(0, 4).Select(_ => Databases.Unmigrated("fresh", Sources)).ToList();

        await Task.WhenAll(starting.Select(database => Task.Run(() => Migrator.MigrateAsync(database, Cancelled), Cancelled)));

        (await JournalAsync(starting[0])).Count.ShouldBe(Migrator.MigrationsOf(starting[0]).Count());
    }

    private static Task<IReadOnlyList<string>> JournalAsync(Database database) =>
        database.ReadAsync(session => session.QueryAsync<string>("SELECT name FROM migrations ORDER BY name"), Cancelled);
}
