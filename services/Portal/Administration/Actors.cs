using Evaluation.Portal.Api;

namespace Evaluation.Portal.Administration;

/// <summary>User names of those whom the audit log knows by opaque ids, for readers who may see accounts; for others there are none.</summary>
internal static class Actors
{
    public static async Task<IReadOnlyDictionary<string, string>> NamesAsync(EvaluationApi api, IEnumerable<AuditItem> items, CancellationToken cancellation)
    {
        var ids = items.SelectMany(item => IsAboutAccount(item) ? new[] { item.Actor, item.Subject } : [item.Actor]).Select(text => Guid.TryParse(text, out var id) ? id : (Guid?)null).OfType<Guid>();
        return (await NamesAsync(api, ids, cancellation)).ToDictionary(pair => pair.Key.ToString("D"), pair => pair.Value);
    }

    public static async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(EvaluationApi api, IEnumerable<Guid> accounts, CancellationToken cancellation)
    {
        var names = await Task.WhenAll(accounts.Distinct().Select(async id => (Id: id, Name: await NameAsync(id))));
        return names.Where(pair => pair.Name is not null).ToDictionary(pair => pair.Id, pair => pair.Name!);

        async Task<string?> NameAsync(Guid id)
        {
            try
            {
                return (await api.AccountAsync(id, cancellation)).UserName;
            }
            catch (ApiRefusal refusal) when (refusal.Status != System.Net.HttpStatusCode.Unauthorized)
            {
                // No account, or the reader may not see any: the id stands for itself.
                return null;
            }
        }
    }

    public static bool IsAboutAccount(AuditItem item) => item.Action.StartsWith("account-", StringComparison.Ordinal) || item.Action == "password-set";

    /// <summary>Services go by their names, people by opaque ids.</summary>
    public static bool IsService(AuditItem item) => !Guid.TryParse(item.Actor, out _);
}
