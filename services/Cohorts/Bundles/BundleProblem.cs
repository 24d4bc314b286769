using Evaluation.Cohorts.Bundles.Findings;

namespace Evaluation.Cohorts.Bundles;

/// <summary>One thing that keeps a bundle from being stored. The sentences may name persons: for the uploader, never for a log.</summary>
/// <param name="Row">The record's number, the header being 1; null for cohort.json and for a file as a whole.</param>
/// <param name="Column">The column, or in cohort.json the path, such as <c>plan.behaviour.waves[1].months</c>.</param>
/// <param name="Code">Stable.</param>
/// <param name="Id">The sentence in Indonesian.</param>
/// <param name="En">The sentence in English.</param>
internal sealed record BundleProblem(string File, int? Row, string? Column, string Code, string Id, string En);

/// <summary>Collects problems up to a cap, beyond which more of them help nobody.</summary>
internal sealed class Problems
{
    public const int Cap = 1_000;

    private readonly List<BundleProblem> _found = [];
    private bool _capped;

    public int Count => _found.Count;

    public void Add(string file, int? row, string? column, Finding finding)
    {
        if (_found.Count < Cap) _found.Add(new BundleProblem(file, row, column, finding.Code, finding.Id, finding.En));
        else _capped = true;
    }

    public void AddAll(Problems others)
    {
        foreach (var problem in others._found) Add(problem.File, problem.Row, problem.Column, new Finding(problem.Code, problem.Id, problem.En));
        _capped |= others._capped;
    }

    public IReadOnlyList<BundleProblem> ToList()
    {
        if (!_capped) return _found;
        var last = ArchiveFindings.ProblemsTooMany(Cap);
        return [.. _found, new BundleProblem(BundleFiles.Archive, null, null, last.Code, last.Id, last.En)];
    }
}
