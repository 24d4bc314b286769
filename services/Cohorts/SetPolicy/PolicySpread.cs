using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Background;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.SetPolicy;

/// <summary>Brings a policy to the cohorts of its type, each in a transaction of its own; now and then those that a crash, or an import at the same moment, has left out.</summary>
internal sealed class PolicySpread([FromKeyedServices(CohortsService.Database)] Database database, ILogger<PolicySpread> log)
    : Rounds(TimeSpan.FromMinutes(10), database.Clock, log)
{
    // Plans are some ten kilobytes each.
    private const int Page = 100;

    protected override string Undone => "Policies could not be brought to all cohorts";

    public override async Task RunAsync(CancellationToken cancellation)
    {
        var policies = (await database.ReadAsync(Policies.ListAsync, cancellation)).ToDictionary(row => row.Kind, row => row.ToPolicy());
        IReadOnlyList<Row> page;
        var after = Guid.Empty;
        do
        {
            page = await database.ReadAsync(session => session.QueryAsync<Row>(
                "SELECT id, number, planned FROM cohorts WHERE removed = 0 AND id > @after ORDER BY id {first @most}", new { after, most = Page }), cancellation);
            foreach (var row in page)
            {
                var planned = row.ToPlanned();
                if (!Equal(planned.Policy, policies.GetValueOrDefault(Words.Of(planned.Definition.Programme.Kind))))
                    await database.WriteAsync(work => TellAsync(work, row.Id), cancellation);
                after = row.Id;
            }
        }
        while (page.Count == Page);
    }

    private static async Task TellAsync(UnitOfWork work, Guid id)
    {
        // It may have changed, or gone, since it was looked at.
        var row = await work.FirstOrDefaultAsync<Row>("SELECT id, number, planned FROM cohorts {lock} WHERE id = @id AND removed = 0", new { id });
        if (row?.ToPlanned() is not { } planned) return;
        var policy = await Policies.FindAsync(work, planned.Definition.Programme.Kind);
        if (Equal(planned.Policy, policy)) return;
        var told = planned with { Policy = policy, Version = planned.Version with { Number = row.Number + 1 } };
        await work.ExecuteAsync("UPDATE cohorts SET number = @Number, planned = @planned WHERE id = @id", new { id, told.Version.Number, planned = WireFormat.Write(told) });
        work.Publish(told);
    }

    // By what they say: their lists are other objects each time they are read.
    private static bool Equal(FollowUpPolicy? one, FollowUpPolicy? other) => WireFormat.Write(one) == WireFormat.Write(other);

    private sealed class Row
    {
        public Guid Id { get; init; }
        public long Number { get; init; }
        public string Planned { get; init; } = "";

        public CohortPlanned ToPlanned() => WireFormat.Read<CohortPlanned>(Planned);
    }
}
