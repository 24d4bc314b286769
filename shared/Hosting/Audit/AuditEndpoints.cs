using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Hosting.Audit;

/// <summary>A service's audit log, to be read and checked.</summary>
public static class AuditEndpoints
{
    private const int UsualPage = 50, LargestPage = 500;

    /// <summary>Maps <c>GET /api/{path}/audit</c> and <c>GET /api/{path}/audit/verification</c>, for admins and auditors.</summary>
    /// <param name="service">Key of the database.</param>
    /// <param name="path">What follows <c>/api/</c>; the service's name where it is not given.</param>
    public static void MapAudit(this IEndpointRouteBuilder app, string service, string? path = null)
    {
        var database = app.ServiceProvider.GetRequiredKeyedService<Database>(service);
        var group = app.MapGroup($"/api/{path ?? service}/audit").WithTags("Audit").AllowRoles(Roles.Admin, Roles.Auditor);
        group.MapGet("", (string? scope, long? before, int? limit, string? action, DateTimeOffset? from, DateTimeOffset? until, CancellationToken cancellation) =>
                ReadAsync(database, scope ?? AuditTrail.ServiceScope, before ?? long.MaxValue, Math.Clamp(limit ?? UsualPage, 1, LargestPage), new(action, from, until), cancellation))
            .WithSummary("Who changed what, the latest first: of the service, or ?scope= the id of a cohort; ?action= of one kind, ?from= and ?until= instants, ?before= the cursor");
        group.MapGet("/verification", (string? scope, CancellationToken cancellation) => VerifyAsync(database, scope ?? AuditTrail.ServiceScope, cancellation));
    }

    private static async Task<Ok<AuditPage>> ReadAsync(Database database, string scope, long before, int limit, AuditFilter filter, CancellationToken cancellation)
    {
        var found = await AuditTrail.ReadAsync(database, scope, before, limit + 1, filter, cancellation);
        var items = found.Take(limit).Select(record => new AuditItem(
            record.Number, record.At, record.Actor, record.Role, record.Action, record.Subject, record.Detail, Convert.ToHexStringLower(record.Hash))).ToList();
        return TypedResults.Ok(new AuditPage(items, found.Count > limit ? items[^1].Number : null));
    }

    private static async Task<Ok<AuditVerification>> VerifyAsync(Database database, string scope, CancellationToken cancellation)
    {
        var firstBroken = await AuditTrail.FirstBrokenAsync(database, scope, cancellation);
        return TypedResults.Ok(new AuditVerification(scope, firstBroken is null, firstBroken));
    }
}

/// <param name="Hash">Covers this entry and all before it; whoever writes it down elsewhere can later prove that nothing was changed.</param>
public sealed record AuditItem(long Number, DateTimeOffset At, string Actor, string Role, string Action, string Subject, string Detail, string Hash);

/// <param name="Cursor">To be given as <c>before</c> for the next page; null when there is none.</param>
public sealed record AuditPage(IReadOnlyList<AuditItem> Items, long? Cursor);

/// <param name="FirstBroken">Number of the first entry that is missing or was changed.</param>
public sealed record AuditVerification(string Scope, bool Whole, long? FirstBroken);
