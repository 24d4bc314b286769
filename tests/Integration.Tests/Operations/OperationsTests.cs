using System.Net;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Persistence.Messaging;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Operations;

/// <summary>What an admin sees and does in one process; what needs a broker is with the other tests over RabbitMQ.</summary>
public sealed class OperationsTests(RunningInMemory running) : IClassFixture<RunningInMemory>
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("identity")]
    [InlineData("cohorts")]
    [InlineData("reaction")]
    [InlineData("learning")]
    [InlineData("behaviour")]
    [InlineData("results")]
    [InlineData("notifications")]
    [InlineData("chains")]
    public async Task Every_service_tells_how_its_messages_stand(string path)
    {
        var host = await HostAsync();

        var status = await Eventually.SeeAsync(() => host.GetAsync($"/api/{path}/operations"), status => (int)status["outbox"]!["waiting"]! == 0);

        ((double)status["outbox"]!["oldestAge"]!).ShouldBe(0);
        ((string)status["health"]!["status"]!).ShouldBeOneOf("Healthy", "Degraded");
        ((string?)status["broker"]).ShouldNotBeNull().ShouldContain("in-memory");
        status["queues"]!.AsArray().Count.ShouldBe(path is "chains" or "notifications" ? 1 : 2);
    }

    [Fact]
    public async Task A_parked_event_is_listed_with_its_reason_and_replayed_by_an_admin_with_an_audit_entry()
    {
        var host = await HostAsync();
        var id = await Parked.AddAsync(host, "reaction");

        var parked = (await host.GetAsync("/api/reaction/operations/parked")).AsArray().Single(parked => Guid.Parse((string)parked!["id"]!) == id)!;
        ((string)parked["lastError"]!).ShouldBe(Parked.Reason);
        ((string)parked["type"]!).ShouldBe(typeof(CohortRemoved).FullName);
        (await PostAsync(host, $"/api/reaction/operations/parked/{id}/replay")).ShouldBe(HttpStatusCode.NoContent);

        await Eventually.SeeAsync(() => host.GetAsync("/api/reaction/operations"), status => (int)status["outbox"]!["waiting"]! == 0);
        await IsAuditedAsync(host, "reaction", "parked-event-replayed", $"{id}");
        (await PostAsync(host, $"/api/reaction/operations/parked/{id}/replay")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_parked_event_is_discarded_by_an_admin_with_an_audit_entry()
    {
        var host = await HostAsync();
        var id = await Parked.AddAsync(host, "learning");

        (await PostAsync(host, $"/api/learning/operations/parked/{id}/discard")).ShouldBe(HttpStatusCode.NoContent);

        (await host.GetAsync("/api/learning/operations/parked")).AsArray().ShouldNotContain(parked => Guid.Parse((string)parked!["id"]!) == id);
        await IsAuditedAsync(host, "learning", "parked-event-discarded", $"{id}");
    }

    [Fact]
    public async Task Readiness_tells_of_a_parked_event_and_still_takes_work()
    {
        var host = await HostAsync();
        var id = await Parked.AddAsync(host, "results");
        using var response = await host.Http.GetAsync("/health/ready", Cancelled);

        var health = await TestHost.JsonAsync(response);
        var (ofIt, ofAnother) = ((await host.GetAsync("/api/results/operations"))["health"]!, (await host.GetAsync("/api/identity/operations"))["health"]!);
        await PostAsync(host, $"/api/results/operations/parked/{id}/discard");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        ((string)health["checks"]!["database of results"]!["description"]!).ShouldContain("1 events are parked");
        ((string)ofIt["status"]!).ShouldBe("Degraded");
        ((string)ofIt["remarks"]![0]!["check"]!).ShouldBe("database of results");
        ((string)ofAnother["status"]!).ShouldBe("Healthy", "what concerns another service of the process is not told of this one");
    }

    [Fact]
    public async Task Without_a_broker_there_are_no_error_queues_and_the_answer_says_what_happens_instead()
    {
        var host = await HostAsync();
        using var listed = await host.Http.GetAsync("/api/reaction/operations/errors", Cancelled);

        listed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var problem = await TestHost.JsonAsync(listed);
        ((string)problem["code"]!).ShouldBe("noErrorQueues");
        (await PostAsync(host, "/api/reaction/operations/errors/x/replay")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_message_that_comes_twice_is_counted_as_a_duplicate()
    {
        var host = await HostAsync();
        var before = (long)(await host.GetAsync("/api/chains/operations"))["inboxDuplicates"]!;
        var message = new CohortRemoved(Guid.CreateVersion7(), new(1, 1), "TWICE");
        var id = Guid.CreateVersion7();

        for (var copy = 0; copy < 2; copy++) await host.App.Services.GetRequiredService<IBus>().Publish(message, context => context.MessageId = id, Cancelled);

        await Eventually.SeeAsync(() => host.GetAsync("/api/chains/operations"), status => (long)status["inboxDuplicates"]! > before);
    }

    internal static async Task IsAuditedAsync(TestHost host, string path, string action, string subject) =>
        (await host.GetAsync($"/api/{path}/audit?limit=500"))["items"]!.AsArray().ShouldContain(item => (string)item!["action"]! == action && (string)item["subject"]! == subject);

    internal static async Task<HttpStatusCode> PostAsync(TestHost host, string address)
    {
        using var response = await host.Http.PostAsync(address, null, Cancelled);
        return response.StatusCode;
    }

    private async Task<TestHost> HostAsync() => (await running.HostsAsync())[0];
}
