using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing;
using Evaluation.Testing.Databases;
using Evaluation.Testing.Time;

namespace Evaluation.Persistence.Tests.Databases;

/// <summary>What can happen to the file of a database on SQLite.</summary>
public sealed class FileTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_writer_goes_on_after_its_file_could_not_be_opened()
    {
        using var scratch = new Scratch();
        await using var database = new Database("test", new SqliteDialect(scratch.File("later/test.db")), new FakeClock(), []);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => database.WriteAsync(_ => Task.FromResult(1), Cancelled));

        Directory.CreateDirectory(scratch.File("later"));

        (await database.WriteAsync(_ => Task.FromResult(2), Cancelled)).ShouldBe(2);
    }

    [Fact]
    public async Task A_file_deleted_and_made_anew_is_not_read_as_it_was()
    {
        await using var databases = new TestDatabases();
        await using (var old = await databases.OpenAsync("test", OnDatabase.Sources))
        {
            await old.WriteAsync(work => work.ExecuteAsync("INSERT INTO marks (name) VALUES ('old')"), Cancelled);
            (await MarksAsync(old)).ShouldContain("old");
        }

        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(databases.FileOf("test"))!)) File.Delete(file);

        (await MarksAsync(await databases.OpenAsync("test", OnDatabase.Sources))).ShouldNotContain("old");
    }

    private static Task<IReadOnlyList<string>> MarksAsync(Database database) =>
        database.ReadAsync(session => session.QueryAsync<string>("SELECT name FROM marks"), Cancelled);
}
