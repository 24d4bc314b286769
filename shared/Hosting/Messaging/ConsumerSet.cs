namespace Evaluation.Hosting.Messaging;

/// <summary>Consumers that share a queue. A service has one for events and one for questions, so that neither waits for the other.</summary>
/// <param name="Queue">Durable name: <c>reaction-events</c>.</param>
public sealed record ConsumerSet(string Queue, IReadOnlyList<Type> Consumers);
