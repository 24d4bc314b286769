using Evaluation.Aggregator.ReadChain;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Aggregator.ReleaseToLeadership;

/// <summary>Keeps what leadership was shown last. It moves when somebody looks: what nobody has seen cannot be compared with anything.</summary>
internal sealed class ReleaseStore([FromKeyedServices(AggregatorService.Database)] Database database)
{
    public async Task<LeadershipView> ViewAsync(StoredChain chain, CancellationToken cancellation) => (await ViewsAsync([chain], cancellation))[0];

    public async Task<IReadOnlyList<LeadershipView>> ViewsAsync(IReadOnlyList<StoredChain> chains, CancellationToken cancellation)
    {
        var views = new List<LeadershipView>(chains.Count);
        foreach (var chain in chains)
        {
            var row = await database.ReadAsync(session => FindAsync(session, chain.CohortId), cancellation);
            var (before, after) = Step(row, chain);
            var version = row?.Version ?? 0;
            // Again under the row's lock: another leader may be shown the next step at this moment.
            if (before != after) (after, version) = await MoveAsync(chain, cancellation);
            views.Add(LeadershipView.Of(chain, WireFormat.Read<Release>(after), version));
        }
        return views;
    }

    private async Task<(string Body, long Version)> MoveAsync(StoredChain chain, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await database.WriteAsync(work => MoveAsync(work, chain), cancellation);
            }
            catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
            {
                // Somebody else made the first release at the same moment: now there is a row to go on from.
            }
        }
    }

    private async Task<(string Body, long Version)> MoveAsync(UnitOfWork work, StoredChain chain)
    {
        var row = await FindAsync(work, chain.CohortId);
        var (before, after) = Step(row, chain);
        if (before == after) return (after, row?.Version ?? 0);
        var release = new { chain.CohortId, version = (row?.Version ?? 0) + 1, body = after };
        await work.ExecuteAsync(
            row is null
                ? "INSERT INTO leadership_releases (cohort_id, version, body) VALUES (@CohortId, @version, @body)"
                : "UPDATE leadership_releases SET version = @version, body = @body WHERE cohort_id = @CohortId",
            release);
        return (after, release.version);
    }

    private (string Before, string After) Step(Row? row, StoredChain chain)
    {
        var before = row?.Body ?? WireFormat.Write(Release.None);
        var today = ChainDocument.Judge(chain.Estimates, ChainDate.TodayOf(chain, database.Clock));
        return (before, WireFormat.Write(Release.Next(WireFormat.Read<Release>(before), chain.Estimates, today)));
    }

    private static Task<Row?> FindAsync(Session session, Guid cohortId) => session.FirstOrDefaultAsync<Row>(
        $"SELECT version, body FROM leadership_releases {(session is UnitOfWork ? "{lock}" : "")} WHERE cohort_id = @cohortId", new { cohortId });

    private sealed class Row
    {
        public long Version { get; init; }
        public string Body { get; init; } = "";
    }
}
