using Evaluation.Persistence.Databases;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Persistence.Messaging;

/// <summary>
/// Sends what the outbox of one database holds: claims briefly, sends outside the transaction with the stored message id, and
/// removes only what it still owns. A row that fails waits longer each time, and holds back no other.
/// </summary>
public sealed class OutboxDispatcher(
    Database database, IMessageSender sender, OutboxOptions options, ILogger<OutboxDispatcher> log) : BackgroundService
{
    private readonly string owner = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():N}";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await DispatchAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                // The database does not answer: nothing is lost, and the next round tries again.
                log.LogError(exception, "The outbox of {Service} could not be read", database.Service);
            }
            await database.OutboxFilled.WaitAsync(Jitter.Of(options.Poll), database.Clock, stoppingToken);
        }
    }

    /// <summary>Claims, sends and settles, a batch at a time, until nothing is due. Returns how many rows were claimed.</summary>
    public async Task<int> DispatchAsync(CancellationToken cancellation)
    {
        // Looking first is a read: an empty outbox costs no write.
        if (!MaySend(cancellation) || !await database.ReadAsync(HasDueAsync, cancellation)) return 0;
        var all = 0;
        for (var claimed = await database.WriteAsync(ClaimAsync, cancellation); claimed.Count > 0;)
        {
            all += claimed.Count;
            var outcomes = await SendAsync(claimed, cancellation);
            // What has been sent goes in the transaction that takes the next ones: half as many of them.
            claimed = await database.WriteAsync(
                async work =>
                {
                    await SettleAsync(work, outcomes);
                    return MaySend(cancellation) ? await ClaimAsync(work) : [];
                },
                CancellationToken.None);
        }
        return all;
    }

    private bool MaySend(CancellationToken cancellation) => !options.Paused && sender.CanSend && !cancellation.IsCancellationRequested;

    private async Task<bool> HasDueAsync(Session session) => await session.FirstOrDefaultAsync<int?>(
        "SELECT 1 FROM outbox WHERE parked_at IS NULL AND due_at <= @now AND claimed_until <= @now ORDER BY due_at {first @one}",
        new { now = database.Clock.GetUtcNow(), one = 1 }) is not null;

    private Task<IReadOnlyList<OutboxRow>> ClaimAsync(Writing.UnitOfWork work) => work.QueryAsync<OutboxRow>(
        work.Dialect.ClaimOutbox, new { owner, until = work.Now + options.Lease, now = work.Now, batch = options.Batch });

    private async Task<IReadOnlyList<Outcome>> SendAsync(IReadOnlyList<OutboxRow> rows, CancellationToken cancellation)
    {
        // One time-out for all: a batch goes out at once.
        using var timeout = new CancellationTokenSource(options.SendTimeout, database.Clock);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timeout.Token);
        return await Task.WhenAll(rows.Select(row => SendAsync(row, limit.Token, cancellation)));
    }

    private async Task<Outcome> SendAsync(OutboxRow row, CancellationToken limit, CancellationToken cancellation)
    {
        try
        {
            var type = WireFormat.TypeOf(row.Type)
                ?? throw new InvalidOperationException($"This version does not know the event {row.Type}. Update the service that published it, or discard the row.");
            var message = System.Text.Json.JsonSerializer.Deserialize(row.Body, type, WireFormat.Options)!;
            // A transport that does not heed the token must not hold up the other rows.
            await sender.SendAsync(message, type, row.Id, row.TraceParent, limit).WaitAsync(limit);
            return new(row, null, IsAway: false);
        }
        catch (Exception exception)
        {
            // Whatever it is, it concerns this row only: it is kept with its reason and tried again later.
            return new(row, exception switch
            {
                OperationCanceledException when cancellation.IsCancellationRequested => "The service was stopped before it was confirmed.",
                OperationCanceledException => $"The transport did not confirm within {options.SendTimeout}.",
                _ => $"{exception.GetType().Name}: {exception.Message}",
            }, IsAway: !sender.CanSend);
        }
    }

    private async Task SettleAsync(Writing.UnitOfWork work, IReadOnlyList<Outcome> outcomes)
    {
        // Below the limits on parameters of both databases.
        foreach (var ids in outcomes.Where(outcome => outcome.Error is null).Select(outcome => outcome.Row.Id).Chunk(500))
            await work.ExecuteAsync("DELETE FROM outbox WHERE id IN @ids AND owner = @owner", new { ids = work.Dialect.Ids(ids), owner });
        // The transport went away meanwhile, which is no row's fault: they go as soon as it is back.
        foreach (var ids in outcomes.Where(outcome => outcome.IsAway).Select(outcome => outcome.Row.Id).Chunk(500))
            await work.ExecuteAsync("UPDATE outbox SET attempts = attempts - 1, claimed_until = @now, owner = NULL WHERE id IN @ids AND owner = @owner", new { ids = work.Dialect.Ids(ids), now = work.Now, owner });
        foreach (var (row, error, _) in outcomes.Where(outcome => outcome is { Error: not null, IsAway: false }))
        {
            var parked = row.Attempts >= options.MostAttempts;
            log.LogWarning("Event {Type} {MessageId} of {Service} could not be sent, attempt {Attempt}: {Error}", row.Type, row.Id, database.Service, row.Attempts, error);
            await work.ExecuteAsync(
                "UPDATE outbox SET due_at = @due, claimed_until = @now, owner = NULL, last_error = @error, parked_at = @parked WHERE id = @Id AND owner = @owner",
                new { due = work.Now + BackOff(row.Attempts), now = work.Now, error, parked = parked ? work.Now : (DateTimeOffset?)null, row.Id, owner });
        }
    }

    private TimeSpan BackOff(int attempts)
    {
        var longest = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(attempts, 20)));
        return Jitter.Of(longest < options.LongestBackOff ? longest : options.LongestBackOff);
    }

    private sealed record Outcome(OutboxRow Row, string? Error, bool IsAway);
}
