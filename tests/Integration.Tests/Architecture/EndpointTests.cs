using System.Text.RegularExpressions;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Testing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Architecture;

public sealed class EndpointTests
{
    /// <summary>What may be had without signing in. Each addition is a decision.</summary>
    private static readonly string[] Open =
    [
        "/health/live", "/health/ready", "/openapi/{documentName}.json", "/asyncapi.yaml",
        "/api/identity/token", "/api/identity/.well-known/openid-configuration", "/api/identity/jwks",
        "/api/identity/password", "/api/identity/password/reset", "/api/identity/links/session", "/api/identity/links/resend",
        "/sign-in", "/NotFound", "/portal.css", "/l", "/set-password", "/answer.css", "/answer.js", "/setup.css", "/setup.js", "/followups.css", "/answer-worker.js", "/admin.css", "/password",
    ];

    [Fact]
    public async Task Every_endpoint_has_decided_who_may_call_it()
    {
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);
        var endpoints = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        var undecided = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null && endpoint.Metadata.GetMetadata<AuthorizationPolicy>() is null && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null);
        var open = endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(endpoint => NameOf(endpoint));

        endpoints.Count.ShouldBeGreaterThan(20);
        undecided.Select(endpoint => endpoint.RoutePattern.RawText).ShouldBeEmpty();
        open.Distinct().Except(Open).ShouldBeEmpty();
    }

    // The names of these files carry a hash of their content.
    private static string NameOf(RouteEndpoint endpoint) => Regex.Replace($"/{endpoint.RoutePattern.RawText?.TrimStart('/')}", @"\.[0-9a-f]{12}\.(css|js)$", ".$1");
}
