namespace Evaluation.Contracts.Plans;

public sealed record ProgrammeInfo(string Code, string Name, ProgrammeKind Kind);

public sealed record AgencyInfo(string Code, string Name);

public sealed record Budget(string? Currency = null, decimal? Planned = null, decimal? Spent = null);

/// <summary>cohort.json of a bundle: who, when, and the plan (FORMATS).</summary>
/// <param name="TimeZone">IANA name; days begin and end in it.</param>
public sealed record CohortDefinition(
    string Code,
    string Name,
    ProgrammeInfo Programme,
    AgencyInfo Agency,
    DateOnly StartsOn,
    DateOnly EndsOn,
    string TimeZone,
    CohortPlan Plan,
    decimal? CreditHours = null,
    Budget? Budget = null);
