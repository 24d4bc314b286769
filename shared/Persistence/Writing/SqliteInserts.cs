using Evaluation.Persistence.Databases;
using Microsoft.Data.Sqlite;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// The insert statements of the group writer's connection, by table and columns (the same list object). One prepared statement run
/// once a row beats long value lists, which SQLite would have to parse. For one thread.
/// </summary>
internal sealed class SqliteInserts(SqliteConnection connection, SqliteDialect dialect) : IDisposable
{
    // Far more than a service has tables; a caller that makes up its list of columns each time is kept from filling the memory.
    private const int Most = 100;

    private readonly Dictionary<(string Table, IReadOnlyList<string> Columns), SqliteStatement> statements = [];

    public void Run(string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        if (rows.Count == 0) return;
        var statement = Get(table, columns);
        foreach (var row in rows) statement.Run(row);
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        statements.Clear();
    }

    private SqliteStatement Get(string table, IReadOnlyList<string> columns)
    {
        if (statements.TryGetValue((table, columns), out var known)) return known;
        if (statements.Count >= Most) Dispose();
        var sql = $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, index) => $"@p{index}"))})";
        return statements[(table, columns)] = new(connection, dialect.Sql(sql));
    }
}
