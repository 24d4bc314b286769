using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Testing;

namespace Evaluation.Integration.Tests.Refusals;

/// <summary>What all services in one process, pages among them, answer to what no endpoint takes: the API its problems, the portal its page.</summary>
public sealed class RefusalTests(RefusalTests.Host host) : IClassFixture<RefusalTests.Host>
{
    private const string Scores = "/api/learning/ADA-01/scores", Score = Scores + "/0190a0b0-0000-7000-8000-000000000001", Json = "application/json";

    [Theory]
    [InlineData("DELETE", Scores, null, HttpStatusCode.MethodNotAllowed, "methodNotAllowed", "GET, POST")]
    [InlineData("PATCH", Scores, Json, HttpStatusCode.MethodNotAllowed, "methodNotAllowed", "GET, POST")]
    [InlineData("GET", "/api/identity/token", null, HttpStatusCode.MethodNotAllowed, "methodNotAllowed", "POST")]
    [InlineData("POST", Scores, "text/plain", HttpStatusCode.UnsupportedMediaType, "mediaType", null)]
    [InlineData("POST", Scores, "", HttpStatusCode.UnsupportedMediaType, "mediaType", null)]
    [InlineData("POST", "/api/identity/token", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "mediaType", null)]
    [InlineData("POST", Scores, Json, HttpStatusCode.NotFound, "notFound", null)]
    // Without a body its reason is missing, which is told after the cohort was looked for.
    [InlineData("DELETE", Score, null, HttpStatusCode.NotFound, "notFound", null)]
    [InlineData("GET", "/api/learning/no/such/address/here", null, HttpStatusCode.NotFound, "notFound", null)]
    [InlineData("POST", "/api/nothing", Json, HttpStatusCode.NotFound, "notFound", null)]
    public async Task The_api_says_in_both_languages_what_it_does_not_take(string method, string address, string? type, HttpStatusCode status, string code, string? allow)
    {
        var titles = new List<string>();
        foreach (var language in (string[])["id", "en"])
        {
            using var response = await host.SendAsync(method, address, type, language: language);

            response.StatusCode.ShouldBe(status);
            response.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
            var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
            ((string?)problem["code"]).ShouldBe(code);
            titles.Add((string)problem["title"]!);
            (response.Content.Headers.Allow.Count == 0 ? null : string.Join(", ", response.Content.Headers.Allow.Order(StringComparer.Ordinal))).ShouldBe(allow);
        }
        titles[0].ShouldNotBe(titles[1]);
    }

    [Theory]
    [InlineData("/api/identity/links/session", "id", "4 KB", "lebih besar dari")]
    [InlineData("/api/identity/links/session", "en", "4 KB", "larger than")]
    [InlineData("/api/identity/token", "en", "16 KB", "larger than")]
    public async Task What_is_too_large_is_told_how_large_it_may_be(string address, string language, string limit, string words)
    {
        using var response = await host.SendAsync("POST", address, Json, language, isSignedIn: false, padding: 20_000);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        ((string?)problem["code"]).ShouldBe("tooLarge");
        ((string)problem["title"]!).ShouldContain($"{words} {limit}");
    }

