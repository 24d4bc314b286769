using System.Buffers;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Evaluation.Cohorts.Bundles.Writing;

/// <summary>Writes a table as CSV: commas, UTF-8 without byte order mark, quotes and line ends as in RFC 4180.</summary>
internal static class CsvTableWriter
{
    // Where the line end is set, the library quotes only fields that hold just that one, and a lone line feed would end the record.
    private static readonly SearchValues<char> Special = SearchValues.Create("\",;\r\n");

    private static readonly CsvConfiguration Configuration = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",",
        NewLine = "\r\n",
        ShouldQuote = field => field.Field is { Length: > 0 } text
            && (text.AsSpan().ContainsAny(Special) || char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1])),
    };

    public static byte[] Write(IEnumerable<string> header, IEnumerable<IEnumerable<string>> rows)
    {
        using var bytes = new MemoryStream();
        using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
        using (var csv = new CsvWriter(text, Configuration))
        {
            foreach (var row in rows.Prepend(header))
            {
                foreach (var field in row) csv.WriteField(field);
                csv.NextRecord();
            }
        }

        return bytes.ToArray();
    }
}
