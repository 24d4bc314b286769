using System.Globalization;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Contracts.Answers;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>Reads cells that hold numbers. Blank, NA and a dash are none; null means none, or that it was reported.</summary>
internal static class NumberCells
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    public static double? Double(this Row row, string column)
    {
        if (row.HasNoAnswer(column)) return null;
        var text = row.Cell(column);
        if (!IsNumber(row, text, out var number))
        {
            row.Report(column, TableFindings.NotANumber(row.Number, column, text));
            return null;
        }

        if (row.LeavesInDoubt(text)) row.Report(column, TableFindings.NumberAmbiguous(row.Number, column, text));
        if (double.IsFinite(number)) return number;
        row.Report(column, TableFindings.NumberNotFinite(row.Number, column, text));
        return null;
    }

    /// <summary>A figure of results, which is reckoned with.</summary>
    public static double? Figure(this Row row, string column)
    {
        if (row.Double(column) is not { } number) return null;
        if (!Magnitude.Holds(number)) row.Report(column, TableFindings.Magnitude(row.Number, column, row.Cell(column)));
        return number;
    }

    public static decimal? Amount(this Row row, string column)
    {
        if (row.NotNegative(column) is not { } amount) return null;
        if (!Magnitude.Holds(amount)) row.Report(column, TableFindings.Magnitude(row.Number, column, row.Cell(column)));
        return amount;
    }

    public static decimal? Decimal(this Row row, string column)
    {
        if (row.Double(column) is null) return null;
        var text = row.Cell(column);
        if (decimal.TryParse(Invariant(row, text), Style, CultureInfo.InvariantCulture, out var number)) return number;
        row.Report(column, TableFindings.NumberNotFinite(row.Number, column, text));
        return null;
    }

    public static decimal? NotNegative(this Row row, string column)
    {
        if (row.Decimal(column) is not { } number) return null;
        if (number < 0) row.Report(column, TableFindings.NumberNegative(row.Number, column, row.Cell(column)));
        return number;
    }

    public static double? Share(this Row row, string column)
    {
        if (row.Double(column) is not { } number) return null;
        if (number is < 0 or > 1) row.Report(column, TableFindings.ShareOutsideRange(row.Number, column, row.Cell(column)));
        return number;
    }

    /// <summary>A whole number, also written 4.0, as some tools do.</summary>
    public static int? Whole(this Row row, string column)
    {
        if (row.Double(column) is not { } number) return null;
        var isWhole = number == Math.Truncate(number);
        if (isWhole && Math.Abs(number) <= int.MaxValue) return (int)number;
        var text = row.Cell(column);
        row.Report(column, isWhole ? TableFindings.NumberNotFinite(row.Number, column, text) : TableFindings.NotWhole(row.Number, column, text));
        return null;
    }

    /// <summary>Any number, also one that is not finite, which gets a finding of its own.</summary>
    public static bool IsNumber(Row row, string text, out double number)
    {
        var invariant = Invariant(row, text);
        number = 0;
        // "NaN" and "Infinity" come through whatever the style, and .NET overlooks zero bytes at the end.
        return !text.Contains('\0') && double.TryParse(invariant, Style, CultureInfo.InvariantCulture, out number);
    }

    public static T Required<T>(this Row row, string column, T? value)
        where T : struct
    {
        if (value is null && row.HasNoAnswer(column)) row.ReportMissing(column);
        return value ?? default;
    }

    /// <summary>The number with a decimal point; text that has both a comma and a point stays what it is, which is not a number.</summary>
    public static string Invariant(Row row, string text) => row.DecimalComma && !text.Contains('.') ? text.Replace(',', '.') : text;
}
