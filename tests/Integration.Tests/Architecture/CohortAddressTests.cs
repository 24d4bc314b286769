using Evaluation.Contracts.Plans;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Architecture;

public sealed class CohortAddressTests
{
    /// <summary>Addresses are told apart without regard to case: a cohort AUDIT would hide behind the audit log.</summary>
    [Fact]
    public async Task No_cohort_may_be_called_what_stands_in_the_place_of_its_code_in_an_address()
    {
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);
        var routes = host.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.PathSegments.Select(TextOf).ToList()).ToList();
        var places = routes.SelectMany(Prefixes).Distinct().ToHashSet();

        var taken = routes.SelectMany(route => Enumerable.Range(0, route.Count)
                .Where(at => !route[at].StartsWith('{') && places.Contains(string.Join('/', route.Take(at))))
                .Select(at => route[at].ToUpperInvariant()))
            .Where(CohortCodes.IsCode).Distinct();

        places.Count.ShouldBeGreaterThan(5);
        CohortCodes.Reserved.Order(StringComparer.Ordinal).ShouldBe(taken.Order(StringComparer.Ordinal));
    }

    /// <summary>What stands before a cohort's code.</summary>
    private static IEnumerable<string> Prefixes(List<string> route) => Enumerable.Range(0, route.Count)
        .Where(at => route[at] is "{cohort}" or "{code}").Select(at => string.Join('/', route.Take(at)));

    private static string TextOf(RoutePatternPathSegment segment) => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternParameterPart parameter => $"{{{parameter.Name}}}",
        _ => "",
    }));
}
