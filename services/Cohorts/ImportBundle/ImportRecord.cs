using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>
/// The record of an import, which decides for all services: <c>staging</c>, then <c>committed</c> (the commit point) and <c>done</c>
/// when all levels have it, or <c>rejected</c>. A later import of the same cohort rejects one that is still staging.
/// </summary>
internal static class ImportRecord
{
    public const string Staging = "staging", Committed = "committed", Done = "done", Rejected = "rejected";

    public static async Task BeginAsync(UnitOfWork work, Guid id, Guid cohortId, string code, string account, string role)
    {
        await work.ExecuteAsync("UPDATE imports SET state = 'rejected' WHERE code = @code AND state = 'staging'", new { code });
        await work.ExecuteAsync(
            "INSERT INTO imports (id, cohort_id, code, state, imported_by, role, started_at) VALUES (@id, @cohortId, @code, 'staging', @account, @role, @Now)",
            new { id, cohortId, code, account, role, work.Now });
    }

    /// <summary>False when it is no longer in the state it should be in.</summary>
    public static async Task<bool> MoveAsync(UnitOfWork work, Guid id, string from, string to) =>
        await work.ExecuteAsync("UPDATE imports SET state = @to WHERE id = @id AND state = @from", new { id, from, to }) > 0;

    public static Task<ImportEntry?> FindAsync(Session session, Guid id) => session.FirstOrDefaultAsync<ImportEntry>(
        "SELECT id, cohort_id, code, state, imported_by, role, started_at FROM imports WHERE id = @id", new { id });

    public static Task<IReadOnlyList<ImportEntry>> InStateAsync(Session session, string state, string? code) => session.QueryAsync<ImportEntry>(
        "SELECT id, cohort_id, code, state, imported_by, role, started_at FROM imports WHERE state = @state AND (@code IS NULL OR code = @code)", new { state, code });
}

internal sealed class ImportEntry
{
    public Guid Id { get; init; }
    public Guid CohortId { get; init; }
    public string Code { get; init; } = "";
    public string State { get; init; } = "";
    public string ImportedBy { get; init; } = "";
    public string Role { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
}
