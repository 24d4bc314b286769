using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// A connection that keeps the commands it has run, by their text: SQLite parses and plans a text once, not for each transaction.
/// For one thread.
/// </summary>
internal sealed class SqlitePreparedConnection(string connectionString) : SqliteConnection(connectionString)
{
    // A service's texts are some dozens; lists of values (IN) make more of them, which must not fill the memory.
    private const int Most = 300;

    private readonly Dictionary<string, SqliteCommand> idle = new(StringComparer.Ordinal);

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing) Forget();
        base.Dispose(disposing);
    }

    private SqliteCommand Take(string text) => idle.Remove(text, out var command) ? command : new SqliteCommand(text, this);

    private void GiveBack(SqliteCommand command)
    {
        if (idle.Count >= Most) Forget();
        command.Parameters.Clear();
        // Where the same text was run while it was being read, one of the two is enough.
        if (!idle.TryAdd(command.CommandText, command)) command.Dispose();
    }

    private void Forget()
    {
        foreach (var command in idle.Values) command.Dispose();
        idle.Clear();
    }

    /// <summary>Gathers text and parameters, and runs them on a kept command.</summary>
    private sealed class KeptCommand(SqlitePreparedConnection connection) : DbCommand
    {
        // Dapper takes the collection first, and may write a list of values into the text afterwards.
        private readonly SqliteCommand gathered = new();

        private SqliteCommand? running;

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection
        {
            get => connection;
            set => throw new NotSupportedException("The command belongs to the writer's connection.");
        }

        protected override DbParameterCollection DbParameterCollection => gathered.Parameters;

        /// <summary>The writer begins and commits by itself.</summary>
        protected override DbTransaction? DbTransaction { get; set; }

        // SQLite runs a statement to its end.
        public override void Cancel() { }

        public override void Prepare() => Ready().Prepare();

        public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

        public override object? ExecuteScalar() => Ready().ExecuteScalar();

        protected override DbParameter CreateDbParameter() => new SqliteParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing) GiveBack();
            base.Dispose(disposing);
        }

        private SqliteCommand Ready()
        {
            GiveBack();
            running = connection.Take(CommandText);
            foreach (SqliteParameter parameter in gathered.Parameters) running.Parameters.Add(parameter);
            return running;
        }

        private void GiveBack()
        {
            if (running is { } done) connection.GiveBack(done);
            running = null;
        }
    }
}
