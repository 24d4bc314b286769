using System.Globalization;
using Evaluation.Portal.Api;

namespace Evaluation.Portal.Administration;

/// <summary>
/// The logs of all services as one, the latest first. Each is numbered on its own, so a page goes on where each of them stopped.
/// </summary>
internal sealed record AuditLog(IReadOnlyList<(string Service, AuditItem Item)> Entries, string? Next, IReadOnlyList<string> Silent)
{
    private const int PageSize = 50;

    /// <param name="services">Whose logs.</param>
    /// <param name="cursor">Where the page before stopped: <c>identity.12~chains.4</c>.</param>
    public static async Task<AuditLog> ReadAsync(EvaluationApi api, IReadOnlyList<string> services, AuditQuery asked, string? cursor, CancellationToken cancellation)
    {
        var stopped = Stopped(cursor);
        var silent = new List<string>();
        var pages = await Task.WhenAll(services.Select(async service => (Service: service, Page: await OfAsync(service))));
        var found = pages.SelectMany(page => page.Page.Items.Select(item => (page.Service, Item: item))).OrderByDescending(entry => entry.Item.At).ThenByDescending(entry => entry.Item.Number).ToList();
        var shown = found.Take(PageSize).ToList();
        foreach (var entry in shown) stopped[entry.Service] = entry.Item.Number;
        var isMore = found.Count > PageSize || pages.Any(page => page.Page.Cursor is not null);
        return new(shown, isMore ? string.Join('~', stopped.Select(place => $"{place.Key}.{place.Value}")) : null, silent);

        async Task<AuditPage> OfAsync(string service)
        {
            try
            {
                return await api.AuditAsync(service, asked, stopped.TryGetValue(service, out var before) ? before : null, PageSize, cancellation);
            }
            catch (ApiRefusal refusal) when (refusal.Status >= System.Net.HttpStatusCode.InternalServerError)
            {
                // One that is silent does not hide the others; the page says so.
                lock (silent) silent.Add(service);
                return new([], null);
            }
        }
    }

    // An address typed by hand may hold anything.
    private static Dictionary<string, long> Stopped(string? cursor) => (cursor ?? "").Split('~').Select(part => part.Split('.'))
        .Where(part => part.Length == 2 && ServiceNames.All.Contains(part[0]) && long.TryParse(part[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .DistinctBy(part => part[0]).ToDictionary(part => part[0], part => long.Parse(part[1], CultureInfo.InvariantCulture));
}
