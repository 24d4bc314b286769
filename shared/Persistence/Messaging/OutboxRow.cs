namespace Evaluation.Persistence.Messaging;

/// <summary>An event that waits to be sent.</summary>
internal sealed class OutboxRow
{
    public Guid Id { get; init; }
    public string Type { get; init; } = "";
    public string Body { get; init; } = "";
    public string? TraceParent { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public int Attempts { get; init; }

    public static OutboxRow For<T>(T message, DateTimeOffset now, string? traceParent) where T : class
    {
        var type = WireFormat.NameOf(message.GetType());
        if (WireFormat.TypeOf(type) is null)
            throw new ArgumentException($"{type} is no contract. Put the event into Contracts, so that others can read it.", nameof(message));
        return new() { Id = Guid.CreateVersion7(), Type = type, Body = WireFormat.Write<object>(message), CreatedAt = now, TraceParent = traceParent };
    }
}
