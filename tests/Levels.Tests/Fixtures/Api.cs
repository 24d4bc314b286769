using System.Net.Http.Json;
using System.Security.Claims;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using Evaluation.Hosting;
using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Answers;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Evaluation.Levels.Tests.Fixtures;

/// <summary>The endpoints of one level over the kit's database and clock. Who calls stands in a header, where services have a token.</summary>
internal sealed class Api : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private Api(WebApplication app)
    {
        this.app = app;
        http = new() { BaseAddress = new(app.Urls.Single()) };
    }

    public static async Task<Api> StartAsync<TSums>(Kit<TSums> kit, Action<WebApplication> map) where TSums : class
    {
        var builder = EvaluationHost.CreateBuilder([]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<TimeProvider>(kit.Clock);
        builder.Services.AddSingleton(kit.Services);
        builder.AddEvaluationDefaults();
        builder.Services.AddAuthentication(AsSaid.Scheme).AddScheme<AuthenticationSchemeOptions, AsSaid>(AsSaid.Scheme, null);
        var app = builder.Build();
        app.UseEvaluationDefaults();
        map(app);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>Sends a request, and reads what comes back; nothing where there is no content.</summary>
    public async Task<Reply> SendAsync(Caller caller, HttpMethod method, string address, object? body = null, int? version = null, string? key = null, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Add(AsSaid.Header, $"{caller.Account}|{caller.Role}|{caller.Agency}|{string.Join(',', caller.Members ?? new HashSet<Guid>())}");
        if ((version is { } read ? IfMatch.Of(read) : ifMatch) is { } match) request.Headers.TryAddWithoutValidation("If-Match", match);
        if (key is not null) request.Headers.Add(IdempotencyKey.Header, key);
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return new((int)response.StatusCode, text);
    }

    public Task<Reply> GetAsync(Caller caller, string address) => SendAsync(caller, HttpMethod.Get, address);

    public Task<Reply> PostAsync(Caller caller, string address, object body, int? version = null) => SendAsync(caller, HttpMethod.Post, address, body, version);

    public Task<Reply> PutAsync(Caller caller, string address, object body, int? version = null) => SendAsync(caller, HttpMethod.Put, address, body, version);

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    private sealed class AsSaid(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        public new const string Scheme = "as-said";

        public const string Header = "Test-Caller";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (Request.Headers[Header].ToString().Split('|') is not [var account, var role, var agency, var members]) return Task.FromResult(AuthenticateResult.NoResult());
            List<Claim> claims = [new(TokenClaims.Account, account), new(TokenClaims.Role, role)];
            if (agency.Length > 0) claims.Add(new(TokenClaims.Agency, agency));
            claims.AddRange(members.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(member => new Claim(TokenClaims.Member, member)));
            return Task.FromResult(AuthenticateResult.Success(new(new ClaimsPrincipal(new ClaimsIdentity(claims, Scheme, TokenClaims.Name, TokenClaims.Role)), Scheme)));
        }
    }
}

internal sealed record Reply(int Status, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => (string?)Json["code"];

    /// <summary>All that a problem says, but for what was asked for and the number of the request.</summary>
    public string Told(string asked)
    {
        var told = Json.AsObject();
        told.Remove("traceId");
        return told.ToJsonString().Replace(asked, "…", StringComparison.Ordinal);
    }

    public IEnumerable<string> Errors => Json["errors"]!.AsArray().Select(error => $"{(string?)error!["field"]} {(string?)error["code"]}");
}
