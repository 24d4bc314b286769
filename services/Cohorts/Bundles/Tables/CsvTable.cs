using System.Globalization;
using System.Text;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using Evaluation.Cohorts.Bundles.Findings;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>
/// Reads a CSV file: UTF-8, fields as in RFC 4180, separated by the comma, semicolon or tab that the header row uses. With tabs they are
/// cells as a spreadsheet copies them.
/// </summary>
internal static class CsvTable
{
    /// <returns>Null when it cannot be read at all.</returns>
    public static TextTable? Read(string file, byte[] bytes, BundleLimits limits, Problems problems)
    {
        if (!Utf8.IsValid(bytes))
        {
            var row = RecordOfFirstStrangeByte(bytes);
            problems.Add(file, row, null, ArchiveFindings.NotUtf8(row));
            return null;
        }

        // The reader drops a byte order mark by itself.
        using var sent = new StreamReader(new MemoryStream(bytes), Encoding.UTF8);
        var separator = Separator(bytes);
        using TextReader text = separator == '\t' ? new StringReader(PastedCells.ToRfc4180(sent.ReadToEnd())) : sent;
        var table = Parse(file, text, separator, limits, problems);
        if (table is { Header.Count: 0 }) problems.Add(file, 1, null, TableFindings.HeaderMissing(file));
        return table is { Header.Count: 0 } ? null : table;
    }

    private static TextTable? Parse(string file, TextReader text, char separator, BundleLimits limits, Problems problems)
    {
        var number = 1;
        var reported = 0;
        void Misquoted()
        {
            if (reported == number) return;
            reported = number;
            problems.Add(file, number, null, TableFindings.QuoteMisplaced(number));
        }

        using var parser = new CsvParser(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator.ToString(),
            DetectDelimiter = false,
            IgnoreBlankLines = false, // they count as records
            BadDataFound = _ => Misquoted(),
            CacheFields = true, // answers are the same few texts over and over
        });

        string[] header = [];
        var records = new List<TextRecord>();
        for (; parser.Read(); number++)
        {
            // Asking for the fields is what makes the parser look at their quotes.
            var fields = parser.Record ?? [];
            if (fields.Length > limits.Columns)
            {
                problems.Add(file, number, null, TableFindings.ColumnsTooMany(limits.Columns));
                return null;
            }

            if (number > limits.Rows + 1)
            {
                problems.Add(file, number, null, TableFindings.RowsTooMany(limits.Rows));
                return null;
            }

            if (reported == number)
            {
                if (number == 1) return null;
                continue;
            }

            if (number == 1) header = fields.All(string.IsNullOrWhiteSpace) ? [] : fields;
            else if (fields.Length > header.Length && header.Length > 0 && !fields.All(string.IsNullOrWhiteSpace))
                problems.Add(file, number, null, TableFindings.FieldsTooMany(number, fields.Length, header.Length));
            else records.Add(new TextRecord(number, fields));
        }

        return new TextTable(file, header, separator != ',', records);
    }

    /// <summary>The one of the three that stands most often in the header row, outside quotes.</summary>
    private static char Separator(byte[] bytes)
    {
        var (commas, semicolons, tabs, quoted) = (0, 0, 0, false);
        foreach (var next in bytes)
        {
            if (next == '"') quoted = !quoted;
            else if (quoted) continue;
            else if (next is (byte)'\n' or (byte)'\r') break;
            else if (next == ',') commas++;
            else if (next == ';') semicolons++;
            else if (next == '\t') tabs++;
        }

        return tabs > Math.Max(commas, semicolons) ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static int RecordOfFirstStrangeByte(byte[] bytes)
    {
        var rest = bytes.AsSpan();
        while (Rune.DecodeFromUtf8(rest, out _, out var length) == System.Buffers.OperationStatus.Done) rest = rest[length..];
        var (row, quoted) = (1, false);
        foreach (var next in bytes.AsSpan(0, bytes.Length - rest.Length))
        {
            if (next == '"') quoted = !quoted;
            else if (next == '\n' && !quoted) row++;
        }

        return row;
    }
}
