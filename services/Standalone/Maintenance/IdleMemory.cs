namespace Evaluation.Standalone.Maintenance;

/// <summary>
/// Gives back what an import or a burst of answers has left on the heap, as soon as there is a quiet moment. The runtime collects when
/// something is asked for, so that a process that nobody asks keeps its garbage: up to the size of the processor's cache.
/// </summary>
internal sealed class IdleMemory(TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    // The rounds of the services allocate less than this between two looks, whoever works more.
    private const long Quiet = 3_000_000;

    // Below it a collection of everything, some tens of milliseconds, is not worth it.
    private const long Worthwhile = 24_000_000;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var (before, collected) = (0L, 0L);
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Look, clock, stoppingToken);
            var allocated = GC.GetTotalAllocatedBytes();
            if (allocated - before < Quiet && allocated - collected > Worthwhile)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                collected = allocated;
            }
            before = allocated;
        }
    }
}
