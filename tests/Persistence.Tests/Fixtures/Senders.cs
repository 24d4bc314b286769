using System.Collections.Concurrent;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Persistence.Tests.Fixtures;

/// <summary>A transport that notes what it is given, and fails for the cohorts it is told to.</summary>
internal sealed class RecordingSender : IMessageSender
{
    private readonly ConcurrentQueue<(Guid MessageId, Guid Cohort)> attempts = new();
    private readonly ConcurrentQueue<(Guid MessageId, Guid Cohort)> sent = new();

    public ConcurrentDictionary<Guid, bool> Refused { get; } = new();

    public IReadOnlyList<(Guid MessageId, Guid Cohort)> Attempts => [.. attempts];

    public IReadOnlyList<(Guid MessageId, Guid Cohort)> Sent => [.. sent];

    public bool CanSend { get; set; } = true;

    public string? LastTraceParent { get; private set; }

    /// <summary>Done in the middle of each send.</summary>
    public Func<CancellationToken, Task> Meanwhile { get; set; } = _ => Task.CompletedTask;

    public async Task SendAsync(object message, Type type, Guid messageId, string? traceParent, CancellationToken cancellation)
    {
        var cohort = ((CohortRemoved)message).CohortId;
        LastTraceParent = traceParent;
        attempts.Enqueue((messageId, cohort));
        await Meanwhile(cancellation);
        if (Refused.ContainsKey(cohort)) throw new InvalidOperationException("The broker is down.");
        sent.Enqueue((messageId, cohort));
    }
}
