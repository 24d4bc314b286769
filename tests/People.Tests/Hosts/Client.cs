using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evaluation.People.Tests.Hosts;

/// <summary>Somebody who calls.</summary>
public sealed class Client(HttpClient http, string? token)
{
    public HttpClient Http => http;

    public string? Token => token;

    public Task<Answer> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public Task<Answer> PostAsync(string address, object body) => SendAsync(HttpMethod.Post, address, JsonContent.Create(body));

    public Task<Answer> PutAsync(string address, object body, long? ifMatch = null) => SendAsync(HttpMethod.Put, address, JsonContent.Create(body), ifMatch);

    public Task<Answer> PatchAsync(string address, object body, long? ifMatch = null) => SendAsync(HttpMethod.Patch, address, JsonContent.Create(body), ifMatch);

    public async Task<Answer> SendAsync(HttpMethod method, string address, HttpContent? content = null, long? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        if (token is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        if (ifMatch is { } version) request.Headers.IfMatch.Add(new($"\"{version}\""));
        using var response = await http.SendAsync(request);
        return new((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers.ETag?.Tag);
    }
}

/// <summary>What came back.</summary>
public sealed partial record Answer(int Status, string Text, string? ETag)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => (string?)Json["code"];

    public IEnumerable<string> ErrorCodes => Json["errors"]!.AsArray().Select(error => (string)error!["code"]!);

    /// <summary>Without what differs from one request to the next.</summary>
    public (int, string) Bare => (Status, TraceId().Replace(Text, ""));

    public Answer ShouldBe(int status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }

    [GeneratedRegex("\"traceId\":\"[^\"]*\"")]
    private static partial Regex TraceId();
}
