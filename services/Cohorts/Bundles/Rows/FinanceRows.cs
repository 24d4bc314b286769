using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>finance.csv: what the training cost, and what it is believed to have brought.</summary>
internal static class FinanceRows
{
    public const string Kind = "kind";
    public const string Description = "description";
    public const string Amount = "amount";
    public const string Attribution = "attribution";
    public const string Confidence = "confidence";
    public static readonly string[] Required = [Kind, Description, Amount];
    public static readonly string[] Optional = [Attribution, Confidence];

    public static List<FinanceRow> Read(TextTable table, Problems problems)
    {
        var columns = TableColumns.Check(table, Required, Optional, problems);
        var rows = new List<FinanceRow>();
        foreach (var row in Row.Of(table, columns, problems))
        {
            var kind = row.RequiredWord<FinanceKind>(Kind, "kindUnknown");
            var line = new FinanceLine(
                kind ?? default, row.RequiredLabel(Description)!, row.Required(Amount, row.Amount(Amount)),
                row.Share(Attribution), row.Share(Confidence));
            if (!row.IsBroken) rows.Add(new FinanceRow(row.Number, line));
        }

        return rows;
    }
}
