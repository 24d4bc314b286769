using Evaluation.Contracts.Events;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Evaluation.SystemTests.Distributed;

/// <summary>Listens to the events that go over a broker, and delivers each a second time, out of order, under its own message id.</summary>
internal sealed class RepeatedEvents : IAsyncDisposable
{
    // Late enough for the order to be thoroughly wrong.
    private const int Gathered = 20;

    private static readonly string[] OfCohorts = [nameof(CohortPlanned), nameof(CohortRemoved), nameof(RosterChanged)];

    private static readonly string[] OfLevels =
    [
        nameof(InputsSummarised), nameof(FollowUpScheduled), nameof(ReactionSummarised), nameof(LearningSummarised), nameof(BehaviourSummarised),
        nameof(ResultsSummarised), nameof(ParticipantsMeasured),
    ];

    private readonly IConnection connection;
    private readonly IChannel channel;
    private readonly Random random;
    private readonly List<(string Event, BasicProperties Properties, byte[] Body)> held = [];

    private RepeatedEvents(IConnection connection, IChannel channel, Random random) => (this.connection, this.channel, this.random) = (connection, channel, random);

    /// <summary>How many deliveries were made a second time.</summary>
    public int Repeated { get; private set; }

    public static async Task<RepeatedEvents> StartAsync(Uri broker, Random random)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        var repeated = new RepeatedEvents(connection, channel, random);
        var queue = (await channel.QueueDeclareAsync(exclusive: true)).QueueName;
        foreach (var name in (string[])[.. OfCohorts, .. OfLevels]) await channel.QueueBindAsync(queue, $"{typeof(ICohortEvent).Namespace}:{name}", "");
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => repeated.TakeAsync(delivery);
        await channel.BasicConsumeAsync(queue, autoAck: true, consumer);
        return repeated;
    }

    /// <summary>Repeats what is still held, and listens no longer.</summary>
    public async ValueTask DisposeAsync()
    {
        await RepeatAsync();
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }

    // Deliveries come one after the other.
    private async Task TakeAsync(BasicDeliverEventArgs delivery)
    {
        held.Add((delivery.Exchange[(delivery.Exchange.IndexOf(':', StringComparison.Ordinal) + 1)..], new BasicProperties(delivery.BasicProperties), delivery.Body.ToArray()));
        if (held.Count >= Gathered) await RepeatAsync();
    }

    private async Task RepeatAsync()
    {
        var shuffled = held.ToArray();
        held.Clear();
        random.Shuffle(shuffled);
        foreach (var (name, properties, body) in shuffled)
        {
            // To the queues themselves: over the exchange it would come back here.
            string[] queues = OfCohorts.Contains(name) ? ["aggregator-events", "reaction-events", "learning-events", "behaviour-events", "results-events"] : ["aggregator-events"];
            foreach (var queue in queues) await channel.BasicPublishAsync("", queue, mandatory: false, properties, body);
            Repeated += queues.Length;
        }
    }
}
