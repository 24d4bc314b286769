using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;

namespace Evaluation.Levels.Imports;

/// <summary>What an import would do to what is stored.</summary>
/// <param name="Added">Rows of the file that are not stored.</param>
/// <param name="Changed">Rows that are stored with another content.</param>
/// <param name="NotInFile">Stored, of a kind that the bundle has a file for, but not in the file.</param>
internal sealed record ImportDiff(
    IReadOnlyList<ImportRow> Added,
    IReadOnlyList<(StoredAnswer Stored, ImportRow Row)> Changed,
    IReadOnlyList<ImportRow> Unchanged,
    IReadOnlyList<StoredAnswer> NotInFile)
{
    public static ImportDiff Of(StageImport request, IReadOnlyList<ImportRow> rows, IReadOnlyList<StoredAnswer> stored)
    {
        var ofFiles = stored.Where(answer => request.Files.Contains(answer.Kind)).ToList();
        return request.Anonymous ? ByContent(rows, ofFiles) : ByKey(rows, ofFiles);
    }

    public IReadOnlyList<FileChange> PerFile(IReadOnlyList<string> files) => [.. files.Select(kind => new FileChange(
        kind,
        Added.Count(row => row.Key.Kind == kind),
        Changed.Count(change => change.Row.Key.Kind == kind),
        Unchanged.Count(row => row.Key.Kind == kind),
        NotInFile.Count(answer => answer.Kind == kind)))];

    /// <summary>What must not be overwritten or dropped without the import being told to replace.</summary>
    public IReadOnlyList<ImportConflict> Conflicts(StageImport request)
    {
        if (request.Replace) return [];
        var overwritten = Changed.Where(change => change.Stored.Source != Sources.Import).Select(change => new ImportConflict(change.Stored.Key, change.Stored.Source));
        // Of anonymous responses nobody can say which belongs to which row, so all of them must be in the file.
        var missing = request.Anonymous ? NotInFile.Select(answer => new ImportConflict(new(answer.Kind, ""), answer.Source)) : [];
        return [.. overwritten, .. missing];
    }

    private static ImportDiff ByKey(IReadOnlyList<ImportRow> rows, IReadOnlyList<StoredAnswer> stored)
    {
        var byKey = stored.ToDictionary(answer => answer.Key);
        var (added, changed, unchanged) = (new List<ImportRow>(), new List<(StoredAnswer, ImportRow)>(), new List<ImportRow>());
        foreach (var row in rows)
        {
            if (!byKey.Remove(row.Key, out var answer)) added.Add(row);
            else if (answer.Body == row.Body) unchanged.Add(row);
            else changed.Add((answer, row));
        }
        return new(added, changed, unchanged, [.. byKey.Values]);
    }

    // As multisets: the order of anonymous responses, and their time, say nothing.
    private static ImportDiff ByContent(IReadOnlyList<ImportRow> rows, IReadOnlyList<StoredAnswer> stored)
    {
        var byContent = stored.GroupBy(answer => (answer.Kind, Content(answer.Kind, answer.Body))).ToDictionary(group => group.Key, group => new Queue<StoredAnswer>(group));
        var (added, unchanged) = (new List<ImportRow>(), new List<ImportRow>());
        foreach (var row in rows)
        {
            if (byContent.TryGetValue((row.Key.Kind, Content(row.Key.Kind, row.Body)), out var same) && same.TryDequeue(out _)) unchanged.Add(row);
            else added.Add(row);
        }
        return new(added, [], unchanged, [.. byContent.Values.SelectMany(left => left)]);
    }

    private static string Content(string kind, string body) => kind == AnswerKinds.Response
        ? AnswerBody.Write(AnswerBody.Read<ReactionResponse>(body) with { SubmittedAt = null })
        : body;
}
