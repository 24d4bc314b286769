using System.Globalization;

namespace Evaluation.Benchmarks;

/// <summary>What was measured, each line with what it is compared with.</summary>
internal sealed class Table
{
    private readonly List<string[]> rows = [["what", "figure", "compared with", "ratio", "target", ""]];

    /// <param name="ratio">Figure divided by what it is compared with; null where nothing is.</param>
    /// <param name="isMet">Null without a target.</param>
    public void Add(string what, string figure, string comparedWith = "", double? ratio = null, string target = "", bool? isMet = null)
    {
        var row = (string[])[what, figure, comparedWith, ratio is { } value ? Number(value, "0.00") : "", target, isMet switch { true => "met", false => "MISSED", _ => "" }];
        rows.Add(row);
        Progress(string.Join("  ", row));
    }

    public static void Progress(string text) => Console.Error.WriteLine(text);

    public static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>The middle one: a round that another program disturbed does not count.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    public void Print()
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(column => rows.Max(row => row[column].Length)).ToArray();
        Console.WriteLine($"{Environment.ProcessorCount} cores, shared by server and load generator; medians; variants took turns");
        foreach (var row in rows) Console.WriteLine(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }
}
