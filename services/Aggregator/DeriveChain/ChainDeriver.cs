using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Telemetry;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Aggregator.DeriveChain;

/// <summary>Derives the chain of each cohort whose facts changed, anew from all its facts, once for all that came in together.</summary>
public sealed class ChainDeriver([FromKeyedServices(AggregatorService.Database)] Database database, ILogger<ChainDeriver> log) : BackgroundService
{
    // Events of one import come within milliseconds of each other.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private long staleSince;

    public Signal Touched { get; } = new();

    /// <summary>The traces of the events that touched a cohort.</summary>
    public TraceLinks Traces { get; } = new("derive chain");

    /// <summary>Since when the oldest facts wait to be derived, as of the latest round; null when none do.</summary>
    public DateTimeOffset? StaleSince => Interlocked.Read(ref staleSince) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var started = database.Clock.GetTimestamp();
            try
            {
                await DeriveTouchedAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // The facts stay marked, so the next round does what this one could not.
                log.LogError(exception, "Chains could not be derived");
            }
            var rest = Pace.Rest(database.Clock.GetElapsedTime(started), Gathering);
            await Touched.WaitAsync(Poll, database.Clock, stoppingToken);
            await Task.Delay(rest, database.Clock, stoppingToken);
        }
    }

    public async Task DeriveTouchedAsync(CancellationToken cancellation)
    {
        var touched = await database.ReadAsync(session => session.QueryAsync<Stale>("SELECT cohort_id, stale_since FROM chains WHERE touched > derived"), cancellation);
        Note(touched);
        var failed = new List<Stale>();
        foreach (var stale in touched)
        {
            var cohort = stale.CohortId;
            using var activity = Traces.Start(cohort.ToString("D"));
            try
            {
                await database.WriteAsync(work => DeriveAsync(work, cohort), cancellation);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellation.IsCancellationRequested)
            {
                // It stays marked and is tried again; the others do not wait for it.
                log.LogError(exception, "The chain of cohort {Cohort} could not be derived", cohort);
                failed.Add(stale);
            }
        }
        Note(failed);
    }

    private void Note(IReadOnlyList<Stale> stale) => Interlocked.Exchange(ref staleSince, stale.Min(cohort => cohort.StaleSince)?.UtcTicks ?? 0);

    internal static async Task DeriveAsync(UnitOfWork work, Guid cohortId)
    {
        // The row's lock first: facts that come in from now on touch it again.
        var row = await work.FirstOrDefaultAsync<Row>("SELECT touched, version, hash FROM chains {lock} WHERE cohort_id = @cohortId", new { cohortId });
        if (row is null) return; // The cohort was removed since its chain was found to be stale.
        var facts = await FactTables.ReadAsync(work, cohortId);
        if (facts.IsRemoved)
        {
            await ChainRows.RemoveAsync(work, cohortId);
            return;
        }
        var estimates = ChainEstimates.Of(facts);
        var body = estimates is null ? "" : WireFormat.Write(estimates);
        var hash = estimates is null ? "" : HashOf(body);
        var version = hash == row.Hash ? row.Version : row.Version + 1;
        await work.ExecuteAsync(
            """
            UPDATE chains SET derived = @Touched, version = @version, hash = @hash, estimates = @body, code = @code, agency = @agency, programme = @programme, ends_on = @endsOn
            WHERE cohort_id = @cohortId
            """,
            new
            {
                row.Touched, version, hash, body, cohortId,
                code = estimates?.Cohort.Code ?? "", agency = estimates?.Cohort.Agency.Code ?? "", programme = estimates?.Cohort.Programme.Code ?? "",
                endsOn = estimates?.Cohort.EndsOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "",
            });
        if (estimates is null || version == row.Version) return;
        var epoch = await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        work.Publish(new ChainChanged(cohortId, new(epoch, version), estimates.Cohort.Code, hash));
    }

    internal static string HashOf(string estimates) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(estimates)));

    private sealed class Stale
    {
        public Guid CohortId { get; init; }
        public DateTimeOffset? StaleSince { get; init; }
    }

    private sealed class Row
    {
        public long Touched { get; init; }
        public long Version { get; init; }
        public string Hash { get; init; } = "";
    }
}
