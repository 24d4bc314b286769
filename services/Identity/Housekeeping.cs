using Evaluation.Persistence.Databases;

namespace Evaluation.Identity;

/// <summary>Removes once a day what opens nothing any more: links and secrets whose time is over.</summary>
internal sealed class Housekeeping([FromKeyedServices(IdentityService.Database)] Database database, ILogger<Housekeeping> log) : BackgroundService
{
    private const int AtOnce = 1000;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Nothing depends on it; the next day does what this one could not.
                log.LogWarning("Expired links and secrets could not be removed: {Reason}", exception.Message);
            }
            await Task.Delay(Interval, database.Clock, stoppingToken);
        }
    }

    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var delete in (string[])[
            "DELETE FROM links WHERE hash IN (SELECT hash FROM links WHERE expires_at <= @now ORDER BY expires_at {first @most})",
            "DELETE FROM account_secrets WHERE hash IN (SELECT hash FROM account_secrets WHERE expires_at <= @now ORDER BY expires_at {first @most})"])
        {
            var now = database.Clock.GetUtcNow();
            while (await database.WriteAsync(work => work.ExecuteAsync(delete, new { now, most = AtOnce }), cancellation) == AtOnce)
            {
                // In steps, between which others write.
            }
        }
    }
}
