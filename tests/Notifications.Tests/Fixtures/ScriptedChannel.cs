using System.Collections.Concurrent;
using Evaluation.Notifications.Channels;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>A channel that does as it is told.</summary>
internal sealed class ScriptedChannel : IChannel
{
    private readonly ConcurrentQueue<Letter> sent = new();

    public Delivery Next { get; set; } = Delivery.Sent;

    public IReadOnlyList<Letter> Sent => [.. sent];

    public Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        if (Next.Outcome == DeliveryOutcome.Sent) sent.Enqueue(letter);
        return Task.FromResult(Next);
    }
}

/// <summary>Hands the letter over and dies before anybody hears of it.</summary>
internal sealed class DyingChannel(IChannel inner) : IChannel
{
    public bool HasSent(Guid id) => inner.HasSent(id);

    public async Task<Delivery> SendAsync(Letter letter, CancellationToken cancellation)
    {
        await inner.SendAsync(letter, cancellation);
        throw new ProcessDied();
    }
}

internal sealed class ProcessDied : Exception;
