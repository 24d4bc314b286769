using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Background;

/// <summary>
/// Does one thing at start and again after every interval. A round that fails is tried again at the next one; operators are told
/// when it begins to fail and when it fails in another way, not every time.
/// </summary>
public abstract class Rounds(TimeSpan interval, TimeProvider clock, ILogger log) : BackgroundService
{
    private Type? told;

    /// <summary>What a failed round leaves undone, for operators: <c>Expired links could not be removed</c>.</summary>
    protected abstract string Undone { get; }

    public abstract Task RunAsync(CancellationToken cancellation);

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await TryAsync(stoppingToken);
            await Task.Delay(interval, clock, stoppingToken);
        }
    }

    private async Task TryAsync(CancellationToken cancellation)
    {
        try
        {
            await RunAsync(cancellation);
            if (told is not null) log.LogInformation("{Undone}: over", Undone);
            told = null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Whatever it is, the next round does what this one could not. Texts hold ids of requests and differ every time: the type does not.
            if (exception.GetType() == told) return;
            told = exception.GetType();
            log.LogWarning("{Undone}: {Reason}", Undone, exception.Message);
        }
    }
}
