using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Levels.FollowUps;

/// <summary>
/// Does what has become due by the clock. What waits for a year is a row with the moment at which it is due. Each step is a short
/// transaction that locks its row and looks again, so that many instances do it once, share the work, and go on where one died.
/// </summary>
public abstract class DueWork<TKey>(Database database, ILogger log) : BackgroundService where TKey : notnull
{
    // Whoever plans a cohort or opens a wave early looks for what comes of it; a look into an index costs nothing.
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);

    private const int Most = 100;

    protected Database Database => database;

    /// <summary>Keys of what is due, the longest due first.</summary>
    protected abstract Task<IReadOnlyList<TKey>> FindDueAsync(Session session, DateTimeOffset now, int most);

    /// <summary>Takes one bounded step, if it is still due, and says when the next one is.</summary>
    protected abstract Task StepAsync(UnitOfWork work, TKey key);

    protected abstract Task PostponeAsync(UnitOfWork work, TKey key, DateTimeOffset until);

    /// <summary>What is to be done once at the start.</summary>
    public virtual Task BeginAsync(CancellationToken cancellation) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hasBegun = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!hasBegun) await BeginAsync(stoppingToken);
                hasBegun = true;
                await RunDueAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The database does not answer: what is due stays due.
                log.LogError(exception, "What is due in {Service} could not be looked up", database.Service);
            }
            await Task.Delay(Jitter.Of(Poll), database.Clock, stoppingToken);
        }
    }

    /// <summary>Goes on until nothing is due any more.</summary>
    public async Task RunDueAsync(CancellationToken cancellation)
    {
        while (true)
        {
            var due = (await database.ReadAsync(session => FindDueAsync(session, database.Clock.GetUtcNow(), Most), cancellation)).ToArray();
            if (due.Length == 0) return;
            // Several instances begin at different ends.
            Random.Shared.Shuffle(due);
            foreach (var key in due) await TryStepAsync(key, cancellation);
        }
    }

    private async Task TryStepAsync(TKey key, CancellationToken cancellation)
    {
        try
        {
            await database.WriteAsync(work => StepAsync(work, key), cancellation);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // The others do not wait for it. It is tried again later; nothing of this step was stored.
            log.LogError(exception, "What is due for {Key} in {Service} failed", key, database.Service);
            await database.WriteAsync(work => PostponeAsync(work, key, work.Now + AfterFailure), cancellation);
        }
    }
}
