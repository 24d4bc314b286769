using System.Globalization;
using Evaluation.Hosting.Background;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.Retain;

/// <summary>Removes once a day what is personal and past its time, in bounded steps between which others write.</summary>
internal sealed class RetentionJob(
    [FromKeyedServices(CohortsService.Database)] Database database, RetentionOptions options, ILogger<RetentionJob> log)
    : Rounds(TimeSpan.FromDays(1), database.Clock, log)
{
    private const int AtOnce = 500;

    protected override string Undone => "What is past its retention could not be removed";

    public override async Task RunAsync(CancellationToken cancellation)
    {
        await RepeatAsync(FillEndsAsync, cancellation);
        await RepeatAsync(ForgetContactsAsync, cancellation);
        await RepeatAsync(ForgetFormerNamesAsync, cancellation);
        await RepeatAsync(ForgetImportsAsync, cancellation);
    }

    private async Task RepeatAsync(Func<UnitOfWork, Task<int>> step, CancellationToken cancellation)
    {
        while (await database.WriteAsync(step, cancellation) == AtOnce)
        {
            // There may be more.
        }
    }

    // Cohorts that were stored before their end stood beside them.
    private static async Task<int> FillEndsAsync(UnitOfWork work)
    {
        var rows = await work.QueryAsync<CohortRow>("SELECT id, definition FROM cohorts WHERE removed = 0 AND ends_on = '' ORDER BY id {first @most}", new { most = AtOnce });
        foreach (var row in rows)
            await work.ExecuteAsync("UPDATE cohorts SET ends_on = @endsOn WHERE id = @Id", new { row.Id, endsOn = Text(WireFormat.Read<CohortDefinition>(row.Definition).EndsOn) });
        return rows.Count;
    }

    private async Task<int> ForgetContactsAsync(UnitOfWork work)
    {
        var before = Text(DateOnly.FromDateTime(work.Now.UtcDateTime).AddDays(-options.ContactDays));
        var persons = await work.QueryAsync<Guid>(
            """
            SELECT p.id FROM persons p
            WHERE (p.email <> '' OR p.phone <> '') AND NOT EXISTS (
                SELECT 1 FROM members m INNER JOIN cohorts c ON c.id = m.cohort_id
                WHERE m.person_id = p.id AND c.removed = 0 AND c.ends_on >= @before)
            ORDER BY p.id {first @most}
            """,
            new { before, most = AtOnce });
        if (persons.Count == 0) return 0;
        await work.ExecuteAsync("UPDATE persons SET email = '', email_key = '', phone = '' WHERE id IN @ids", new { ids = work.Dialect.Ids(persons) });
        Audit(work, "contacts-forgotten", persons.Count);
        return persons.Count;
    }

    private async Task<int> ForgetFormerNamesAsync(UnitOfWork work)
    {
        var versions = await work.QueryAsync<VersionRow>(
            "SELECT person_id, version FROM person_versions WHERE replaced_at < @before ORDER BY replaced_at {first @most}",
            new { before = work.Now.AddDays(-options.ContactDays), most = AtOnce });
        foreach (var row in versions)
            await work.ExecuteAsync("DELETE FROM person_versions WHERE person_id = @PersonId AND version = @Version", new { row.PersonId, row.Version });
        if (versions.Count > 0) Audit(work, "former-names-forgotten", versions.Count);
        return versions.Count;
    }

    private Task<int> ForgetImportsAsync(UnitOfWork work) => work.ExecuteAsync(
        """
        DELETE FROM imports WHERE id IN (
            SELECT id FROM imports WHERE state IN ('done', 'rejected') AND started_at < @before ORDER BY started_at {first @most})
        """,
        new { before = work.Now.AddDays(-options.ImportDays), most = AtOnce });

    private static void Audit(UnitOfWork work, string action, int count) =>
        work.Audit(AuditTrail.ServiceScope, new(CohortsService.Database, "service", action, "", $"{count}"));

    private static string Text(DateOnly date) => date.ToString("O", CultureInfo.InvariantCulture);

    private sealed class CohortRow
    {
        public Guid Id { get; init; }
        public string Definition { get; init; } = "";
    }

    private sealed class VersionRow
    {
        public Guid PersonId { get; init; }
        public int Version { get; init; }
    }
}
