using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;

namespace Evaluation.Persistence.Tests.Databases;

public sealed class ValuesOnSqlite() : ValueTests(DatabaseProvider.Sqlite);

public sealed class ValuesOnSqlServer() : ValueTests(DatabaseProvider.SqlServer);

/// <summary>What is written is read again, by a single statement and by a bulk insert alike.</summary>
public abstract class ValueTests(DatabaseProvider provider) : OnDatabase(provider)
{
    private static readonly string[] Columns = ["id", "name", "body", "at", "other", "amount"];

    private static readonly DateTimeOffset InJakarta = new(2026, 3, 2, 23, 59, 59, 987, TimeSpan.FromHours(7));

    public static TheoryData<string> Texts => [new("plain"), "", "Kalimat — “penilaian” ✓ 教育 🎓", "it's; DROP TABLE notes; --", new string('x', 100_000), "{lock} is no mark here", "line\nbreak\ttab"];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Text_comes_back_as_it_was(string text)
    {
        var notes = await BothWaysAsync(new() { Id = Guid.CreateVersion7(), Body = text });

        notes.ShouldAllBe(note => note.Body == text);
    }

    [Fact]
    public async Task An_instant_comes_back_to_the_millisecond_in_utc()
    {
        var notes = await BothWaysAsync(new() { Id = Guid.CreateVersion7(), At = InJakarta.AddTicks(1234) });

        notes.ShouldAllBe(note => note.At!.Value.EqualsExact(InJakarta.ToUniversalTime()));
    }

    [Fact]
    public async Task Ids_and_numbers_come_back()
    {
        var written = new Note { Id = Guid.NewGuid(), Other = Guid.NewGuid(), Amount = int.MaxValue };

        var notes = await BothWaysAsync(written);

        notes.Select(note => (note.Other, note.Amount)).ShouldBe([(written.Other, written.Amount), (written.Other, written.Amount)]);
    }

    [Fact]
    public async Task Nothing_comes_back_as_null() =>
        (await BothWaysAsync(new() { Id = Guid.CreateVersion7() })).ShouldAllBe(note => note.Name == null && note.Body == null && note.At == null && note.Other == null && note.Amount == null);

    [Fact]
    public async Task Instants_compare_and_sort_as_time_does()
    {
        var times = Enumerable.Range(0, 20).Select(number => InJakarta.AddMilliseconds(number * number * 777).ToOffset(TimeSpan.FromHours(number % 3))).ToList();
        await Database.WriteAsync(work => work.InsertAsync("notes", ["id", "at"], [.. times.AsEnumerable().Reverse().Select(at => new object?[] { Guid.NewGuid(), at })]), Cancelled);

        var read = await Database.ReadAsync(session => session.QueryAsync<DateTimeOffset>("SELECT at FROM notes WHERE at > @after ORDER BY at", new { after = times[4] }), Cancelled);

        read.ShouldBe(times.Skip(5));
    }

    [Fact]
    public async Task Many_ids_find_their_rows()
    {
        var ids = Enumerable.Range(0, 300).Select(_ => Guid.NewGuid()).ToList();
        await Database.WriteAsync(work => work.InsertAsync("notes", ["id"], [.. ids.Select(id => new object?[] { id })]), Cancelled);

        var found = await Database.ReadAsync(session => session.QueryAsync<Guid>("SELECT id FROM notes WHERE id IN @ids", new { ids = session.Dialect.Ids(ids.Take(250)) }), Cancelled);

        found.ShouldBe(ids.Take(250), ignoreOrder: true);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(499)]
    [InlineData(1001)]
    public async Task A_bulk_insert_writes_each_row_once(int rows)
    {
        await Database.WriteAsync(
            work => work.InsertAsync("notes", Columns, [.. Enumerable.Range(0, rows).Select(number => new object?[] { Guid.NewGuid(), number % 2 == 0 ? null : $"{number}", "body", InJakarta, null, number })]),
            Cancelled);

        (await CountAsync("notes")).ShouldBe(rows);
        (await Database.ReadAsync(session => session.ValueAsync<long>("SELECT COUNT(*) FROM notes WHERE name IS NOT NULL"), Cancelled)).ShouldBe(rows / 2);
    }

    [Fact]
    public async Task Paging_takes_the_first_rows()
    {
        await Database.WriteAsync(work => work.InsertAsync("notes", ["id", "amount"], [.. Enumerable.Range(0, 10).Select(number => new object?[] { Guid.NewGuid(), number })]), Cancelled);

        (await Database.ReadAsync(session => session.QueryAsync<int>("SELECT amount FROM notes WHERE amount > @after ORDER BY amount {first @limit}", new { after = 2, limit = 3 }), Cancelled))
            .ShouldBe([3, 4, 5]);
    }

    [Fact]
    public void An_unknown_mark_is_refused() =>
        Should.Throw<ArgumentException>(() => new SqliteDialect("none").Sql("SELECT 1 {frist @n}")).Message.ShouldContain("{frist @n}");

    private async Task<IReadOnlyList<Note>> BothWaysAsync(Note note)
    {
        await Database.WriteAsync(async work =>
        {
            await work.ExecuteAsync("INSERT INTO notes (id, name, body, at, other, amount) VALUES (@Id, @Name, @Body, @At, @Other, @Amount)", note);
            await work.InsertAsync("notes", Columns, [[Guid.CreateVersion7(), note.Name, note.Body, note.At, note.Other, note.Amount]]);
        }, Cancelled);
        return await Database.ReadAsync(session => session.QueryAsync<Note>("SELECT id, name, body, at, other, amount FROM notes"), Cancelled);
    }

    private sealed class Note
    {
        public Guid Id { get; init; }
        public string? Name { get; init; }
        public string? Body { get; init; }
        public DateTimeOffset? At { get; init; }
        public Guid? Other { get; init; }
        public int? Amount { get; init; }
    }
}
