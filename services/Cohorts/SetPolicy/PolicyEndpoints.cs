using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Cohorts.SetPolicy;

internal static class PolicyEndpoints
{
    public static void MapPolicies(this RouteGroupBuilder cohorts)
    {
        cohorts.MapGet("/policies", ListAsync).AllowRoles(Roles.Admin, Roles.TrainingUnit)
            .WithSummary("What is laid down for the follow-ups of each programme type; version 0 is the default");
        cohorts.MapPut("/policies/{programmeKind}", SetAsync).AllowRoles(Roles.Admin)
            .WithSummary("Lays down the follow-ups of a programme type, for its cohorts too; If-Match names the version that it replaces")
            .ProducesProblem(404).ProducesProblem(412).ProducesProblem(422).ProducesProblem(428);
    }

    private static async Task<Ok<PolicyList>> ListAsync([FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        var stored = (await database.ReadAsync(Policies.ListAsync, cancellation)).ToDictionary(row => row.Kind);
        return TypedResults.Ok(new PolicyList([.. Enum.GetValues<ProgrammeKind>().Select(kind => stored.TryGetValue(Words.Of(kind), out var row)
            ? new PolicyItem(kind, row.Version, row.ToPolicy()) : new PolicyItem(kind, 0, FollowUpPolicy.Default))]));
    }

    private static async Task<Results<Ok<PolicyItem>, ProblemHttpResult>> SetAsync(
        string programmeKind, FollowUpPolicy policy, HttpContext context, PolicySpread spread,
        [FromKeyedServices(CohortsService.Database)] Database database, CancellationToken cancellation)
    {
        if (!Words.TryParse<ProgrammeKind>(programmeKind, out var kind)) return ApiProblem.NotFound(context, programmeKind);
        if (!IfMatch.TryRead(context, out var version)) return IfMatch.Missing(context);
        var problems = PolicyRules.Problems(policy);
        if (problems.Count > 0) return ApiProblem.Input(context, problems);
        var caller = Caller.Of(context.User);
        try
        {
            if (!await database.WriteAsync(work => StoreAsync(work, kind, policy, (int)version, caller), cancellation)) return IfMatch.Stale(context);
        }
        catch (Exception exception) when (database.Dialect.IsUniqueViolation(exception))
        {
            // Somebody else has laid down the first one at the same moment.
            return IfMatch.Stale(context);
        }
        await spread.RunAsync(cancellation);
        context.Response.Headers.ETag = IfMatch.Of(version + 1);
        return TypedResults.Ok(new PolicyItem(kind, (int)version + 1, policy));
    }

    private static async Task<bool> StoreAsync(UnitOfWork work, ProgrammeKind kind, FollowUpPolicy policy, int version, Caller caller)
    {
        var row = new { kind = Words.Of(kind), version, policy = WireFormat.Write(policy), work.Now, by = caller.Account };
        if (version == 0 && await Policies.ReadAsync(work, kind) is not null) return false;
        var stored = await work.ExecuteAsync(
            version == 0
                ? "INSERT INTO policies (kind, version, policy, changed_at, changed_by) VALUES (@kind, 1, @policy, @Now, @by)"
                : "UPDATE policies SET version = version + 1, policy = @policy, changed_at = @Now, changed_by = @by WHERE kind = @kind AND version = @version",
            row);
        if (stored == 0) return false;
        work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "policy-set", row.kind, row.policy));
        return true;
    }
}

internal sealed record PolicyList(IReadOnlyList<PolicyItem> Items);

/// <param name="Version">For If-Match; 0 where the default holds.</param>
internal sealed record PolicyItem(ProgrammeKind ProgrammeKind, int Version, FollowUpPolicy Policy);
