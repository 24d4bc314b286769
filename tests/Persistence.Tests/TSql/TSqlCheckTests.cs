using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing.TSql;

namespace Evaluation.Persistence.Tests.TSql;

/// <summary>The check itself: what it must find, and what it must let pass.</summary>
public sealed class TSqlCheckTests() : OnDatabase(DatabaseProvider.Sqlite)
{
    private TSqlCheck Check => TSqlCheck.For(Database);

    [Theory]
    [InlineData("SELECT nme FROM notes", "no column nme")]
    [InlineData("SELECT n.nme FROM notes n", "n has no column nme")]
    [InlineData("SELECT x.name FROM notes n", "no table x")]
    [InlineData("SELECT name FROM nots", "no table nots")]
    [InlineData("SELECT n.id FROM notes n JOIN children c ON c.parnt = n.id", "c has no column parnt")]
    [InlineData("SELECT id FROM notes n JOIN children c ON c.parent = n.id", "may come from 2 tables")]
    [InlineData("SELECT a.x FROM (SELECT name FROM notes) a", "a has no column x")]
    [InlineData("WITH recent AS (SELECT name FROM notes) SELECT id FROM recent", "no column id")]
    [InlineData("SELECT name FROM notes WHERE EXISTS (SELECT 1 FROM children WHERE parent = notes.ident)", "notes has no column ident")]
    [InlineData("SELECT name AS title FROM notes WHERE title = 'x'", "no column title")]
    [InlineData("INSERT INTO notes (id, titel) VALUES (@id, @titel)", "notes has no column titel")]
    [InlineData("INSERT INTO notes (id, name) VALUES (@id)", "another number of values")]
    [InlineData("INSERT INTO notes VALUES (@id)", "names its columns")]
    [InlineData("INSERT INTO marks (name) SELECT titel FROM notes", "no column titel")]
    [InlineData("UPDATE notes SET titel = 'x'", "notes has no column titel")]
    [InlineData("UPDATE notes SET name = titel", "no column titel")]
    [InlineData("DELETE FROM notes WHERE titel = 'x'", "no column titel")]
    [InlineData("CREATE INDEX notes_title ON notes (titel)", "no column titel")]
    [InlineData("CREATE TABLE more (id {id} NOT NULL PRIMARY KEY, note {id} NOT NULL REFERENCES nots (id))", "no table nots")]
    public void A_name_that_no_migration_makes_is_found(string sql, string problem) => Check.Problems(sql).ShouldContain(found => found.Contains(problem));

    [Theory]
    [InlineData("SELECT name FROM notes LIMIT 5")]
    [InlineData("SELECT name || 'x' FROM notes")]
    [InlineData("SELECT name FROM notes {first @n}")]
    [InlineData("INSERT INTO marks (name) VALUES ('x') ON CONFLICT DO NOTHING")]
    [InlineData("SELECT plan FROM notes")]
    [InlineData("SELECT name FROM notes WHERE amount")]
    [InlineData("SELECT name FROM notes WHERE (name, amount) > (@name, @amount)")]
    [InlineData("UPDATE notes AS n SET name = 'x'")]
    [InlineData("CREATE TABLE IF NOT EXISTS more (id {id} NOT NULL PRIMARY KEY)")]
    [InlineData("SELECT name FROM notes {frist @n}")]
    [InlineData("SELECT 1; CREATE TRIGGER late ON notes AFTER INSERT AS SELECT 1")]
    [InlineData("SELECT TOP @n name FROM notes")]
    public void A_text_that_does_not_parse_is_found(string sql) => Check.Problems(sql).ShouldNotBeEmpty();

