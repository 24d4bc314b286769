using System.Text.Json.Serialization;

namespace Evaluation.Portal.Api;

// What the API says, as far as the pages show it. Codes stay text: one that a later version adds is shown as it is, and breaks nothing.

internal sealed record AccessToken([property: JsonPropertyName("accessToken")] string Value, int ExpiresIn);

internal sealed record ChainPage(IReadOnlyList<ChainSummary> Items, string? Cursor, Facets? Facets = null);

/// <summary>What the list can be filtered by.</summary>
internal sealed record Facets(IReadOnlyList<Named> Agencies, IReadOnlyList<Named> Programmes, IReadOnlyList<int> Years);

internal sealed record ChainSummary(
    Cohort Cohort, DateOnly AsOf, Verdict Verdict, IReadOnlyList<LevelMark> Levels, IReadOnlyList<Coming>? Next = null)
{
    /// <summary>Levels that this reader is kept from.</summary>
    public IEnumerable<string> Hidden => Levels.Where(level => level.Suppressed).Select(level => level.Level);
}

/// <param name="Shown">Of a suppressed level the state of those targets that this reader is shown.</param>
internal sealed record LevelMark(string Level, bool Planned, string? Phase, string? State, bool Suppressed = false, string? Shown = null);

internal sealed record Named(string Code, string Name);

internal sealed record Cohort(string Code, string Name, Named Programme, Named Agency, DateOnly StartsOn, DateOnly EndsOn, int Participants, int Organisers);

internal sealed record Verdict(string State, string? BrokenAt, IReadOnlyList<string> Holes, IReadOnlyList<string> AtRisk);

/// <summary>A level or wave that opens or closes on a day to come.</summary>
/// <param name="What"><c>opens</c> or <c>closes</c>.</param>
internal sealed record Coming(string What, string Level, int? Wave, DateOnly On);

/// <summary>A change of plan after data had come in.</summary>
/// <param name="What">Codes of levels, with ".targets" for their targets.</param>
/// <param name="By">Opaque id of the account.</param>
/// <param name="Role">Null in changes from before it was told.</param>
internal sealed record PlanChange(int PlanVersion, DateTimeOffset At, IReadOnlyList<string> What, string? By = null, string? Role = null);

/// <summary>A cohort's chain. A level that is not in the plan is null.</summary>
internal sealed record ChainDocument(
    Cohort Cohort, DateOnly AsOf, Verdict Verdict, Inputs? Inputs,
    Reaction? Reaction, Learning? Learning, Behaviour? Behaviour, Results? Results, IReadOnlyList<Link> Links,
    Plan? Plan = null, long Version = 0, string? Hash = null, int ModelVersion = 0, int PlanVersion = 0,
    IReadOnlyList<PlanChange>? PlanChanges = null, IReadOnlyList<Coming>? Next = null)
{
    public static IReadOnlyList<string> LevelNames { get; } = ["reaction", "learning", "behaviour", "results"];

    /// <summary>The four levels in their order; null for one that is not in the plan.</summary>
    public IEnumerable<(string Name, ILevel? Level)> Levels =>
        [("reaction", Reaction), ("learning", Learning), ("behaviour", Behaviour), ("results", Results)];

    /// <summary>Levels that this reader is kept from; the rest of the verdict's holes has no evidence.</summary>
    public IEnumerable<string> Hidden => Levels.Where(level => level.Level?.IsHidden == true).Select(level => level.Name);

    public IEnumerable<Target> Targets => Levels.SelectMany(level => level.Level?.Targets ?? []);
}

internal sealed record Inputs(double? AttendanceRate, decimal? BudgetPlanned, decimal? BudgetSpent, AttendanceBasis? Attendance = null, bool Suppressed = false);

/// <param name="Suppressed">Rests on so few people that this reader is not shown it: null for that reason, not for want of data.</param>
internal sealed record Link(string From, string To, int? N, double? Coefficient, double? Low, double? High, double? P, string? Reading, bool Suppressed = false);
