using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Definition;

/// <summary>
/// As much of cohort.json as has the right shape, so that the other files can be checked in the same go.
/// </summary>
/// <param name="Whole">Null unless all of it has the right shape.</param>
/// <param name="Plan">The levels that have the right shape.</param>
/// <param name="Unreadable">Levels of which it is not known what is planned.</param>
internal sealed record DefinitionReading(
    CohortDefinition? Whole,
    string? Code,
    ProgrammeKind? Kind,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    string? TimeZone,
    CohortPlan Plan,
    IReadOnlySet<Level> Unreadable)
{
    public static readonly DefinitionReading Nothing =
        new(null, null, null, null, null, null, new CohortPlan(), Enum.GetValues<Level>().ToHashSet());

    /// <summary>Null where it is not known; an unknown one is reported with the plan.</summary>
    public TimeZoneInfo? FindTimeZone() =>
        // Names of Windows ("SE Asia Standard Time") are found too, but have no IANA id of their own.
        TimeZone is { Length: > 0 } && TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) && zone.HasIanaId ? zone : null;
}
