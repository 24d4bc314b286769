using System.Net;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Integration.Tests.Chains;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Integration.Tests.Operations;
using Evaluation.Samples;
using Evaluation.Testing.Brokers;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;

namespace Evaluation.Integration.Tests.Messages;

/// <summary>Queues have the same names for every host, so all that runs over the broker is here, in one class.</summary>
public sealed class OverRabbitMqTests(RunningOverRabbitMq running, Broker broker, Watched watched) : ChainTests(running, watched), IClassFixture<RunningOverRabbitMq>
{
    [Fact]
    public async Task A_message_that_cannot_be_read_lands_in_the_error_queue_and_holds_up_none_behind_it()
    {
        var host = (await running.HostsAsync())[0];
        await using var connection = await new ConnectionFactory { Uri = await broker.AddressAsync() }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        await channel.BasicPublishAsync(
            "", "aggregator-events", mandatory: true, new BasicProperties { ContentType = "application/vnd.masstransit+json", MessageId = "unreadable" }, "no message"u8.ToArray(), TestContext.Current.CancellationToken);

        await CanStillBeSeenAsync(host);

        await Eventually.SeeAsync(() => channel.BasicGetAsync("aggregator-events_error", autoAck: true), message => message?.BasicProperties.MessageId == "unreadable");
    }

    [Fact]
    public async Task A_message_that_no_consumer_can_take_lands_in_the_error_queue_and_holds_up_none_behind_it()
    {
        var host = (await running.HostsAsync())[0];
        var poison = Guid.NewGuid();
        await host.App.Services.GetRequiredService<IBus>().Publish(new CohortPlanned(Guid.NewGuid(), new(1, 1), null!, 1, []), context => context.MessageId = poison, TestContext.Current.CancellationToken);
        await using var connection = await new ConnectionFactory { Uri = await broker.AddressAsync() }.CreateConnectionAsync(TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);

        await CanStillBeSeenAsync(host);

        await Eventually.SeeAsync(() => channel.BasicGetAsync("learning-events_error", autoAck: true), message => message?.BasicProperties.MessageId == $"{poison}");
    }

    [Fact]
    public async Task What_failed_is_listed_with_its_reason_and_an_admin_replays_or_discards_it()
    {
        var host = (await running.HostsAsync())[0];
        var poison = Guid.NewGuid();
        await host.App.Services.GetRequiredService<IBus>().Publish(new CohortPlanned(Guid.NewGuid(), new(1, 1), null!, 1, []), context => context.MessageId = poison, TestContext.Current.CancellationToken);

        var first = await FailedAsync(host, poison);
        ((string)first["queue"]!).ShouldBe("results-events_error");
        ((string)first["eventType"]!).ShouldBe(typeof(CohortPlanned).FullName);
        ((string)first["exceptionType"]!).ShouldContain("Exception");
        ((string?)first["reason"]).ShouldNotBeNullOrEmpty();
        // What was looked at is back in its queue a moment later.
        var status = await Eventually.SeeAsync(() => host.GetAsync("/api/results/operations"), status => (long?)EventQueue(status)["errors"] > 0);
        ((long?)EventQueue(status)["depth"]).ShouldNotBeNull();

        // To look at it often does not wear it out: the queue's own limit is 20 deliveries.
        for (var look = 0; look < 25; look++) ((string)(await FailedAsync(host, poison))["queue"]!).ShouldBe("results-events_error");

        // It fails again and comes back, told apart by its time.
        (await OperationsTests.PostAsync(host, $"/api/results/operations/errors/{poison}/replay")).ShouldBe(HttpStatusCode.NoContent);
        await Eventually.SeeAsync(() => FailedAsync(host, poison), again => (DateTimeOffset)again["failedAt"]! > (DateTimeOffset)first["failedAt"]!);
        (await OperationsTests.PostAsync(host, $"/api/results/operations/errors/{poison}/discard")).ShouldBe(HttpStatusCode.NoContent);

        (await ListedAsync(host)).ShouldNotContain(message => (string)message!["messageId"]! == $"{poison}");
        (await OperationsTests.PostAsync(host, $"/api/results/operations/errors/{poison}/discard")).ShouldBe(HttpStatusCode.NotFound);
        await OperationsTests.IsAuditedAsync(host, "results", "failed-message-replayed", $"{poison}");
        await OperationsTests.IsAuditedAsync(host, "results", "failed-message-discarded", $"{poison}");
    }

    private static JsonNode EventQueue(JsonNode status) => status["queues"]!.AsArray().Single(queue => (string)queue!["name"]! == "results-events")!;

    private static async Task<JsonNode> FailedAsync(TestHost host, Guid id) => (await Eventually.SeeAsync(
        () => ListedAsync(host), listed => listed.Any(message => (string)message!["messageId"]! == $"{id}"))).Single(message => (string)message!["messageId"]! == $"{id}")!;

    private static async Task<JsonArray> ListedAsync(TestHost host) => (await host.GetAsync("/api/results/operations/errors?queue=results-events&limit=200")).AsArray();

    /// <summary>A cohort is removed, and comes back with its chain: through all queues.</summary>
    private static async Task CanStillBeSeenAsync(TestHost host)
    {
        (await host.Http.DeleteAsync("/api/cohorts/CB-LURAH-2024")).EnsureSuccessStatusCode();
        await host.ImportAsync(SampleBundles.Zip("cb-lurah-2024"));
        await Eventually.SeeAsync(
            async () => Difference.Between(SampleBundles.ExpectedChain("cb-lurah-2024"), await host.ChainAsync("CB-LURAH-2024")), differences => differences.Count == 0);
    }
}
