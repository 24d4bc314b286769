using Microsoft.Data.Sqlite;

namespace Evaluation.SystemTests.Processes;

/// <summary>Looks into a database beside the process that writes it.</summary>
internal sealed class DatabaseFile(string path)
{
    public IReadOnlyList<string> Tables() => Rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").Select(row => (string)row["name"]!).ToList();

    public long Count(string table, string where = "1 = 1") => (long)Rows($"SELECT COUNT(*) AS n FROM {table} WHERE {where}")[0]["n"]!;

    public IReadOnlyList<IReadOnlyDictionary<string, object?>> Rows(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<IReadOnlyDictionary<string, object?>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, column => reader.IsDBNull(column) ? null : reader.GetValue(column), StringComparer.Ordinal));
        }
        return rows;
    }

    /// <summary>Only while no process has it open: writes what a late message would leave.</summary>
    public void Execute(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        // No pool: a connection that stays would keep the file's log.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
