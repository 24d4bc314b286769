using System.Net;
using Evaluation.SystemTests.Processes;
using Evaluation.Testing.Brokers;

namespace Evaluation.SystemTests.Start;

/// <summary>What is not there yet may come: the service waits, and says for what.</summary>
public sealed class UnreachableTests(Broker broker, RunningSystem system) : IClassFixture<Broker>, IDisposable
{
    private const string Secret = "rahasia-besar";

    private readonly Scratch scratch = new();

    [Fact]
    public async Task A_broker_that_refuses_the_password_is_named_with_host_and_user_and_without_the_password()
    {
        var address = await broker.AddressAsync();
        using var service = Start(new UriBuilder(address) { UserName = "evaluation", Password = Secret }.Uri);

        var (_, health) = await Eventually.SeeAsync(service.ReadyAsync, seen => Broker(seen.Health)?.Contains("ACCESS_REFUSED", StringComparison.Ordinal) == true);

        ((string)health["status"]!).ShouldBe("Unhealthy");
        Broker(health)!.ShouldContain($"{address.Host}:{address.Port} as evaluation");
        var line = service.Output.Split('\n').Single(line => line.Contains("cannot be reached", StringComparison.Ordinal));
        line.ShouldContain("ACCESS_REFUSED");
        line.ShouldContain("Messaging__RabbitMq");
        (service.Output + health.ToJsonString()).ShouldNotContain(Secret);
        service.Output.Split('\n').Where(line => line.TrimStart().StartsWith("at ", StringComparison.Ordinal)).ShouldBeEmpty(service.Output);

        // Once the account is there, it goes on without a restart.
        if (broker.Node is not { } node) return;
        await node.AddUserAsync("evaluation", Secret);
        await HealthyAsync(service);
    }

    /// <summary>MassTransit gives up for good on a refused password.</summary>
    [Fact]
    public async Task A_broker_that_refuses_the_password_for_a_while_is_connected_again_when_it_does_not()
    {
        await broker.AddressAsync();
        if (broker.Node is not { } node)
        {
            Assert.Skip("The broker is somebody else's: its accounts are not ours to change.");
            return;
        }
        const string User = "berganti-sandi";
        await node.AddUserAsync(User, Secret);
        using var service = Start(new UriBuilder(node.Address) { UserName = User, Password = Secret }.Uri);
        await HealthyAsync(service);

        await node.ChangePasswordAsync(User, "lain");
        await node.KillAsync();
        await node.ResumeAsync();
        await Eventually.SeeAsync(service.ReadyAsync, seen => Broker(seen.Health)?.Contains("ACCESS_REFUSED", StringComparison.Ordinal) == true, TimeSpan.FromMinutes(1));
        // Each of its queues is refused.
        await Eventually.SeeAsync(() => service.Output, output => output.Split("Cannot Retry").Length > 3, TimeSpan.FromMinutes(2));
        await node.ChangePasswordAsync(User, Secret);

        await HealthyAsync(service);
    }

    [Fact]
    public async Task A_broker_that_starts_later_is_waited_for_and_one_that_dies_later_does_not_take_the_service_out()
    {
        await broker.AddressAsync();
        if (broker.Node is not { } node)
        {
            Assert.Skip("The broker is somebody else's: it cannot be stopped here.");
            return;
        }
        await node.KillAsync();
        using var service = Start(node.Address);

        var (status, health) = await Eventually.SeeAsync(service.ReadyAsync, seen => Broker(seen.Health)?.Contains("refused", StringComparison.OrdinalIgnoreCase) == true);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable, health.ToJsonString());
        (await service.LiveAsync()).ShouldBe(HttpStatusCode.OK);

        await node.ResumeAsync();
        await HealthyAsync(service);
        await Eventually.SeeAsync(() => service.Output, output => output.Contains("answers again", StringComparison.Ordinal));

        await node.KillAsync();
        var (after, told) = await Eventually.SeeAsync(service.ReadyAsync, seen => (string)seen.Health["status"]! != "Healthy");
        (after, (string)told["status"]!).ShouldBe((HttpStatusCode.OK, "Degraded"));
        Broker(told)!.ShouldContain("Answers are taken");
        // The other test wants it.
        await node.ResumeAsync();
    }

    [Fact]
    public async Task A_database_server_that_does_not_answer_is_waited_for_and_named()
    {
        using var service = new ServiceProcess(scratch.Folder, new Dictionary<string, string>
        {
            ["Database__Provider"] = "SqlServer", ["Database__ConnectionString"] = $"Server=127.0.0.1,1;User Id=sa;Password={Secret};Connect Timeout=2",
            ["Messaging__RabbitMq"] = "amqp://guest:guest@127.0.0.1:1", ["Auth__Authority"] = "http://identity:8080/api/identity",
        });

        var (status, health) = await Eventually.SeeAsync(service.ReadyAsync, seen => seen.Status == HttpStatusCode.ServiceUnavailable);

        ((string)health["checks"]!["database of reaction"]!["description"]!).ShouldContain("cannot be reached");
        (await service.LiveAsync()).ShouldBe(HttpStatusCode.OK);
        service.Output.Split('\n').Count(line => line.Contains("Database__ConnectionString", StringComparison.Ordinal)).ShouldBe(1);
        (service.Output + health.ToJsonString()).ShouldNotContain(Secret);
        status.ShouldBe(HttpStatusCode.ServiceUnavailable);
    }

    [Fact]
    public async Task An_identity_service_that_does_not_answer_is_named_in_one_line()
    {
        using var service = new ServiceProcess(scratch.Folder, new Dictionary<string, string>
        {
            ["Database__Directory"] = scratch.Folder, ["Messaging__RabbitMq"] = "amqp://guest:guest@127.0.0.1:1", ["Auth__Authority"] = "http://127.0.0.1:1/api/identity",
        });

        var (_, health) = await Eventually.SeeAsync(service.ReadyAsync, seen => seen.Health["checks"]?["signing keys"] is not null);

        var told = (string)health["checks"]!["signing keys"]!["description"]!;
        told.ShouldContain("http://127.0.0.1:1/api/identity");
        told.ShouldContain("Auth__Authority");
        told.ShouldNotContain("\n");
    }

    public void Dispose() => scratch.Dispose();

    private static Task HealthyAsync(ServiceProcess service) => Eventually.SeeAsync(
        service.ReadyAsync, seen => seen.Status == HttpStatusCode.OK && (string)seen.Health["status"]! == "Healthy", TimeSpan.FromMinutes(1));

    private static string? Broker(System.Text.Json.Nodes.JsonNode health) => (string?)health["checks"]?["broker"]?["description"];

    // The identity service is there: that of the system which the tests share.
    private ServiceProcess Start(Uri address) => new(scratch.Folder, new Dictionary<string, string>
    {
        ["Database__Directory"] = scratch.Folder, ["Messaging__RabbitMq"] = address.ToString(),
        ["Auth__Authority"] = new Uri(system.Deployment.Process.Address, "/api/identity").ToString(),
    });
}
