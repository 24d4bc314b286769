using Evaluation.Persistence.Tests.Fixtures;
using Evaluation.Testing;
using Evaluation.Testing.Brokers;
using Evaluation.Testing.Time;
using RabbitMQ.Client;

[assembly: AssemblyFixture(typeof(Broker))]

namespace Evaluation.Persistence.Tests.Fixtures;

public sealed class FixtureTests(Broker broker)
{
    [Fact]
    public async Task A_broker_takes_a_message_and_gives_it_back()
    {
        var address = await broker.AddressAsync();
        var cancelled = TestContext.Current.CancellationToken;
        await using var connection = await new ConnectionFactory { Uri = address }.CreateConnectionAsync(cancelled);
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), cancelled);
        var queue = await channel.QueueDeclareAsync("fixture", durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancelled);

        await channel.BasicPublishAsync("", queue.QueueName, new byte[] { 1, 2, 3 }, cancelled);

        (await channel.BasicGetAsync(queue.QueueName, autoAck: true, cancelled))!.Body.ToArray().ShouldBe([1, 2, 3]);
    }

    [Theory]
    [InlineData("rabbitmq", true)]
    [InlineData("sqlserver, RabbitMQ", true)]
    [InlineData("sqlserver", false)]
    [InlineData(null, false)]
    public void A_requirement_is_demanded_where_it_is_named(string? list, bool demanded) => Requirement.RabbitMq.IsDemandedBy(list).ShouldBe(demanded);

    [Fact]
    public void Timers_ring_in_their_order_when_the_clock_moves()
    {
        var clock = new FakeClock();
        var start = clock.GetUtcNow();
        var rings = new List<(string, TimeSpan)>();
        using var once = clock.CreateTimer(_ => rings.Add(("once", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(5), Timeout.InfiniteTimeSpan);
        using var often = clock.CreateTimer(_ => rings.Add(("often", clock.GetUtcNow() - start)), null, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));

        clock.Advance(TimeSpan.FromSeconds(6));

        rings.ShouldBe([("often", TimeSpan.FromSeconds(2)), ("often", TimeSpan.FromSeconds(4)), ("once", TimeSpan.FromSeconds(5)), ("often", TimeSpan.FromSeconds(6))]);
    }

    [Fact]
    public async Task What_was_seen_last_is_told_at_the_deadline() =>
        (await Should.ThrowAsync<TimeoutException>(() => Eventually.SeeAsync(() => 41, seen => seen == 42, TimeSpan.Zero))).Message.ShouldContain("Last seen: 41");
}
