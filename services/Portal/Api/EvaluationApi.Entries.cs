namespace Evaluation.Portal.Api;

/// <summary>What whoever enters answers and results for others needs of the API.</summary>
internal sealed partial class EvaluationApi
{
    public async Task<CohortInHand> CohortInHandAsync(string cohort, CancellationToken cancellation) =>
        (await GetAsync<CohortDocument>($"api/cohorts/{Uri.EscapeDataString(cohort)}", cancellation)).Definition;

    /// <summary>Everybody in the cohort, with names: for those who may read them.</summary>
    public async Task<People> PeopleAsync(string cohort, CancellationToken cancellation)
    {
        var all = new List<Person>();
        string? cursor = null;
        do
        {
            var page = await GetAsync<PeoplePage>($"api/cohorts/{Uri.EscapeDataString(cohort)}/people?limit=1000{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", cancellation);
            all.AddRange(page.Items);
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return new(all, reader);
    }

    /// <param name="address">Level and kind, such as <c>results/kpis</c>.</param>
    /// <param name="source">Null for all.</param>
    public async Task<IReadOnlyList<Entry>> EntriesAsync(string address, string cohort, string? source, int most, CancellationToken cancellation)
    {
        var all = new List<Entry>();
        Guid? cursor = null;
        do
        {
            var page = await GetAsync<EntryPage>($"{Entries(address, cohort)}?limit={Math.Min(most, 1000)}{(source is null ? "" : $"&source={source}")}{(cursor is null ? "" : $"&cursor={cursor:D}")}", cancellation);
            all.AddRange(page.Items);
            cursor = page.Cursor;
        }
        while (cursor is not null && all.Count < most);
        return all;
    }

    /// <summary>What is stored about one person or KPI.</summary>
    public async Task<IReadOnlyList<Entry>> EntriesAboutAsync(string address, string cohort, string subject, CancellationToken cancellation) =>
        (await GetAsync<EntryPage>($"{Entries(address, cohort)}?limit=1000&subject={Uri.EscapeDataString(subject)}", cancellation)).Items;

    public Task<Entry> EntryAsync(string address, string cohort, Guid id, CancellationToken cancellation) => GetAsync<Entry>($"{Entries(address, cohort)}/{id:D}", cancellation);

    /// <param name="key">The same for every attempt to send the same form, so that it is taken once.</param>
    public Task EnterAsync(string address, string cohort, object body, string key, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, Entries(address, cohort), body, ("Idempotency-Key", key), Nothing, cancellation);

    public Task CorrectAsync(string address, string cohort, Guid id, object body, int version, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Put, $"{Entries(address, cohort)}/{id:D}", body, ("If-Match", $"\"{version}\""), Nothing, cancellation);

    /// <param name="version">That was read: where somebody else has changed it since, this is refused.</param>
    public Task WithdrawAsync(string address, string cohort, Guid id, string reason, int version, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Delete, $"{Entries(address, cohort)}/{id:D}", new { reason }, ("If-Match", $"\"{version}\""), Nothing, cancellation);

    private static string Entries(string address, string cohort)
    {
        var (level, kind) = (address[..address.IndexOf('/', StringComparison.Ordinal)], address[(address.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        return $"api/{level}/{Uri.EscapeDataString(cohort)}/{kind}";
    }
}