    [Theory]
    [InlineData("SELECT name, COUNT(*) FROM notes", "neither grouped")]
    [InlineData("SELECT name, body, COUNT(*) FROM notes GROUP BY name", "neither grouped")]
    [InlineData("SELECT MAX(amount, 5) FROM notes", "takes one value")]
    [InlineData("SELECT length(name) FROM notes", "no function")]
    [InlineData("SELECT * FROM notes", "name the columns")]
    [InlineData("SELECT same = amount FROM notes", "comparison on SQLite")]
    [InlineData("SELECT name FROM (SELECT name FROM notes ORDER BY name) a", "ORDER BY")]
    [InlineData("CREATE TABLE more (name {text} NOT NULL PRIMARY KEY)", "too long a type")]
    [InlineData("CREATE TABLE more (at datetime2 NOT NULL)", "seventh")]
    [InlineData("CREATE TABLE more (id int NOT NULL, INDEX more_id (id))", "inside CREATE TABLE")]
    [InlineData("CREATE TABLE ##more (id int NOT NULL)", "##temp")]
    [InlineData("ALTER TABLE notes ALTER COLUMN amount bigint", "ALTER COLUMN")]
    [InlineData("MERGE notes AS n USING marks AS m ON n.name = m.name WHEN MATCHED THEN DELETE OUTPUT deleted.id;", "MERGE with OUTPUT")]
    [InlineData("SELECT TOP (5) WITH TIES name FROM notes ORDER BY name", "WITH TIES")]
    [InlineData("INSERT INTO marks (name) OUTPUT inserted.name SELECT TOP (1) name FROM notes ORDER BY name", "INSERT ... OUTPUT")]
    public void A_trap_is_found(string sql, string problem) => Check.Problems(sql).ShouldContain(found => found.Contains(problem));

    [Theory]
    [InlineData("INSERT INTO inbox (message_id, consumer, received_at) SELECT @a, @b, @c WHERE NOT EXISTS (SELECT 1 FROM inbox WHERE message_id = @a)")]
    [InlineData("SELECT name FROM notes {lock} WHERE id IN @ids ORDER BY name {first @n}")]
    [InlineData("SELECT n.name AS title, COUNT(c.id) AS children FROM notes n LEFT JOIN children c ON c.parent = n.id GROUP BY n.name HAVING COUNT(c.id) > 1 ORDER BY title")]
    [InlineData("SELECT name, (SELECT COUNT(*) FROM children c WHERE c.parent = n.id) AS children FROM notes n WHERE EXISTS (SELECT 1 FROM children WHERE parent = n.id)")]
    [InlineData("WITH recent (id, title) AS (SELECT id, name FROM notes) SELECT title FROM recent WHERE id = @id")]
    [InlineData("SELECT name FROM notes UNION ALL SELECT name FROM marks ORDER BY name")]
    [InlineData("SELECT a.name, a.position FROM (SELECT name, ROW_NUMBER() OVER (ORDER BY name) AS position FROM notes) a WHERE a.position = 1")]
    [InlineData("UPDATE notes SET amount = amount + 1, name = CASE WHEN name IS NULL THEN 'x' ELSE COALESCE(name, body) END WHERE id = @id")]
    [InlineData("UPDATE notes SET name = m.name FROM marks m WHERE notes.name = m.name")]
    [InlineData("SELECT AVG(CAST(amount AS float)), SUM(amount * amount) FROM notes WHERE amount IS NOT NULL")]
    [InlineData("SELECT name FROM (SELECT name FROM notes ORDER BY name {first @n}) a")]
    [InlineData("DELETE FROM notes WHERE id IN (SELECT parent FROM children WHERE parent = notes.id)")]
    [InlineData("SELECT table_name FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'notes'")]
    [InlineData("ALTER TABLE notes ADD extra int NULL")]
    public void A_text_that_both_databases_take_passes(string sql) => Check.Problems(sql).ShouldBeEmpty();

    [Fact]
    public void The_migrations_and_the_texts_of_SQL_Server_itself_pass()
    {
        Check.ProblemsOfMigrations.ShouldBeEmpty();
        Check.ProblemsOfTSql(SqlServerDialect.MigrationLock).ShouldBeEmpty();
        Check.ProblemsOfTSql(new SqlServerDialect("").ClaimOutbox).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_text_fails_the_test_that_runs_it() =>
        (await Should.ThrowAsync<TSqlException>(() => Database.ReadAsync(session => session.QueryAsync<string>("SELECT name FROM notes LIMIT 5"), Cancelled)))
            .Message.ShouldContain("line 1");

    [Fact]
    public async Task A_watch_over_the_process_keeps_what_it_found_for_each_service()
    {
        using var watch = TSqlCheck.WatchAll();
        TSqlCheck.WatchAll().Dispose();
        await using var plain = Database.For("plain", Databases.Options, Clock, Sources);
        await Persistence.Migrations.Migrator.MigrateAsync(plain, Cancelled);

        await Should.ThrowAsync<TSqlException>(() => plain.ReadAsync(session => session.QueryAsync<string>("SELECT nme FROM notes"), Cancelled));

        watch.Checked["plain"].ShouldBeGreaterThan(5);
        watch.Problems.Where(problem => problem.StartsWith("plain", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("nme");
    }
}
