using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Portal.Api;

// What those who set a cohort up read and write. Definition and instruments are the contracts' own, so that nothing of them is lost on the way.

/// <param name="PlanVersion">Of the definition, for the change that replaces it.</param>
internal sealed record PlannedCohort(CohortDefinition Definition, int PlanVersion, PeopleCount People);

/// <param name="Participants">The active ones.</param>
internal sealed record PeopleCount(int Participants, int Organisers, int WithoutSupervisor);

internal sealed record PolicyList(IReadOnlyList<PolicyItem> Items);

internal sealed record PolicyItem(ProgrammeKind ProgrammeKind, FollowUpPolicy Policy);

internal sealed record InstrumentList(IReadOnlyList<InstrumentItem> Items);

/// <param name="Agency">Whose it is; null for everybody's.</param>
/// <param name="IsOwn">The reader may add versions.</param>
/// <param name="Versions">Latest first.</param>
/// <param name="Items">How many the latest has.</param>
internal sealed record InstrumentItem(string Code, string Name, string Kind, string? Agency, bool IsOwn, IReadOnlyList<int> Versions, int Items)
{
    /// <summary>The page of one of its versions.</summary>
    public string Page(int version) => LibraryInstrument.PageOf(Code, version, Agency);
}

internal sealed record LibraryInstrument(string Code, int Version, string? Agency, InstrumentContent Content)
{
    /// <summary>With the agency: an admin sees instruments of several under one code.</summary>
    /// <param name="below">A page below it.</param>
    public static string PageOf(string code, int version, string? agency, string below = "") =>
        $"/instruments/{Uri.EscapeDataString(code)}/{version}{below}{(agency is null ? "" : $"?agency={Uri.EscapeDataString(agency)}")}";
}

/// <summary>Of a survey or of an observation form: one of the two is there.</summary>
internal sealed record InstrumentContent(string Kind, ReactionInstrument? Reaction = null, Contracts.Plans.BehaviourInstrument? Behaviour = null);

/// <summary>What a table of people would do, row by row.</summary>
/// <param name="Text">The table as it can be mended and sent again.</param>
internal sealed record PeopleReport(
    int Added, int Changed, int Unchanged, int Broken, IReadOnlyList<PeopleRow> Rows, IReadOnlyList<PeopleProblem> Problems, string Text)
{
    /// <summary>Of the people that it was held against; from the answer's ETag.</summary>
    public string? Version { get; init; }
}

/// <param name="State"><c>new</c>, <c>changed</c>, <c>unchanged</c> or <c>problem</c>.</param>
internal sealed record PeopleRow(int Row, string State, string? Name, IReadOnlyList<string> Changes, IReadOnlyList<PeopleProblem> Problems);

internal sealed record PeopleProblem(string? Column, string Message);

internal sealed record ImportReport(string Cohort, bool Changed, bool DryRun, IReadOnlyDictionary<string, FileReport> Files);

internal sealed record FileReport(int Added, int Changed, int Unchanged, int NotInFile);
