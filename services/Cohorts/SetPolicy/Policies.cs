using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Cohorts.SetPolicy;

/// <summary>The policies as they are stored.</summary>
internal static class Policies
{
    /// <summary>Null where the default holds.</summary>
    public static async Task<FollowUpPolicy?> FindAsync(Session session, ProgrammeKind kind) => (await ReadAsync(session, kind))?.ToPolicy();

    public static Task<PolicyRow?> ReadAsync(Session session, ProgrammeKind kind) => session.FirstOrDefaultAsync<PolicyRow>(
        "SELECT kind, version, policy FROM policies WHERE kind = @kind", new { kind = Words.Of(kind) });

    public static Task<IReadOnlyList<PolicyRow>> ListAsync(Session session) => session.QueryAsync<PolicyRow>("SELECT kind, version, policy FROM policies");
}

internal sealed class PolicyRow
{
    public string Kind { get; init; } = "";
    public int Version { get; init; }
    public string Policy { get; init; } = "";

    public FollowUpPolicy ToPolicy() => WireFormat.Read<FollowUpPolicy>(Policy);
}
