namespace Evaluation.Testing.Brokers;

/// <summary>
/// A RabbitMQ for the tests of one assembly (an xunit assembly or collection fixture): the one that <c>EVALUATION_TEST_RABBITMQ</c>
/// points to, else a private node. Started when first asked for.
/// </summary>
public sealed class Broker : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1);
    private RabbitMqNode? node;
    private string? failure;

    /// <summary>The AMQP address. Skips the test (or fails it, see <see cref="Requirement"/>) where there is no broker.</summary>
    public async Task<Uri> AddressAsync()
    {
        if (Requirement.RabbitMq.ConnectionString is { } given) return new(given);
        await StartAsync();
        if (node is null) Requirement.RabbitMq.Missing(failure!);
        return node.Address;
    }

    /// <summary>The private node, for tests that stop and start it; null where the broker is somebody else's.</summary>
    public RabbitMqNode? Node => node;

    public async ValueTask DisposeAsync()
    {
        if (node is not null) await node.DisposeAsync();
        starting.Dispose();
    }

    private async Task StartAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (node is not null || failure is not null) return;
            if (!RabbitMqNode.IsInstalled)
                failure = "There is no RabbitMQ to test with. Install rabbitmq-server, or set EVALUATION_TEST_RABBITMQ to an address such as amqp://guest:guest@localhost:5672.";
            else
                node = await RabbitMqNode.StartAsync();
        }
        finally
        {
            starting.Release();
        }
    }
}
