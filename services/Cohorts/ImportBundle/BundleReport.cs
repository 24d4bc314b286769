using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>Tells per file what an import did, or would do.</summary>
internal static class BundleReport
{
    public static string FileOf(string kind) => kind switch
    {
        AnswerKinds.Response => BundleFiles.Reaction,
        AnswerKinds.Attempt => BundleFiles.Learning,
        AnswerKinds.Observation or AnswerKinds.Exemption => BundleFiles.Observations,
        AnswerKinds.Kpi => BundleFiles.Kpis,
        AnswerKinds.Measurement => BundleFiles.Measurements,
        _ => BundleFiles.Finance,
    };

    public static ImportReport Of(Bundle bundle, CohortDraft draft, StoredCohort? stored, IReadOnlyList<FileChange> changes, bool replace, bool dryRun)
    {
        var files = new Dictionary<string, FileReport>(StringComparer.Ordinal)
        {
            [BundleFiles.Definition] = stored is null ? new(1, 0, 0, 0)
                : PlanComparison.IsSame(stored.Planned.Definition, bundle.Definition) ? new(0, 0, 1, 0) : new(0, 1, 0, 0),
            [BundleFiles.Participants] = ReportOf([draft.Participants]),
        };
        if (draft.Organisers is { } organisers) files[BundleFiles.Organisers] = ReportOf([organisers]);
        foreach (var file in changes.GroupBy(change => FileOf(change.Kind))) files[file.Key] = ReportOf(file);
        var isChanged = draft.Changed.Count > 0 || files.Values.Any(file => file.Added + file.Changed + (replace ? file.NotInFile : 0) > 0);
        return new(bundle.Definition.Code, isChanged, dryRun, RowsOf(bundle), files);
    }

    private static FileReport ReportOf(IEnumerable<FileChange> changes) => changes.Aggregate(
        new FileReport(0, 0, 0, 0),
        (sum, change) => new(sum.Added + change.Added, sum.Changed + change.Changed, sum.Unchanged + change.Unchanged, sum.NotInFile + change.NotInFile));

    private static Dictionary<string, int> RowsOf(Bundle bundle)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal) { [BundleFiles.Participants] = bundle.Participants.Count };
        Count(BundleFiles.Organisers, bundle.Organisers?.Count);
        Count(BundleFiles.Reaction, bundle.Reaction?.Count);
        Count(BundleFiles.Learning, bundle.Learning?.Count);
        Count(BundleFiles.Observations, bundle.Observations?.Count + (bundle.Exemptions?.Count ?? 0));
        Count(BundleFiles.Kpis, bundle.Kpis?.Count);
        Count(BundleFiles.Measurements, bundle.Measurements?.Count);
        Count(BundleFiles.Finance, bundle.Finance?.Count);
        return rows;

        void Count(string file, int? count)
        {
            if (count is { } given) rows[file] = given;
        }
    }
}
