using Evaluation.Hosting.Messaging;
using Evaluation.Persistence.Databases;

namespace Evaluation.Hosting.Operations;

/// <summary>What an operator looks after in one service: its outbox, and the queues that it reads.</summary>
internal sealed class ServiceOperations(Database database, IEnumerable<ConsumerSet> sets)
{
    public Database Database { get; } = database;

    public string Service => Database.Service;

    /// <summary>Queues are named after the service that reads them: <c>reaction-events</c>.</summary>
    public IReadOnlyList<string> Queues { get; } =
        [.. sets.Select(set => set.Queue).Where(queue => queue.StartsWith($"{database.Service}-", StringComparison.Ordinal))];
}
