using Evaluation.Cohorts.Bundles.Archive;
using Evaluation.Cohorts.Bundles.Definition;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles;

/// <summary>What reading a bundle gives: all that is wrong with it, or, when nothing is, what it carries.</summary>
internal sealed record BundleReading(IReadOnlyList<BundleProblem> Problems, Bundle? Bundle);

/// <summary>
/// Reads a bundle in two steps, because what is stored of a cohort and the policy for its waves can be looked up only
/// once its code and kind are known: <see cref="Open"/>, then <see cref="Read(FollowUpPolicy?, KnownCohort?)"/> once.
/// </summary>
internal sealed class BundleReader
{
    // What participants.csv begins with; without rows it leaves everybody as they are.
    private static readonly byte[] NoParticipants = "nip,name\n"u8.ToArray();

    private readonly Problems _problems;
    private readonly DefinitionReading _definition = DefinitionReading.Nothing;
    private readonly Dictionary<string, TextTable> _tables = new(StringComparer.Ordinal);
    private readonly HashSet<string> _present = new(StringComparer.Ordinal);
    private readonly bool _isOpen;

    private BundleReader(ArchiveFiles? files, BundleLimits limits, Problems problems)
    {
        _problems = problems;
        if (files is not { } content) return;
        _isOpen = true;
        // A file that is damaged or locked is there all the same: nothing that speaks of its rows can be called unknown.
        _present.UnionWith(_problems.ToList().Select(problem => problem.File.ToLowerInvariant()).Intersect(BundleFiles.Tables));
        if (content.Files.TryGetValue(BundleFiles.Definition, out var definition))
            _definition = DefinitionReader.Read(definition, limits, _problems);
        else ReportUnlessSeen(BundleFiles.Definition);
        ReadTables(content, limits);
        if (!_present.Contains(BundleFiles.Participants)) ReportUnlessSeen(BundleFiles.Participants);
    }

    /// <summary>The cohort's code, as far as it can be read.</summary>
    public string? Code => _definition.Code;

    /// <summary>The kind of its programme, as far as it can be read.</summary>
    public ProgrammeKind? Kind => _definition.Kind;

    public static BundleReader Open(Stream archive, BundleLimits? limits = null)
    {
        var problems = new Problems();
        return new(BundleArchive.Open(archive, limits ?? BundleLimits.Default, problems), limits ?? BundleLimits.Default, problems);
    }

    /// <summary>A definition alone, as if it came in a bundle that leaves everything else untouched.</summary>
    public static BundleReader OfDefinition(byte[] json) => new(
        new(new Dictionary<string, byte[]> { [BundleFiles.Definition] = json, [BundleFiles.Participants] = NoParticipants }, null), BundleLimits.Default, new());

    public BundleReading Read(FollowUpPolicy? policy = null, KnownCohort? known = null)
    {
        if (!_isOpen) return new BundleReading(_problems.ToList(), null);
        new PlanRules(_definition, policy ?? FollowUpPolicy.Default, _problems).Check();
        var bundle = new TableReading(_definition, _tables, _present, known, _problems).Read();
        return new BundleReading(_problems.ToList(), _problems.Count == 0 ? bundle : null);
    }

    private void ReadTables(ArchiveFiles content, BundleLimits limits)
    {
        if (content.Workbook is { } workbook)
        {
            foreach (var (file, table) in WorkbookTables.Read(workbook, limits, _problems, _present)) _tables.Add(file, table);
        }

        foreach (var file in BundleFiles.Tables.Where(content.Files.ContainsKey))
        {
            if (content.Workbook is not null) _problems.Add(file, null, null, Findings.ArchiveFindings.WorkbookBesideCsv(file));
            _present.Add(file);
            if (content.Workbook is not null) continue;
            if (CsvTable.Read(file, content.Files[file], limits, _problems) is { } table) _tables.Add(file, table);
        }
    }

    /// <summary>A file that is damaged or locked, or the workbook that may have held it, is not reported as missing as well.</summary>
    private void ReportUnlessSeen(string file)
    {
        var isSeen = _problems.ToList().Any(problem =>
            string.Equals(problem.File, file, StringComparison.OrdinalIgnoreCase)
            || (file != BundleFiles.Definition && problem.File.EndsWith(".xlsx", StringComparison.OrdinalIgnoreCase)));
        if (!isSeen) _problems.Add(file, null, null, Findings.ArchiveFindings.FileMissing(file));
    }
}
