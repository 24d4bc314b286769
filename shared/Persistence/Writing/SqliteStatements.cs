using Evaluation.Persistence.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// The statements that the group writer's connection keeps prepared: inserts by table and columns (the same list object), where one
/// prepared statement run once a row beats long value lists, which SQLite would have to parse; and the few texts that run for every
/// message or answer. For one thread.
/// </summary>
internal sealed class SqliteStatements(SqliteConnection connection, SqliteDialect dialect) : IDisposable
{
    // Far more than a service has tables; a caller that makes up its list of columns each time is kept from filling the memory.
    private const int Most = 100;

    private readonly Dictionary<(string Table, IReadOnlyList<string> Columns), SqliteStatement> inserts = [];
    private readonly Dictionary<string, SqliteStatement> texts = new(StringComparer.Ordinal);

    public void Insert(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0) return;
        var statement = InsertInto(table, columns);
        foreach (var row in rows) statement.Run(row);
    }

    /// <summary>Returns how many rows it changed.</summary>
    /// <param name="names">Of the parameters, in the order in which the text first names them.</param>
    public int Execute(string sql, IReadOnlyList<string> names, ReadOnlySpan<object?> values)
    {
        if (!texts.TryGetValue(sql, out var statement))
        {
            if (texts.Count >= Most) Dispose();
            texts.Add(sql, statement = new(connection, dialect.Sql(sql), names));
        }

        statement.Run(values);
        return raw.sqlite3_changes(connection.Handle);
    }

    public void Dispose()
    {
        foreach (var statement in inserts.Values.Concat(texts.Values)) statement.Dispose();
        inserts.Clear();
        texts.Clear();
    }

    private SqliteStatement InsertInto(string table, IReadOnlyList<string> columns)
    {
        if (inserts.TryGetValue((table, columns), out var known)) return known;
        if (inserts.Count >= Most) Dispose();
        var names = columns.Select((_, index) => $"p{index}").ToList();
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", names.Select(name => $"@{name}"))})";
        return inserts[(table, columns)] = new(connection, dialect.Sql(sql), names);
    }
}
