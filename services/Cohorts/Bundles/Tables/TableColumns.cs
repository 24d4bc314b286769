using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>Where each column of a table stands, its header having been checked.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _index = new(StringComparer.Ordinal);
    private readonly List<int> _nameless = [];

    private TableColumns() { }

    /// <summary>Columns that stand there and may; unknown ones are left out, and the first of two of a name counts.</summary>
    public static TableColumns Check(TextTable table, IReadOnlyList<string> required, IEnumerable<string> optional, Problems problems)
    {
        var known = required.Concat(optional).ToList();
        var allowed = known.ToHashSet(StringComparer.Ordinal);
        var columns = new TableColumns();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < table.Header.Count; index++)
        {
            var name = FormulaGuard.Remove(table.Header[index].Trim());
            if (name.Length == 0) columns._nameless.Add(index);
            else if (!seen.Add(name)) problems.Add(table.File, 1, name, TableFindings.ColumnTwice(name));
            else if (!allowed.Contains(name)) problems.Add(table.File, 1, name, TableFindings.ColumnUnknown(name, known));
            else columns._index.Add(name, index);
        }

        foreach (var name in required.Where(name => !seen.Contains(name)))
            problems.Add(table.File, 1, name, TableFindings.ColumnMissing(name));
        return columns;
    }

    public bool Has(string column) => _index.ContainsKey(column);

    public string Field(TextRecord record, string column) =>
        _index.TryGetValue(column, out var index) && index < record.Fields.Length ? record.Fields[index] : "";

    /// <summary>Something stands under a blank header cell, where nobody would look for it again.</summary>
    public bool HasStrayField(TextRecord record) =>
        _nameless.Any(index => index < record.Fields.Length && !string.IsNullOrWhiteSpace(record.Fields[index]));
}
