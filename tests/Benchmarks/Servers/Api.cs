using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Evaluation.Benchmarks.Servers;

/// <summary>The few calls that the benchmarks make besides the load.</summary>
internal sealed class Api : IDisposable
{
    private readonly HttpClient client;

    private Api(string address, string token)
    {
        Token = token;
        client = new() { BaseAddress = new(address), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public string Token { get; }

    public static Task<Api> SignInAsync(Server server) => SignInAsync(server.Address);

    public static async Task<Api> SignInAsync(string address)
    {
        using var client = new HttpClient { BaseAddress = new(address) };
        using var answer = await client.PostAsJsonAsync("/api/identity/token", new { userName = "admin", password = Server.Password });
        return new(address, (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!);
    }

    public async Task ImportAsync(byte[] bundle)
    {
        using var content = new ByteArrayContent(bundle) { Headers = { ContentType = new MediaTypeHeaderValue("application/zip") } };
        using var answer = await client.PostAsync(new Uri("/api/import", UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"The import was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task PostAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{path} was answered with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    public async Task<List<string>> ParticipantsAsync(string cohort)
    {
        var ids = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>($"/api/cohorts/{cohort}/people?role=participant&limit=1000{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
            ids.AddRange(page.GetProperty("items").EnumerateArray().Select(person => person.GetProperty("id").GetString()!));
            cursor = page.GetProperty("cursor").GetString();
        }
        return ids;
    }

    /// <summary>Null while there is none.</summary>
    public async Task<JsonElement?> ChainAsync(string cohort)
    {
        using var answer = await client.GetAsync(new Uri($"/api/chains/{cohort}", UriKind.Relative));
        return answer.IsSuccessStatusCode ? await answer.Content.ReadFromJsonAsync<JsonElement>() : null;
    }

    /// <summary>Asks for the chain until it is as it should be.</summary>
    public async Task<JsonElement> ChainWhenAsync(string cohort, Func<JsonElement, bool> isRight)
    {
        var limit = DateTime.UtcNow.AddMinutes(2);
        while (true)
        {
            var chain = await ChainAsync(cohort);
            if (chain is { } found && isRight(found)) return found;
            if (DateTime.UtcNow > limit) throw new TimeoutException($"The chain of {cohort} does not get right. It is {chain}.");
            await Task.Delay(5);
        }
    }

    /// <summary>Waits until so many cohorts have a chain.</summary>
    public async Task ChainsWhenAsync(int cohorts)
    {
        while ((await client.GetFromJsonAsync<JsonElement>("/api/chains")).GetProperty("items").GetArrayLength() < cohorts) await Task.Delay(50);
    }

    public static bool HasResponses(JsonElement chain, int responses) =>
        chain.GetProperty("reaction").TryGetProperty("responded", out var responded) && responded.ValueKind == JsonValueKind.Number && responded.GetInt32() == responses;

    public void Dispose() => client.Dispose();
}
