namespace Evaluation.Persistence.Databases;

public enum DatabaseProvider { Sqlite, SqlServer }

/// <summary>Where a service keeps its data. Section <c>Database</c> of the configuration.</summary>
public sealed class DatabaseOptions
{
    /// <summary><c>Sqlite</c> (the default: one file a service) or <c>SqlServer</c>.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>SQLite: the folder of the database files. Default <c>./data</c>.</summary>
    public string Directory { get; set; } = "data";

    /// <summary>
    /// SQLite: whether transactions that wait are committed together. Default true; false is slower by far, and there for the
    /// benchmarks to compare with.
    /// </summary>
    public bool GroupCommit { get; set; } = true;

    /// <summary>
    /// SQL Server: the connection string. Each service has a database of its own, named after the one given here
    /// (<c>evaluation</c> where none is): <c>evaluation_reaction</c> and so on. It is created when it is not there.
    /// </summary>
    public string? ConnectionString { get; set; }

    /// <summary>What is wrong with these settings, each with what to type; empty when nothing is.</summary>
    public IEnumerable<string> Problems()
    {
        if (Provider == DatabaseProvider.SqlServer && Unusable(ConnectionString) is { } reason)
            yield return $"Database:ConnectionString {reason}. Set Database__ConnectionString, such as \"Server=sql;User Id=sa;Password=...;TrustServerCertificate=true\", or Database__Provider=Sqlite.";
        if (Provider == DatabaseProvider.Sqlite && string.IsNullOrWhiteSpace(Directory))
            yield return "Database:Directory is empty. Set Database__Directory to a folder, or leave it out for ./data.";
    }

    // The parser names the keyword that it stumbled over, never a value.
    private static string? Unusable(string? connectionString)
    {
        if (string.IsNullOrWhiteSpace(connectionString)) return "is missing";
        try
        {
            _ = new Microsoft.Data.SqlClient.SqlConnectionStringBuilder(connectionString);
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // Told at start with all else that is wrong.
            return $"cannot be read ({exception.Message.TrimEnd('.')})";
        }
    }
}
