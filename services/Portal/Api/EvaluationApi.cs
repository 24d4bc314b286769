using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Evaluation.Portal.Session;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http.Extensions;

namespace Evaluation.Portal.Api;

/// <summary>The API over HTTP, with the reader's own token: the portal can see no more than its reader.</summary>
internal sealed partial class EvaluationApi(HttpClient http, ApiAddress address, IHttpContextAccessor contexts, Reader reader)
{
    // As many as PORTAL asks to show at once.
    private const int PageSize = 200;

    public async Task<AccessToken> SignInAsync(string userName, string password, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/identity/token");
        request.Content = JsonContent.Create(new { userName, password });
        return await SendAsync<AccessToken>(request, cancellation);
    }

    /// <summary>A supervisor's token for the cohorts of now.</summary>
    public async Task<AccessToken> RenewAsync(string token, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/identity/token/renew");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await SendAsync<AccessToken>(request, cancellation);
    }

    /// <param name="secret">Of the mail with which an account was invited or its password is reset.</param>
    public async Task SetPasswordAsync(string secret, string password, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Put, "api/identity/password");
        request.Content = JsonContent.Create(new { secret, password });
        await SendAsync(request, Nothing, cancellation);
    }

    public Task<ChainPage> ListAsync(ChainQuery asked, CancellationToken cancellation)
    {
        var query = new QueryBuilder { { "limit", $"{PageSize}" }, { "order", "attention" }, { "facets", "true" } };
        foreach (var (name, value) in asked.Filters)
            if (!string.IsNullOrWhiteSpace(value)) query.Add(name, value.Trim());
        return GetAsync<ChainPage>($"api/chains{query}", cancellation);
    }

    public Task<ChainDocument> ChainAsync(string code, DateOnly? asOf, CancellationToken cancellation) =>
        GetAsync<ChainDocument>($"api/chains/{Uri.EscapeDataString(code)}{(asOf is { } date ? $"?asOf={date:yyyy-MM-dd}" : "")}", cancellation);

    private async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(HttpMethod.Get, path);
        return await SendAsync<T>(request, cancellation);
    }

    /// <summary>With the reader's token.</summary>
    private async Task<HttpRequestMessage> OwnRequestAsync(HttpMethod method, string path)
    {
        var request = Request(method, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Sessions.TokenAsync(contexts.HttpContext!));
        return request;
    }

    private HttpRequestMessage Request(HttpMethod method, string path)
    {
        var request = new HttpRequestMessage(method, new Uri(address.Value, path));
        request.Headers.AcceptLanguage.ParseAdd(reader.Language);
        // Limits on sign-ins count the reader's address and not the portal's, where the API trusts the portal.
        if (contexts.HttpContext?.Connection.RemoteIpAddress is { } from) request.Headers.Add("X-Forwarded-For", from.ToString());
        return request;
    }

    private Task<T> SendAsync<T>(HttpRequestMessage request, CancellationToken cancellation) => SendAsync(
        request,
        async response => await response.Content.ReadFromJsonAsync<T>(JsonSerializerOptions.Web, cancellation) ?? throw new JsonException("The answer is empty."),
        cancellation);

    private async Task<T> SendAsync<T>(HttpRequestMessage request, Func<HttpResponseMessage, Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            using var response = await http.SendAsync(request, cancellation);
            if (!response.IsSuccessStatusCode) throw await RefusalAsync(response, cancellation);
            return await read(response);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new ApiRefusal(HttpStatusCode.ServiceUnavailable, null, exception);
        }
    }

    private static async Task<ApiRefusal> RefusalAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var isProblem = response.Content.Headers.ContentType?.MediaType == "application/problem+json";
        var problem = isProblem ? await response.Content.ReadFromJsonAsync<Problem>(JsonSerializerOptions.Web, cancellation) : null;
        return new(response.StatusCode, problem?.Title, null) { Code = problem?.Code, Errors = [.. problem?.Errors?.Select(error => error.Message) ?? []], Parts = problem?.Errors ?? [] };
    }

    private sealed record Problem(string? Title, string? Code, IReadOnlyList<ProblemPart>? Errors);

}

/// <param name="File">With its row and column, where a bundle was sent.</param>
internal sealed record ProblemPart(string Message, string? Field = null, string? File = null, int? Row = null, string? Column = null);

/// <summary>The API did not give what was asked for.</summary>
/// <param name="status">What it answered; 503 when it did not answer at all.</param>
/// <param name="title">Its own sentence, in the reader's language.</param>
internal sealed class ApiRefusal(HttpStatusCode status, string? title, Exception? inner) : Exception($"The API answered {(int)status}.", inner)
{
    public HttpStatusCode Status => status;

    public string? Title => title;

    /// <summary>Its stable code, such as <c>duplicate</c>.</summary>
    public string? Code { get; init; }

    /// <summary>What is wrong with the input, each a sentence in the reader's language.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>The same, each with where it is.</summary>
    public IReadOnlyList<ProblemPart> Parts { get; init; } = [];
}
