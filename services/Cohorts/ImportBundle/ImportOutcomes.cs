using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts.Questions;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>What came of an import.</summary>
internal abstract record ImportResult
{
    public sealed record Refused(IReadOnlyList<BundleProblem> Problems) : ImportResult;

    /// <summary>The cohort is another agency's.</summary>
    public sealed record OtherAgency : ImportResult;

    /// <summary>Another import of the cohort began later, or the cohort was changed meanwhile.</summary>
    public sealed record Superseded : ImportResult;

    /// <summary>It would overwrite, or drop, what came in by other ways.</summary>
    public sealed record Conflicting(IReadOnlyList<(string File, ImportConflict Conflict)> Conflicts) : ImportResult;

    /// <param name="HoldsData">The levels that held answers before.</param>
    public sealed record Done(ImportReport Report, IReadOnlyList<Contracts.Level> HoldsData) : ImportResult;

    /// <summary>It is stored, but a level has not taken it over yet; it will when it is back.</summary>
    public sealed record Pending(string Cohort) : ImportResult;
}

/// <param name="Cohort">The cohort's code.</param>
/// <param name="Changed">False when everything was stored already.</param>
/// <param name="Rows">Rows of each file.</param>
/// <param name="Files">What they did (or would do, in a dry run).</param>
internal sealed record ImportReport(string Cohort, bool Changed, bool DryRun, IReadOnlyDictionary<string, int> Rows, IReadOnlyDictionary<string, FileReport> Files);

/// <param name="NotInFile">Stored, but not in the file; kept, or with replace removed.</param>
internal sealed record FileReport(int Added, int Changed, int Unchanged, int NotInFile);
