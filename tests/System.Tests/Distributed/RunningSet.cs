using Evaluation.Local;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Distributed;

/// <summary>The distributed set that the tests of its collection share, on a folder of its own; started when first asked for.</summary>
public sealed class RunningSet : IAsyncDisposable
{
    private readonly Scratch scratch = new();
    private Task<LocalSet>? starting;
    private ApiClient? admin;

    internal ApiClient Admin => admin ?? throw new InvalidOperationException("It is not started.");

    private string Folder => Path.Combine(scratch.Folder, "data");

    /// <summary>Skips the test (or fails it, see <see cref="Requirement"/>) where the machine lacks what the set needs.</summary>
    internal static void ShouldBePossible()
    {
        if (Tool.Nginx.Path is null) Requirement.Nginx.Missing("There is no nginx to test with. Install nginx-light.");
        if (Tool.RabbitMq.Path is null) Requirement.RabbitMq.Missing("The set starts a RabbitMQ of its own, and there is none. Install rabbitmq-server.");
    }

    // The tests of a collection run one after the other.
    internal async Task<LocalSet> StartedAsync()
    {
        ShouldBePossible();
        return await (starting ??= StartAsync());
    }

    /// <summary>A client of a new account.</summary>
    internal async Task<ApiClient> ClientAsync(string role, string agency)
    {
        var account = new { userName = $"{role}-{Guid.NewGuid():N}"[..30], password = $"Sandi-{Guid.NewGuid():N}", role, agency };
        (await Admin.PostAsync("/api/identity/accounts", account)).ShouldBe(System.Net.HttpStatusCode.Created);
        var client = new ApiClient((await StartedAsync()).Address);
        await client.SignInAsync(account.userName, account.password);
        return client;
    }

    /// <summary>A service's database file, to look into.</summary>
    internal DatabaseFile Database(string service) => new(Path.Combine(Folder, $"{service}.db"));

    public async ValueTask DisposeAsync()
    {
        admin?.Dispose();
        if (starting is { IsCompletedSuccessfully: true }) await (await starting).DisposeAsync();
        scratch.Dispose();
    }

    private async Task<LocalSet> StartAsync()
    {
        var set = await LocalSet.StartAsync(
            new()
            {
                Address = new("http://127.0.0.1:0"),
                Data = Folder,
                Instances = { ["Reaction"] = 2, ["Behaviour"] = 2, ["Aggregator"] = 2, ["Portal"] = 2 },
                // They live for a minute or two: compiling what is called often a second time is hardly earned back.
                Settings = { ["Evaluation__AdminPassword"] = StandaloneProcess.AdminPassword, ["DOTNET_TC_CallCounting"] = "0" },
            },
            TextWriter.Null);
        admin = new(set.Address);
        await admin.SignInAsync("admin", StandaloneProcess.AdminPassword);
        return set;
    }
}

[CollectionDefinition(Name)]
public sealed class DistributedTests : ICollectionFixture<RunningSet>
{
    public const string Name = "distributed";
}
