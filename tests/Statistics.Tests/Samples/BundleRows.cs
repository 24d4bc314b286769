using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Evaluation.Statistics.Tests.Samples;

/// <summary>Reads the CSV files of a bundle, for tests only: no checks, and blank, NA and - are all null.</summary>
internal sealed class BundleRows(string folder)
{
    public List<Dictionary<string, string>> Of(string file)
    {
        var path = Path.Combine(folder, file);
        if (!File.Exists(path)) return [];
        var text = File.ReadAllText(path);
        var semicolon = text.Split('\n')[0].Contains(';', StringComparison.Ordinal);
        using var csv = new CsvReader(
            new StringReader(text), new CsvConfiguration(CultureInfo.InvariantCulture) { Delimiter = semicolon ? ";" : "," });
        csv.Read();
        csv.ReadHeader();
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!
                .Select(column => KeyValuePair.Create(column, csv.GetField(column)!))
                .Where(field => field.Value is not ("" or "NA" or "-"))
                .ToDictionary(field => field.Key, field => semicolon ? DecimalPoint(field.Value) : field.Value));
        return rows;
    }

    private static string DecimalPoint(string value) =>
        value.All(character => char.IsAsciiDigit(character) || character is ',' or '-') ? value.Replace(',', '.') : value;
}
