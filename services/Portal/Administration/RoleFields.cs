using Evaluation.Portal.Api;

namespace Evaluation.Portal.Administration;

/// <summary>Role and agency of an account, as they stand in a form.</summary>
/// <param name="Agencies">Those that have cohorts, to choose from.</param>
internal sealed record RoleFields(string? Role, string? Agency, IReadOnlyList<Named> Agencies)
{
    public static async Task<IReadOnlyList<Named>> AgenciesAsync(EvaluationApi api, CancellationToken cancellation)
    {
        try
        {
            return (await api.ListAsync(new(), cancellation)).Facets?.Agencies ?? [];
        }
        catch (ApiRefusal refusal) when (refusal.Status >= System.Net.HttpStatusCode.InternalServerError)
        {
            // A code can be typed as well: accounts are looked after also while the chains are silent.
            return [];
        }
    }
}
