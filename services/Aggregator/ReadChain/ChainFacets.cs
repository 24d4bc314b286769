using System.Text.Json.Nodes;
using Evaluation.Contracts.Plans;

namespace Evaluation.Aggregator.ReadChain;

/// <summary>What a list of chains can be filtered by: the agencies, programmes and end years that occur among those the caller sees.</summary>
internal static class ChainFacets
{
    public static JsonObject Of(IReadOnlyCollection<CohortDefinition> cohorts) => new()
    {
        ["agencies"] = Named(cohorts.Select(cohort => (cohort.Agency.Code, cohort.Agency.Name))),
        ["programmes"] = Named(cohorts.Select(cohort => (cohort.Programme.Code, cohort.Programme.Name))),
        ["years"] = new JsonArray([.. cohorts.Select(cohort => cohort.EndsOn.Year).Distinct().OrderDescending().Select(year => JsonValue.Create(year))]),
    };

    // One code may bear several names over the years; any of them is told.
    private static JsonArray Named(IEnumerable<(string Code, string Name)> pairs) => new([.. pairs
        .DistinctBy(pair => pair.Code).OrderBy(pair => pair.Name, StringComparer.OrdinalIgnoreCase)
        .Select(pair => new JsonObject { ["code"] = pair.Code, ["name"] = pair.Name })]);
}
