using System.IO.Compression;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evaluation.Samples;
using Evaluation.SystemTests.Processes;
using Evaluation.Testing;

namespace Evaluation.Portal.Tests;

/// <summary>The portal with all services, as the real program hosts them: for what pages and the API have to do together.</summary>
public sealed class ServicesHost : IAsyncLifetime
{
    public const string Password = StandaloneProcess.AdminPassword;

    private readonly Scratch scratch = new();
    private StandaloneProcess process = null!;

    public Uri Address => process.Address;

    /// <summary>Signed in as admin, at the API.</summary>
    public HttpClient Admin { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        process = await StandaloneProcess.StartAsync(Path.Combine(scratch.Folder, "data"));
        Admin = new() { BaseAddress = Address, Timeout = TimeSpan.FromMinutes(1) };
        using var token = await Admin.PostAsJsonAsync("/api/identity/token", new { userName = "admin", password = Password });
        Admin.DefaultRequestHeaders.Authorization = new("Bearer", (string?)(await JsonAsync(token))["accessToken"]);
    }

    public ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        process?.Dispose();
        scratch.Dispose();
        return ValueTask.CompletedTask;
    }

    public async Task<JsonNode> GetAsync(string address)
    {
        using var response = await Admin.GetAsync(address);
        response.IsSuccessStatusCode.ShouldBeTrue($"{address}: {(int)response.StatusCode}");
        return await JsonAsync(response);
    }

    /// <summary>An account that the tests sign in with.</summary>
    public async Task AccountAsync(string userName, string role, string agency)
    {
        using var response = await Admin.PostAsJsonAsync("/api/identity/accounts", new { userName, password = Password, role, agency });
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    /// <summary>A cohort with the people of a sample, that ended on another day and has no more than these of its files.</summary>
    public async Task CohortAsync(string sample, string code, string name, string agency, DateOnly endsOn, params string[] files)
    {
        using var content = new ByteArrayContent(Bundle(sample, definition =>
        {
            (definition["code"], definition["name"], definition["agency"]) = (code, name, new JsonObject { ["code"] = agency, ["name"] = $"Instansi {agency}" });
            (definition["startsOn"], definition["endsOn"]) = ($"{endsOn.AddDays(-4):yyyy-MM-dd}", $"{endsOn:yyyy-MM-dd}");
        }, ["participants.csv", .. files]));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        using var response = await Admin.PostAsync("/api/import", content);
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static byte[] Bundle(string sample, Action<JsonNode> change, IReadOnlyList<string> files)
    {
        using var target = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(SampleBundles.Zip(sample))))
        using (var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries.Where(entry => files.Contains(entry.Name) || entry.Name == "cohort.json"))
            {
                using var read = entry.Open();
                using var write = archive.CreateEntry(entry.Name).Open();
                if (entry.Name != "cohort.json")
                {
                    read.CopyTo(write);
                    continue;
                }
                var definition = JsonNode.Parse(read)!;
                change(definition);
                using var text = new StreamWriter(write);
                text.Write(definition.ToJsonString());
            }
        }
        return target.ToArray();
    }

    private static async Task<JsonNode> JsonAsync(HttpResponseMessage response) => JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
}
