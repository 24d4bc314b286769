using Evaluation.Hosting.Messaging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evaluation.Hosting.Operations;

/// <summary>The broker's queues as an operator sees them: how deep they are, and what failed. Over a connection of its own.</summary>
internal sealed class BrokerQueues(MessagingOptions options) : IAsyncDisposable
{
    /// <summary>What failed lands beside its queue: handled in vain, given up by the broker, wanted by nobody.</summary>
    public static IReadOnlyList<string> FailureSuffixes { get; } = ["_error", "_dead", "_skipped"];

    // Whoever looks holds the messages for that moment, so the look is bounded.
    private const int MostSearched = 1000;

    private readonly SemaphoreSlim oneAtATime = new(1);
    private readonly SemaphoreSlim connecting = new(1);
    private IConnection? connection;

    /// <summary>The in-memory transport has no queues to look into.</summary>
    public bool Exist => options.Transport == Transport.RabbitMq;

    /// <summary>Null for a queue that is not there: the failure queues are made when first needed.</summary>
    public async Task<long?> DepthAsync(string queue, CancellationToken cancellation)
    {
        await using var channel = await OpenChannelAsync(cancellation);
        return await DepthAsync(channel, queue, cancellation);
    }

    /// <summary>The messages in the failure queues of these queues, up to a limit for each; they stay where they are.</summary>
    public Task<IReadOnlyList<FailedMessage>> ListAsync(IReadOnlyList<string> queues, int limit, CancellationToken cancellation) => AloneAsync<IReadOnlyList<FailedMessage>>(async () =>
    {
        var found = new List<FailedMessage>();
        foreach (var (_, failures) in FailureQueues(queues))
        {
            await using var channel = await OpenChannelAsync(cancellation);
            if (await DepthAsync(channel, failures, cancellation) is null or 0) continue;
            var lastTag = 0UL;
            for (var count = 0; count < limit && await channel.BasicGetAsync(failures, autoAck: false, cancellation) is { } message; count++)
            {
                lastTag = message.DeliveryTag;
                found.Add(FailedMessage.Of(failures, message));
            }
            if (lastTag > 0) await channel.BasicNackAsync(lastTag, multiple: true, requeue: true, cancellation);
        }
        return found;
    }, cancellation);

    /// <summary>
    /// Moves a message back to the queue that it failed in: the broker confirms the copy before the original goes, so that it may come
    /// twice and is never lost. False when it is not among the failed ones.
    /// </summary>
    /// <param name="audit">Called before anything is done to the message.</param>
    public Task<bool> ReplayAsync(IReadOnlyList<string> queues, string messageId, Func<FailedMessage, Task> audit, CancellationToken cancellation) =>
        SettleAsync(queues, messageId, async (channel, queue, message, failed) =>
        {
            await audit(failed);
            var properties = new BasicProperties(message.BasicProperties) { Headers = WithoutFault(message.BasicProperties.Headers), Persistent = true };
            // Mandatory: a queue that is no longer there is an error, and not a message that is gone.
            await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellation);
        }, cancellation);

    /// <summary>Gives a message up for good. False when it is not among the failed ones.</summary>
    public Task<bool> DiscardAsync(IReadOnlyList<string> queues, string messageId, Func<FailedMessage, Task> audit, CancellationToken cancellation) =>
        SettleAsync(queues, messageId, (_, _, _, failed) => audit(failed), cancellation);

    /// <summary>Why the broker cannot be reached, without the password; null when it can.</summary>
    public async Task<string?> ReasonNotReachedAsync(CancellationToken cancellation)
    {
        try
        {
            await ConnectAsync(cancellation);
            return null;
        }
        catch (BrokerUnreachableException exception)
        {
            // What lies innermost says it: refused, unknown host, wrong password.
            return exception.GetBaseException().Message;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        oneAtATime.Dispose();
        connecting.Dispose();
    }

    private static IEnumerable<(string Queue, string Failures)> FailureQueues(IReadOnlyList<string> queues) =>
        queues.SelectMany(queue => FailureSuffixes.Select(suffix => (queue, queue + suffix)));

    private Task<bool> SettleAsync(
        IReadOnlyList<string> queues, string messageId, Func<IChannel, string, BasicGetResult, FailedMessage, Task> act, CancellationToken cancellation) => AloneAsync(async () =>
    {
        foreach (var (queue, failures) in FailureQueues(queues))
        {
            // Whatever goes wrong, the channel's end gives back what it holds.
            await using var channel = await OpenChannelAsync(cancellation);
            if (await DepthAsync(channel, failures, cancellation) is null or 0) continue;
            var lastTag = 0UL;
            for (var count = 0; count < MostSearched && await channel.BasicGetAsync(failures, autoAck: false, cancellation) is { } message; count++)
            {
                lastTag = message.DeliveryTag;
                if (FailedMessage.IdOf(message) != messageId) continue;
                await act(channel, queue, message, FailedMessage.Of(failures, message));
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, cancellation);
                if (lastTag > 1) await channel.BasicNackAsync(lastTag - 1, multiple: true, requeue: true, cancellation);
                return true;
            }
            if (lastTag > 0) await channel.BasicNackAsync(lastTag, multiple: true, requeue: true, cancellation);
        }
        return false;
    }, cancellation);

    private static Dictionary<string, object?>? WithoutFault(IDictionary<string, object?>? headers) => headers?
        .Where(header => !header.Key.StartsWith("MT-Fault-", StringComparison.Ordinal) && header.Key is not ("MT-Reason" or "x-death")
            && !header.Key.StartsWith("x-first-death-", StringComparison.Ordinal) && header.Key != "x-delivery-count")
        .ToDictionary();

    private static async Task<long?> DepthAsync(IChannel channel, string queue, CancellationToken cancellation)
    {
        try
        {
            return (await channel.QueueDeclarePassiveAsync(queue, cancellation)).MessageCount;
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            // The broker's answer for a queue that is not there; it ends the channel, not the connection.
            return null;
        }
    }

    // Two that look at once would hide messages from each other.
    private async Task<T> AloneAsync<T>(Func<Task<T>> look, CancellationToken cancellation)
    {
        await oneAtATime.WaitAsync(cancellation);
        try
        {
            return await look();
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private async Task<IChannel> OpenChannelAsync(CancellationToken cancellation) => await (await ConnectAsync(cancellation)).CreateChannelAsync(
        new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancellation);

    private async Task<IConnection> ConnectAsync(CancellationToken cancellation)
    {
        await connecting.WaitAsync(cancellation);
        try
        {
            if (connection is { IsOpen: true }) return connection;
            if (connection is not null) await connection.DisposeAsync();
            connection = null;
            // Whoever looks next connects anew: nothing waits for this connection to come back by itself.
            var factory = new ConnectionFactory { Uri = new(options.RabbitMq!), ClientProvidedName = "operations", AutomaticRecoveryEnabled = false };
            return connection = await factory.CreateConnectionAsync(cancellation);
        }
        finally
        {
            connecting.Release();
        }
    }
}
