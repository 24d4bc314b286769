using System.Buffers;
using System.Text;
using Evaluation.Persistence.Databases;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// A prepared statement of the group writer's connection, without the command object around it: for the few texts that run once
/// for each transaction, where parsing and binding by name cost more than running. For one thread.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 connection;
    private readonly sqlite3_stmt statement;
    private readonly string sql;
    private readonly int parameters;

    /// <param name="names">Of its parameters, in the order in which it first names them: that of the values with which it is run.</param>
    public SqliteStatement(SqliteConnection connection, string sql, params IReadOnlyList<string> names)
    {
        (this.connection, this.sql) = (connection.Handle!, sql);
        Check(this.connection, raw.sqlite3_prepare_v2(this.connection, sql, out statement), sql);
        var asked = Enumerable.Range(1, raw.sqlite3_bind_parameter_count(statement)).Select(index => raw.sqlite3_bind_parameter_name(statement, index).utf8_to_string()[1..]);
        if (!asked.SequenceEqual(names, StringComparer.Ordinal))
            throw new ArgumentException($"The parameters are given as {string.Join(", ", names)}, and first named as {string.Join(", ", asked)} ({sql}). Give them in the order of the text.", nameof(names));
        parameters = names.Count;
    }

    /// <param name="values">In the order of the names.</param>
    public void Run(params ReadOnlySpan<object?> values)
    {
        if (values.Length != parameters)
            throw new ArgumentException($"{values.Length} values are given for {parameters} parameters ({sql}).", nameof(values));
        for (var index = 0; index < values.Length; index++) Check(connection, Bind(index + 1, values[index]), sql);
        raw.sqlite3_step(statement);
        // Gives the step's own result again.
        Check(connection, raw.sqlite3_reset(statement), sql);
    }

    public void Dispose() => statement.Dispose();

    /// <exception cref="SqliteException">The result is an error.</exception>
    public static void Check(sqlite3 connection, int result, string sql)
    {
        if (result != raw.SQLITE_OK)
            throw new SqliteException($"{raw.sqlite3_errmsg(connection).utf8_to_string()} ({sql})", result, raw.sqlite3_extended_errcode(connection));
    }

    private int Bind(int index, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, index),
        string text => BindText(index, text),
        int number => raw.sqlite3_bind_int(statement, index, number),
        long number => raw.sqlite3_bind_int64(statement, index, number),
        double number => raw.sqlite3_bind_double(statement, index, number),
        bool flag => raw.sqlite3_bind_int(statement, index, flag ? 1 : 0),
        byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
        Guid or DateTimeOffset or DateOnly => BindText(index, (string)ValueHandlers.ForSqlite(value)),
        _ => throw new ArgumentException($"A value of type {value.GetType()} has no form in SQLite here ({sql}). Give it as text or a number."),
    };

    private int BindText(int index, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            // Copied by SQLite before it returns.
            return raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
