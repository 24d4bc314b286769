using System.Collections.Concurrent;
using Evaluation.Persistence.Databases;

namespace Evaluation.Testing.TSql;

/// <summary>
/// Watches the SQL of all databases that are made while it lives. A wrong text throws where it is used; because a service may answer
/// that with a 500 or a retry, what was found is kept here as well.
/// </summary>
public sealed class TSqlWatch : IDisposable
{
    private static readonly Lock Changing = new();
    private static readonly List<TSqlWatch> Watches = [];
    private readonly ConcurrentDictionary<(string Service, string Text), IReadOnlyList<string>> seen = new();

    internal TSqlWatch()
    {
        lock (Changing)
        {
            Watches.Add(this);
            Database.Created = Attach;
        }
    }

    /// <summary>How many texts of each service were checked: none at all would prove nothing.</summary>
    public IReadOnlyDictionary<string, int> Checked => seen.Keys.GroupBy(key => key.Service).ToDictionary(group => group.Key, group => group.Count());

    public IReadOnlyList<string> Problems =>
        [.. seen.Where(entry => entry.Value.Count > 0).Select(entry => $"{entry.Key.Service}: {string.Join("\n", entry.Value)}")];

    public void Dispose()
    {
        lock (Changing)
        {
            Watches.Remove(this);
            if (Watches.Count == 0) Database.Created = null;
        }
    }

    private static void Attach(Database database)
    {
        lock (Changing)
        {
            TSqlWatch[] watches = [.. Watches];
            TSqlCheck.Watch(database, (text, problems) =>
            {
                foreach (var watch in watches) watch.seen[(database.Service, text)] = problems;
            });
        }
    }
}
