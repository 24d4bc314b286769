using System.Data.Common;
using System.Text;
using Dapper;
using Evaluation.Persistence.Databases;

namespace Evaluation.Persistence.Writing;

/// <summary>SQL Server: many rows into one table, by few statements.</summary>
internal static class BulkInsert
{
    // Its limits are 1,000 rows and 2,100 parameters a statement.
    private const int MostRows = 1000, MostParameters = 2000;

    public static async Task RunAsync(UnitOfWork work, string table, IReadOnlyList<string> columns, IReadOnlyList<object?[]> rows)
    {
        var perStatement = Math.Min(MostRows, MostParameters / columns.Count);
        for (var start = 0; start < rows.Count; start += perStatement)
        {
            var count = Math.Min(perStatement, rows.Count - start);
            await using var command = Command(work, table, columns, count);
            for (var row = 0; row < count; row++)
                for (var column = 0; column < columns.Count; column++)
                    Set(command.Parameters[(row * columns.Count) + column], rows[start + row][column]);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static DbCommand Command(UnitOfWork work, string table, IReadOnlyList<string> columns, int rows)
    {
        var text = new StringBuilder($"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ");
        var command = work.Connection.CreateCommand();
        command.Transaction = work.Transaction;
        for (var row = 0; row < rows; row++)
        {
            text.Append(row == 0 ? "(" : ", (");
            for (var column = 0; column < columns.Count; column++)
            {
                var name = $"@p{(row * columns.Count) + column}";
                text.Append(column == 0 ? name : $", {name}");
                var parameter = command.CreateParameter();
                parameter.ParameterName = name;
                command.Parameters.Add(parameter);
            }
            text.Append(')');
        }
        command.CommandText = work.Dialect.Sql(text.ToString());
        return command;
    }

    private static void Set(DbParameter parameter, object? value)
    {
        if (value is null) parameter.Value = DBNull.Value;
        else if (value is DateTimeOffset instant) (parameter.DbType, parameter.Value) = (System.Data.DbType.DateTime2, ValueHandlers.ToMillisecond(instant));
        else parameter.Value = value is DateOnly day ? ValueHandlers.Text(day) : value;
    }
}
