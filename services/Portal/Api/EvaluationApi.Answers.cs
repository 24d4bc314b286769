using System.Net;

namespace Evaluation.Portal.Api;

/// <summary>What people who answer need of the API.</summary>
internal sealed partial class EvaluationApi
{
    /// <summary>A session for the secret of a personal link.</summary>
    public async Task<AccessToken> OpenLinkAsync(string secret, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/identity/links/session");
        request.Content = JsonContent.Create(new { secret });
        return await SendAsync<AccessToken>(request, cancellation);
    }

    /// <summary>Asks for a new link. The answer is the same whether or not anybody has the address.</summary>
    public async Task<string> ResendLinkAsync(string email, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/identity/links/resend");
        request.Content = JsonContent.Create(new { email });
        return (await SendAsync<Taken>(request, cancellation)).Message;
    }

    public Task<ObservationTasks> ObservationTasksAsync(CancellationToken cancellation) => GetAsync<ObservationTasks>("api/behaviour/tasks", cancellation);

    public Task<SurveyTasks> SurveyTasksAsync(CancellationToken cancellation) => GetAsync<SurveyTasks>("api/reaction/tasks", cancellation);

    /// <summary>Names of those whom the reader may see, by id.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(string cohort, IEnumerable<Guid> ids, CancellationToken cancellation)
    {
        var names = new Dictionary<Guid, string>();
        foreach (var some in ids.Distinct().Chunk(100)) // As many as the API takes at once.
        {
            var query = string.Join('&', some.Select(id => $"ids={id:D}"));
            var found = await OrNullAsync(() => GetAsync<NameList>($"api/cohorts/{Uri.EscapeDataString(cohort)}/names?{query}", cancellation));
            foreach (var item in found?.Items ?? []) names[item.Id] = item.Name;
        }
        return names;
    }

    public Task<StoredDraft?> DraftAsync(string address, CancellationToken cancellation) => OrNullAsync(() => GetAsync<StoredDraft>(address, cancellation));

    /// <param name="read">The version that was read; null overwrites whatever is there.</param>
    /// <returns>The new version.</returns>
    public async Task<int> SaveDraftAsync(string address, object draft, int? read, CancellationToken cancellation) =>
        (await SendOwnAsync(HttpMethod.Put, address, draft, read is { } version ? ("If-Match", $"\"{version}\"") : null, ReadAsync<Receipt>, cancellation)).Version;

    public Task<StoredObservation> ObservationAsync(string cohort, Guid answer, CancellationToken cancellation) =>
        GetAsync<StoredObservation>($"{Observations(cohort)}/{answer:D}", cancellation);

    /// <param name="key">The same for every attempt to send the same form, so that it is taken once.</param>
    public Task SubmitObservationAsync(string cohort, ObservationBody body, string key, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, Observations(cohort), body, ("Idempotency-Key", key), Nothing, cancellation);

    public Task CorrectObservationAsync(string cohort, Guid answer, ObservationBody body, int version, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Put, $"{Observations(cohort)}/{answer:D}", body, ("If-Match", $"\"{version}\""), Nothing, cancellation);

    public Task SubmitResponseAsync(string cohort, ResponseBody body, string key, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"api/reaction/{Uri.EscapeDataString(cohort)}/responses", body, ("Idempotency-Key", key), Nothing, cancellation);

    /// <param name="says"><c>not-my-staff</c> or <c>could-not-observe</c>.</param>
    public Task DeclineAsync(ObservationTask task, string says, string? reason, CancellationToken cancellation) => SendOwnAsync(
        HttpMethod.Post, $"api/behaviour/{Uri.EscapeDataString(task.Cohort)}/assignments/{task.Assignment:D}/{says}", new { reason }, null, Nothing, cancellation);

    public static string DraftOf(ObservationTask task) => $"api/behaviour/{Uri.EscapeDataString(task.Cohort)}/assignments/{task.Assignment:D}/draft";

    public static string DraftOf(SurveyTask task) => $"api/reaction/{Uri.EscapeDataString(task.Cohort)}/draft";

    private static string Observations(string cohort) => $"api/behaviour/{Uri.EscapeDataString(cohort)}/observations";

    private async Task<T> SendOwnAsync<T>(
        HttpMethod method, string path, object body, (string Name, string Value)? header, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(method, path);
        request.Content = JsonContent.Create(body);
        if (header is { } given) request.Headers.TryAddWithoutValidation(given.Name, given.Value);
        return await SendAsync(request, read, cancellation);
    }

    private static async Task<T?> OrNullAsync<T>(Func<Task<T>> get) where T : class
    {
        try
        {
            return await get();
        }
        catch (ApiRefusal refusal) when (refusal.Status == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static async Task<T> ReadAsync<T>(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<T>() ?? throw new System.Text.Json.JsonException("The answer is empty.");

    private static Task<bool> Nothing(HttpResponseMessage response) => Task.FromResult(true);

    private sealed record Taken(string Message);

    private sealed record NameList(IReadOnlyList<NameItem> Items);

    private sealed record NameItem(Guid Id, string Name);

    private sealed record Receipt(int Version);
}