    [Theory]
    [InlineData("DELETE", Scores, null)]
    [InlineData("POST", Scores, "text/plain")]
    [InlineData("POST", Scores, "")]
    public async Task Without_a_token_nothing_is_told_of_an_address_that_is_not_open(string method, string address, string? type)
    {
        using var response = await host.SendAsync(method, address, type, isSignedIn: false);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        response.Content.Headers.Allow.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("GET", "/no/such/page")]
    [InlineData("GET", "/NotFound")]
    [InlineData("GET", "/unknown.css")]
    [InlineData("GET", "/apis")]
    [InlineData("POST", "/no/such/page")]
    [InlineData("PUT", "/no/such/page")]
    public async Task An_address_without_a_page_shows_the_page_that_says_so(string method, string address)
    {
        using var response = await host.SendAsync(method, address, type: null, language: "en", isSignedIn: false);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain("<main");
        // In the other language it is found again at the address that was asked for.
        page.ShouldContain($"{address}?lang=id");
    }

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task The_head_of_a_page_is_that_of_the_page(string address, HttpStatusCode status)
    {
        using var response = await host.SendAsync("HEAD", address, type: null, isSignedIn: false);

        response.StatusCode.ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/api/learning/ADA-01/scores", true)]
    [InlineData("/api/learning/ADA-01/scores", false)]
    [InlineData("/api/chains", true)]
    [InlineData("/api/chains", false)]
    [InlineData("/api/chains?limit=x", true)]
    [InlineData("/api/identity/jwks", false)]
    [InlineData("/api/identity/token", false)]
    [InlineData("/api/nothing", true)]
    [InlineData("/portal.css", false)]
    [InlineData("/health/live", false)]
    [InlineData("/openapi/v1.json", false)]
    [InlineData("/", false)]
    [InlineData("/sign-in", false)]
    public async Task The_head_of_an_address_is_what_a_get_is_answered_with(string address, bool isSignedIn)
    {
        using var get = await host.SendAsync("GET", address, type: null, isSignedIn: isSignedIn);
        using var head = await host.SendAsync("HEAD", address, type: null, isSignedIn: isSignedIn);

        head.StatusCode.ShouldBe(get.StatusCode);
        head.Headers.Location.ShouldBe(get.Headers.Location);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Content.Headers.Allow.ShouldBe(get.Content.Headers.Allow);
    }

    /// <summary>By the bytes on the line: a client looks for no body after a HEAD.</summary>
    [Theory]
    [InlineData("HEAD", "/portal.css", true)]
    [InlineData("HEAD", "/api/identity/jwks", true)]
    [InlineData("HEAD", "/api/chains", true)]
    [InlineData("HEAD", "/sign-in", true)]
    [InlineData("GET", "/sign-in", false)]
    public async Task After_the_head_comes_nothing(string method, string address, bool isEmpty)
    {
        using var line = await host.ConnectAsync();
        var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"{method} {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), TestContext.Current.CancellationToken);
        var said = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        said.ShouldStartWith("HTTP/1.1 ");
        (said[said.IndexOf("\r\n\r\n", StringComparison.Ordinal)..].Length == 4).ShouldBe(isEmpty, said);
    }

    [Fact]
    public async Task The_head_of_what_is_not_open_is_for_those_who_may_read_it()
    {
        foreach (var (isSignedIn, status) in new[] { (true, HttpStatusCode.OK), (false, HttpStatusCode.Unauthorized) })
        {
            using var head = await host.SendAsync("HEAD", "/api/chains", type: null, isSignedIn: isSignedIn);
            head.StatusCode.ShouldBe(status);
        }
    }

    public sealed class Host : IAsyncLifetime
    {
        private readonly Scratch scratch = new();
        private TestHost running = null!;

        public async ValueTask InitializeAsync() => running = await TestHost.StartAsync(scratch.Folder);

        public async ValueTask DisposeAsync()
        {
            await running.DisposeAsync();
            scratch.Dispose();
        }

        internal async Task<TcpClient> ConnectAsync()
        {
            var line = new TcpClient();
            await line.ConnectAsync(running.Http.BaseAddress!.Host, running.Http.BaseAddress.Port);
            return line;
        }

        /// <param name="type">Of the body; empty for a body without one, null for no body.</param>
        internal async Task<HttpResponseMessage> SendAsync(string method, string address, string? type, string language = "id", bool isSignedIn = true, int padding = 0)
        {
            using var client = new HttpClient { BaseAddress = running.Http.BaseAddress };
            using var request = new HttpRequestMessage(new(method), address);
            if (isSignedIn) request.Headers.Authorization = running.Http.DefaultRequestHeaders.Authorization;
            request.Headers.AcceptLanguage.ParseAdd(language);
            if (type is not null)
            {
                request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes("{\"participant\":\"0190a0b0-0000-7000-8000-000000000001\",\"phase\":\"pre\",\"score\":1}" + new string(' ', padding)));
                request.Content.Headers.ContentType = type.Length == 0 ? null : new MediaTypeHeaderValue(type);
            }
            return await client.SendAsync(request);
        }
    }
}
