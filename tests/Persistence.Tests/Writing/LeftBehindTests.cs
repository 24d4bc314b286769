using System.Text;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing.Time;

namespace Evaluation.Persistence.Tests.Writing;

/// <summary>What the files of SQLite hold besides what can be read: the log of what each commit changed, and what was deleted.</summary>
public sealed class LeftBehindTests() : OnDatabase(DatabaseProvider.Sqlite)
{
    private string File => ((SqliteDialect)Database.Dialect).File;

    [Fact]
    public async Task A_service_that_has_had_nothing_to_write_for_a_while_empties_its_log()
    {
        await Database.WriteAsync(work => AddNoteAsync(work, Guid.NewGuid()), Cancelled);

        await Eventually.SeeAsync(() => new FileInfo($"{File}-wal").Length, length => length == 0);
        (await CountAsync("notes")).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_deleted_is_overwritten()
    {
        const string text = "a text that stands nowhere else";
        // Some among many, and one as long as several pages.
        var ids = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToList();
        await Database.WriteAsync(async work =>
        {
            foreach (var id in ids) await AddNoteAsync(work, id, $"{text} {id} {(id == ids[7] ? new string('x', 20_000) + text : "")}");
        }, Cancelled);
        await Eventually.SeeAsync(() => HoldsIt(text), holds => holds);

        foreach (var id in ids) await Database.WriteAsync(work => work.ExecuteAsync("DELETE FROM notes WHERE id = @id", new { id }), Cancelled);

        await Eventually.SeeAsync(() => HoldsIt(text), holds => !holds);
    }

    private bool HoldsIt(string text) => new[] { File, $"{File}-wal" }.Any(name =>
    {
        using var open = new FileStream(name, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        open.CopyTo(copy);
        return copy.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0;
    });
}
