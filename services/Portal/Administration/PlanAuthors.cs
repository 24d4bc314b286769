using System.Security.Claims;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>Who changed a plan, in words: by the account's name for readers who may see accounts, as in the audit log, and for others by its role.</summary>
/// <param name="Names">User names by opaque ids; asked for when a page is shown, and kept nowhere.</param>
internal sealed record PlanAuthors(IReadOnlyDictionary<Guid, string> Names)
{
    public static PlanAuthors Unnamed { get; } = new(new Dictionary<Guid, string>());

    public static async Task<PlanAuthors> OfAsync(EvaluationApi api, ClaimsPrincipal reader, ChainDocument chain, CancellationToken cancellation)
    {
        // Nobody else may see accounts: there is no use in asking.
        if (reader.FindFirst(TokenClaims.Role)?.Value is not (null or Roles.Admin)) return Unnamed;
        var accounts = (chain.PlanChanges ?? []).Select(change => Guid.TryParse(change.By, out var account) ? account : (Guid?)null).OfType<Guid>();
        return new(await Actors.NamesAsync(api, accounts, cancellation));
    }

    public string Of(PlanChange change, Reader reader) =>
        Guid.TryParse(change.By, out var account) && Names.TryGetValue(account, out var name) ? reader["versions.by.name", name] : reader[$"versions.by.{change.Role switch
        {
            Roles.Admin => "admin",
            Roles.TrainingUnit => "unit",
            // From before the role was told: nobody else changes plans.
            _ => "either",
        }}"];
}
