using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evaluation.Portal.Tests;

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

    /// <summary>What <c>/api/chains</c> was asked for last.</summary>
    public QueryString LastQuery { get; private set; }

    public string? LastLanguage { get; private set; }

    public bool IsEmpty { get; set; }

    public int? RefuseWith { get; set; }

    public static async Task<StubApi> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var chains = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Samples"), "expected-chain.json", SearchOption.AllDirectories)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject()).ToDictionary(chain => (string)chain["cohort"]!["code"]!);
        var stub = new StubApi(builder.Build(), chains);
        stub.Map();
        stub.MapAnswers();
        await stub.app.StartAsync();
        return stub;
    }

    public JsonObject Chain(string code) => chains[code];

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
        app.MapGet("/api/chains", (HttpContext context) => Guarded(context, () =>
        {
            LastQuery = context.Request.QueryString;
            return Results.Json(new JsonObject
            {
                ["items"] = new JsonArray([.. IsEmpty ? [] : chains.Values.Select(Summary)]),
                ["cursor"] = context.Request.Query["cursor"].Count == 0 && !IsEmpty ? "next page+1" : null,
            });
        }));
        app.MapGet("/api/chains/{code}", (HttpContext context, string code) => Guarded(context, () =>
        {
            LastQuery = context.Request.QueryString;
            return chains.TryGetValue(code, out var chain) ? Results.Json(chain) : Results.Problem(statusCode: 404);
        }));
    }

    private IResult Guarded(HttpContext context, Func<IResult> answer) =>
        RefuseWith is { } status ? Results.StatusCode(status)
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
        })]),
    };
}
