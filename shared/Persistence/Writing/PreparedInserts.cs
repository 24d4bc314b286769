using System.Data.Common;

namespace Evaluation.Persistence.Writing;

/// <summary>
/// The insert commands of one long-lived connection, by table, columns (the same list object) and number of rows: making and
/// preparing one costs more than running it. For one thread.
/// </summary>
internal sealed class PreparedInserts : IDisposable
{
    // Far more than a service has tables; a caller that makes up its list of columns each time is kept from filling the memory.
    private const int Most = 100;

    private readonly Dictionary<(string Table, IReadOnlyList<string> Columns, int Rows), DbCommand> commands = [];

    public DbCommand Get(string table, IReadOnlyList<string> columns, int rows, Func<DbCommand> make)
    {
        if (commands.TryGetValue((table, columns, rows), out var known)) return known;
        if (commands.Count >= Most) Dispose();
        return commands[(table, columns, rows)] = make();
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        commands.Clear();
    }
}
