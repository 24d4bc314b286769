using System.Data.Common;
using Dapper;

namespace Evaluation.Persistence.Databases;

/// <summary>Reads by portable SQL (see <see cref="Dialect"/>) with named parameters.</summary>
public class Session
{
    internal Session(Dialect dialect, DbConnection connection) => (Dialect, Connection) = (dialect, connection);

    public Dialect Dialect { get; }

    internal DbConnection Connection { get; }

    internal DbTransaction? Transaction { get; set; }

    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await Connection.QueryAsync<T>(Dialect.Sql(sql), parameters, Transaction)).AsList();

    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        Connection.QueryFirstOrDefaultAsync<T>(Dialect.Sql(sql), parameters, Transaction);

    /// <summary>The single value of a query that always has one, such as a count.</summary>
    public async Task<T> ValueAsync<T>(string sql, object? parameters = null) =>
        (await Connection.ExecuteScalarAsync<T>(Dialect.Sql(sql), parameters, Transaction))!;
}
