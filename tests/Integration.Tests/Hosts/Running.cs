using Evaluation.Samples;
using Evaluation.Testing;
using Evaluation.Testing.Brokers;

namespace Evaluation.Integration.Tests.Hosts;

/// <summary>Hosts that share broker and databases, with the sample cohorts imported: started when first asked for.</summary>
public abstract class Running : IAsyncDisposable
{
    private readonly Scratch scratch = new();
    private readonly List<TestHost> hosts = [];
    private readonly Lazy<Task> started;

    protected Running(int count, Func<Task<Uri?>> broker) => started = new(() => StartAsync(count, broker));

    internal async Task<IReadOnlyList<TestHost>> HostsAsync()
    {
        await started.Value;
        return hosts;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in hosts) await host.DisposeAsync();
        scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task StartAsync(int count, Func<Task<Uri?>> broker)
    {
        var address = await broker();
        for (var instance = 0; instance < count; instance++) hosts.Add(await TestHost.StartAsync(scratch.Folder, address));
        // By turns through each of them.
        foreach (var (index, sample) in SampleBundles.Names.Index()) await hosts[index % count].ImportAsync(SampleBundles.Zip(sample));
    }
}

public sealed class RunningInMemory() : Running(1, () => Task.FromResult<Uri?>(null));

/// <summary>Two instances of all services.</summary>
public sealed class RunningOverRabbitMq(Broker broker) : Running(2, async () => await broker.AddressAsync());
