namespace Evaluation.SystemTests.Processes;

/// <summary>A system for the tests of one class.</summary>
public sealed class EmptySystem : IAsyncLifetime
{
    private Deployment? deployment;

    internal Deployment Deployment => deployment!;

    public async ValueTask InitializeAsync() => deployment = await Deployment.StartAsync();

    public ValueTask DisposeAsync()
    {
        deployment?.Dispose();
        return ValueTask.CompletedTask;
    }
}
