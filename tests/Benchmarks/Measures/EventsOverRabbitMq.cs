using System.Diagnostics;
using Evaluation.Aggregator;
using Evaluation.Benchmarks.Servers;
using Evaluation.Contracts.Events;
using Evaluation.Hosting;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Testing.Brokers;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Evaluation.Benchmarks.Measures;

/// <summary>
/// Events a second from outbox row to journal row, against RabbitMQ.Client alone: publish with confirms, consume, acknowledge; the
/// same payload, quorum queues, one broker, one process, both ways taking turns.
/// </summary>
internal static class EventsOverRabbitMq
{
    private const int Events = 10_000;
    private const int Cohorts = 200;

    // As the consumers of the services take them.
    private const int Prefetch = 64;

    public static async Task RunAsync(Settings settings, Table table)
    {
        await using var node = await RabbitMqNode.StartAsync();
        var folder = Repository.NewFolder();
        await using var app = Build(node.Address, folder);
        await app.StartAsync();
        var outbox = app.Services.GetRequiredKeyedService<Database>("bench");
        var journal = app.Services.GetRequiredKeyedService<Database>("aggregator");
        await ConnectedAsync(app.Services.GetRequiredService<IMessageSender>());

        var cohorts = Enumerable.Range(0, Cohorts).Select(_ => Guid.CreateVersion7()).ToList();
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < settings.WarmUp + settings.Rounds; round++)
        {
            var first = (long)round * Events;
            var messages = Enumerable.Range(0, Events).Select(one => new InputsSummarised(cohorts[one % Cohorts], new(1, first + one + 1), new(0.95, 120_000_000, 118_500_000))).ToList();
            var bareRate = Events / (await BareAsync(node.Address, messages)).TotalSeconds;
            var ourRate = Events / (await OursAsync(outbox, journal, messages, first)).TotalSeconds;
            Table.Progress($"  events round {round}: bare {Table.Number(bareRate, "#,0")}/s, ours {Table.Number(ourRate, "#,0")}/s");
            if (round < settings.WarmUp) continue;
            bare.Add(bareRate);
            ours.Add(ourRate);
        }
        var (reference, rate) = (Table.Median(bare), Table.Median(ours));
        table.Add("events/s, RabbitMQ.Client alone", Table.Number(reference, "#,0"), "the reference");
        table.Add("events/s, outbox row to journal row", Table.Number(rate, "#,0"), "RabbitMQ.Client alone", rate / reference, "≥ 0.33", rate >= reference / 3);
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static WebApplication Build(Uri broker, string folder)
    {
        var builder = EvaluationHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Database:Directory", folder, "--Messaging:RabbitMq", broker.ToString(), "--Auth:Authority", "http://127.0.0.1:1", "--Logging:LogLevel:Default", "Error"]);
        builder.AddEvaluationDefaults();
        builder.AddServiceDatabase("bench");
        builder.AddAggregator();
        builder.AddBus();
        return builder.Build();
    }

    private static async Task ConnectedAsync(IMessageSender sender)
    {
        var watch = Stopwatch.StartNew();
        while (!sender.CanSend)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException("The bus does not connect to the broker.");
            await Task.Delay(20);
        }
    }

    private static async Task<TimeSpan> OursAsync(Database outbox, Database journal, IReadOnlyList<InputsSummarised> messages, long before)
    {
        var watch = Stopwatch.StartNew();
        foreach (var some in messages.Chunk(500))
            await outbox.WriteAsync(work =>
            {
                foreach (var message in some) work.Publish(message);
                return Task.CompletedTask;
            });
        // Rows are only added; counting them all each time would be charged to what is measured.
        while (await journal.ReadAsync(session => session.ValueAsync<long>("SELECT COALESCE(MAX(rowid), 0) FROM journal")) < before + messages.Count)
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(3)) throw new TimeoutException("The events do not all reach the journal.");
            await Task.Delay(20);
        }
        return watch.Elapsed;
    }

    private static async Task<TimeSpan> BareAsync(Uri broker, IReadOnlyList<InputsSummarised> messages)
    {
        const string queue = "bare";
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        await using var sending = await connection.CreateChannelAsync(new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        await using var taking = await connection.CreateChannelAsync();
        await taking.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        await taking.BasicQosAsync(0, Prefetch, global: false);
        var (taken, all) = (0, new TaskCompletionSource());
        var consumer = new AsyncEventingBasicConsumer(taking);
        consumer.ReceivedAsync += async (_, delivery) =>
        {
            await taking.BasicAckAsync(delivery.DeliveryTag, multiple: false);
            if (Interlocked.Increment(ref taken) == messages.Count) all.SetResult();
        };
        await taking.BasicConsumeAsync(queue, autoAck: false, consumer);

        var properties = new BasicProperties { Persistent = true, ContentType = "application/json" };
        var watch = Stopwatch.StartNew();
        // As many at a time as the dispatcher has under way.
        foreach (var some in messages.Chunk(new OutboxOptions().Batch))
            await Task.WhenAll(some.Select(message => sending.BasicPublishAsync("", queue, mandatory: true, properties, System.Text.Encoding.UTF8.GetBytes(WireFormat.Write(message))).AsTask()));
        await all.Task.WaitAsync(TimeSpan.FromMinutes(3));
        return watch.Elapsed;
    }
}
