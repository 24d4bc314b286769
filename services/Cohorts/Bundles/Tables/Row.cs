using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>A record while it is being read: gives cells by column and takes down what is wrong with them.</summary>
internal sealed class Row(TextTable table, TableColumns columns, TextRecord record, Problems problems)
{
    /// <summary>The rows of a table that hold anything.</summary>
    public static IEnumerable<Row> Of(TextTable table, TableColumns columns, Problems problems)
    {
        foreach (var record in table.Records.Where(record => !record.Fields.All(string.IsNullOrWhiteSpace)))
        {
            if (!columns.HasStrayField(record)) yield return new Row(table, columns, record, problems);
            else
            {
                var named = table.Header.Count(name => name.Trim().Length > 0);
                problems.Add(table.File, record.Number, null, TableFindings.FieldsTooMany(record.Number, record.Fields.Length, named));
            }
        }
    }

    public int Number => record.Number;

    public bool DecimalComma => table.DecimalComma;

    /// <summary>Whether the number could be either of two.</summary>
    public bool LeavesInDoubt(string number) => table.DecimalComma && table.Marks.LeaveInDoubt(number);

    /// <summary>Something in it is wrong, so nothing is made of it.</summary>
    public bool IsBroken { get; private set; }

    public bool Has(string column) => columns.Has(column);

    /// <summary>The cell without blanks around it; empty when the column is not there.</summary>
    public string Cell(string column) => FormulaGuard.Remove(columns.Field(record, column).Trim()).Trim();

    /// <summary>The cell as it stands, for people's own words.</summary>
    public string OwnWords(string column) => FormulaGuard.Remove(columns.Field(record, column));

    public bool IsBlank(string column) => string.IsNullOrWhiteSpace(columns.Field(record, column));

    /// <summary>Blank, NA or a dash: nothing was answered or measured.</summary>
    public bool HasNoAnswer(string column) => NoAnswer.Reads(columns.Field(record, column).Trim());

    public void Report(string column, Finding finding)
    {
        IsBroken = true;
        problems.Add(table.File, Number, column, finding);
    }

    /// <summary>The cell has to be filled. Where the whole column is missing, the header was reported already.</summary>
    public void ReportMissing(string column)
    {
        if (Has(column)) Report(column, TableFindings.ValueMissing(Number, column));
        else IsBroken = true;
    }
}

internal static class NoAnswer
{
    public static bool Reads(string text) => text is "" or "NA" or "-";
}
