using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evaluation.Portal.Tests;

// Not the service of that name.
using Results = Microsoft.AspNetCore.Http.Results;

/// <summary>An API that answers with the samples' expected chains, over real HTTP.</summary>
internal sealed partial class StubApi : IAsyncDisposable
{
    public const string Password = "kata sandi uji";

    private readonly WebApplication app;
    private readonly Dictionary<string, JsonObject> chains;

    private StubApi(WebApplication app, Dictionary<string, JsonObject> chains) => (this.app, this.chains) = (app, chains);

    public string Address => app.Urls.Single();

    /// <summary>The token that is taken at present.</summary>
    public string Token { get; set; } = "the-token";

    /// <summary>How often it was asked to renew a supervisor's token.</summary>
    public int Renewals { get; private set; }

    /// <summary>A token whose role can be read, each number another one.</summary>
    public static string TokenOf(string role, int number) =>
        $"x.{Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($$"""{"role":"{{role}}","sub":"11111111-0000-7000-8000-00000000000a","n":{{number}}}"""))}.x";

    /// <summary>What <c>/api/chains</c> was asked for last.</summary>
    public QueryString LastQuery { get; private set; }

    public string? LastLanguage { get; private set; }

    /// <summary>User names by account, for admins.</summary>
    public Dictionary<Guid, string> Accounts { get; } = [];

    /// <summary>How often an account was asked for.</summary>
    public int AccountsRead { get; private set; }

    /// <summary>What was entered of results, by kind; null where nobody may read it.</summary>
    public Dictionary<string, JsonArray>? Entered { get; set; }

    /// <summary>How often it was asked for.</summary>
    public int EnteredRead { get; private set; }

    public bool IsEmpty { get; set; }

    public int? RefuseWith { get; set; }

    /// <summary>Services that do not answer, by what follows <c>/api/</c>.</summary>
    public HashSet<string> Silent { get; } = [];

    public static async Task<StubApi> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var chains = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "expected-chain.json", SearchOption.AllDirectories)
            .Select(Read).ToDictionary(chain => (string)chain["cohort"]!["code"]!);
        var stub = new StubApi(builder.Build(), chains);
        stub.Map();
        stub.MapAnswers();
        stub.MapOperations();
        stub.MapTests();
        await stub.app.StartAsync();
        return stub;
    }

    public JsonObject Chain(string code) => chains[code];

    /// <summary>Puts a cohort into the list, made from a sample.</summary>
    public JsonObject Copy(string code, string asCode, string name, int years = 0)
    {
        var copy = chains[code].DeepClone().AsObject();
        copy["cohort"]!["code"] = asCode;
        copy["cohort"]!["name"] = name;
        foreach (var day in new[] { "startsOn", "endsOn" })
            copy["cohort"]![day] = $"{DateOnly.Parse((string)copy["cohort"]![day]!, CultureInfo.InvariantCulture).AddYears(years):yyyy-MM-dd}";
        return chains[asCode] = copy;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void Map()
    {
        app.MapPost("/api/identity/token", async (HttpContext context) =>
        {
            LastLanguage = context.Request.Headers.AcceptLanguage;
            using var body = await JsonDocument.ParseAsync(context.Request.Body);
            return body.RootElement.GetProperty("password").GetString() switch
            {
                Password => Results.Json(new { accessToken = Token, tokenType = "Bearer", expiresIn = 3600 }),
                "locked" => Results.Problem(title: "Tunggu 5 menit.", statusCode: 429),
                _ => Results.Problem(title: "wrong", statusCode: 401),
            };
        });
        app.MapPost("/api/identity/token/renew", (HttpContext context) =>
        {
            Renewals++;
            return Guarded(context, Renewed);
        });

        app.MapGet("/api/identity/accounts/{id:guid}", (HttpContext context, Guid id) => Guarded(context, () =>
        {
            AccountsRead++;
            if (Token != TokenOf("admin", 0)) return Results.Problem(statusCode: 403);
            return Accounts.TryGetValue(id, out var name)
                ? Results.Json(new { id, userName = name, role = "admin", state = "active", version = 1, createdAt = DateTimeOffset.UnixEpoch }) : Results.Problem(statusCode: 404);
        }));

        app.MapGet("/api/results/{code}/{kind}", (HttpContext context, string kind) => Guarded(context, () =>
        {
            EnteredRead++;
            return Entered is null ? Results.Problem(statusCode: 403) : Results.Json(new JsonObject
            {
                ["items"] = new JsonArray([.. Entered[kind].Select(answer => (JsonNode)new JsonObject
                {
                    ["id"] = Guid.NewGuid(), ["key"] = new JsonObject { ["kind"] = kind, ["subject"] = "1", ["occasion"] = "", ["author"] = "" }, ["answer"] = answer!.DeepClone(),
                    ["version"] = 1, ["source"] = "import", ["firstSource"] = "import", ["enteredAt"] = "2025-01-05T03:00:00Z",
                })]),
            });
        }));

        IResult Renewed()
        {
            Token = TokenOf("supervisor", Renewals);
            return Results.Json(new { accessToken = Token, tokenType = "Bearer", expiresIn = 1800 });
        }
        app.MapGet("/api/chains", (HttpContext context) => Guarded(context, () =>
        {
            LastQuery = context.Request.QueryString;
            return Results.Json(new JsonObject
            {
                ["items"] = new JsonArray([.. Listed(context.Request.Query).Select(Summary)]),
                ["cursor"] = context.Request.Query["cursor"].Count == 0 && !IsEmpty ? "next page+1" : null,
                ["facets"] = IsEmpty ? null : Facets(),
            });
        }));
        app.MapGet("/api/chains/{code}", (HttpContext context, string code) => Guarded(context, () =>
        {
            LastQuery = context.Request.QueryString;
            return chains.TryGetValue(code, out var chain) ? Results.Json(chain) : Results.Problem(statusCode: 404);
        }));
    }

    // What the API adds to the expected figures: the plan, versions, what comes next.
    private static JsonObject Read(string file)
    {
        var chain = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
        chain["plan"] = JsonNode.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "cohort.json")))!["plan"]!.DeepClone();
        (chain["version"], chain["hash"], chain["modelVersion"], chain["planVersion"]) = (7, new string('a', 64), 1, 2);
        chain["planChanges"] = new JsonArray(new JsonObject { ["planVersion"] = 2, ["at"] = "2025-01-05T03:00:00Z", ["by"] = "x", ["what"] = new JsonArray("behaviour.targets") });
        chain["next"] = new JsonArray([.. new[] { "reaction", "learning" }
            .Where(level => (string?)chain[level]?["phase"] != "closed").Select(level => (JsonNode)new JsonObject { ["what"] = "closes", ["level"] = level, ["wave"] = null, ["on"] = "2027-01-15" })]);
        return chain;
    }

    private JsonObject Facets() => new()
    {
        ["agencies"] = new JsonArray([.. chains.Values.Select(chain => chain["cohort"]!["agency"]!).DistinctBy(named => (string)named["code"]!).Select(named => named.DeepClone())]),
        ["programmes"] = new JsonArray([.. chains.Values.Select(chain => chain["cohort"]!["programme"]!).DistinctBy(named => (string)named["code"]!).Select(named => named.DeepClone())]),
        ["years"] = new JsonArray([.. chains.Values.Select(chain => int.Parse(((string)chain["cohort"]!["endsOn"]!)[..4], CultureInfo.InvariantCulture)).Distinct().OrderDescending().Select(year => JsonValue.Create(year))]),
    };

    private IEnumerable<JsonObject> Listed(IQueryCollection query) => IsEmpty ? [] : chains.Values
        .Where(chain => query["programme"] is not [{ } programme] || (string)chain["cohort"]!["programme"]!["code"]! == programme)
        .OrderBy(chain => (string)chain["verdict"]!["state"]! == "broken" ? 0 : 1);

    private IResult Guarded(HttpContext context, Func<IResult> answer) =>
        Silent.Contains(context.Request.Path.Value!.Split('/')[2]) ? Results.StatusCode(503) : RefuseWith is { } status ? Results.StatusCode(status)
        : context.Request.Headers.Authorization == $"Bearer {Token}" ? answer() : Results.Problem(statusCode: 401);

    private static JsonNode Summary(JsonObject chain) => new JsonObject
    {
        ["cohort"] = chain["cohort"]!.DeepClone(),
        ["asOf"] = chain["asOf"]!.DeepClone(),
        ["verdict"] = chain["verdict"]!.DeepClone(),
        ["levels"] = new JsonArray([.. new[] { "reaction", "learning", "behaviour", "results" }.Select(level => (JsonNode)new JsonObject
        {
            ["level"] = level,
            ["planned"] = chain[level] is not null,
            ["phase"] = chain[level]?["phase"]?.DeepClone(),
            ["state"] = chain[level]?["state"]?.DeepClone(),
            ["suppressed"] = (string?)chain[level]?["state"] == "notMeasured" && chain[level]!["targets"]!.AsArray().Any(target => (bool?)target!["suppressed"] == true),
            ["shown"] = chain[level]?["shown"]?.DeepClone(),
        })]),
        ["next"] = chain["next"]!.DeepClone(),
    };
}
