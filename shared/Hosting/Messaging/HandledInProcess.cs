using System.Collections.Concurrent;
using MassTransit;

namespace Evaluation.Hosting.Messaging;

/// <summary>
/// Within one process only memory stands between an event and its consumers, and a crash empties it. So there an event counts as sent when
/// every consumer has handled it: its outbox row stays until then, is sent again after a crash, and is tried again, and in the end parked
/// with the reason, where a consumer fails. Who handled it before knows it by its id.
/// </summary>
internal sealed class HandledInProcess(IEnumerable<ConsumerSet> sets) : IReceiveObserver
{
    private readonly ConcurrentDictionary<Type, int> consumers = new();
    private readonly ConcurrentDictionary<Guid, Awaited> awaited = new();

    /// <summary>Publishes, and returns when all consumers are through. Throws what a consumer threw.</summary>
    public async Task AfterAsync(Func<Task> publish, Type type, Guid messageId, CancellationToken cancellation)
    {
        var handling = new Awaited(consumers.GetOrAdd(type, Count));
        awaited[messageId] = handling;
        try
        {
            await publish();
            await handling.ByAll.WaitAsync(cancellation);
        }
        finally
        {
            awaited.TryRemove(new(messageId, handling));
        }
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class
    {
        if (context.MessageId is { } id && awaited.TryGetValue(id, out var handling)) handling.Done($"{context.ReceiveContext.InputAddress} {consumerType}");
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception) where T : class
    {
        if (context.MessageId is { } id && awaited.TryGetValue(id, out var handling)) handling.Fail(exception);
        return Task.CompletedTask;
    }

    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context) => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;

    private int Count(Type type)
    {
        var consumer = typeof(IConsumer<>).MakeGenericType(type);
        return sets.Sum(set => set.Consumers.Count(consumer.IsAssignableFrom));
    }

    private sealed class Awaited
    {
        // Whoever waits must not go on within the consumer's own call.
        private readonly TaskCompletionSource byAll = new(TaskCreationOptions.RunContinuationsAsynchronously);

        // By name: of an attempt that took too long a copy may still be on its way, and be handled by the same one twice.
        private readonly HashSet<string> done = [];
        private readonly int consumers;

        public Awaited(int consumers)
        {
            this.consumers = consumers;
            if (consumers == 0) byAll.SetResult();
        }

        public Task ByAll => byAll.Task;

        public void Done(string consumer)
        {
            lock (done)
            {
                if (done.Add(consumer) && done.Count == consumers) byAll.TrySetResult();
            }
        }

        public void Fail(Exception reason) => byAll.TrySetException(reason);
    }
}
