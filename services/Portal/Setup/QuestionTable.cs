using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>Questions of a test as a table that was pasted or uploaded, each row with what is wrong with it.</summary>
/// <param name="Problems">Of the table as a whole.</param>
internal sealed record QuestionTable(IReadOnlyList<QuestionRow> Rows, IReadOnlyList<string> Problems)
{
    // Far more than anybody answers at one sitting.
    private const int MostRows = 500;

    public int Broken => Rows.Count(row => row.Problems.Count > 0);

    public bool IsRight => Problems.Count == 0 && Broken == 0 && Rows.Count > 0;

    public IReadOnlyList<Question> Questions => [.. Rows.Select(row => row.Question).OfType<Question>()];

    public static QuestionTable Read(string text, Reader reader)
    {
        var records = Records(text);
        if (records.Count == 0) return new([], [reader["questions.nothing"]]);
        var problems = new List<string>();
        var columns = QuestionColumns.Of(records[0].Cells, reader, problems);
        if (problems.Count > 0) return new([], problems);
        if (records.Count == 1) return new([], [reader["questions.onlyHeadings"]]);
        if (records.Count > MostRows + 1) return new([], [reader["questions.tooMany", reader.Display.Count(MostRows)]]);
        var taken = records.Skip(1).Select(record => columns.Cell(record.Cells, QuestionColumns.Code)).Where(code => code.Length > 0).ToHashSet(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return new([.. records.Skip(1).Select(record => new QuestionReading(columns, record.Cells, reader).Row(record.Number, taken, seen))], []);
    }

    /// <summary>The questions as a table that can be mended and pasted into a spreadsheet.</summary>
    public static string Write(IReadOnlyList<Question> questions, Reader reader)
    {
        var lines = questions.Select(question => new[]
        {
            question.Code, reader[$"questions.type.{Codes.Of(question.Type)}"], question.Text ?? "", string.Join(" | ", question.Options ?? []),
            question.Key ?? string.Join(" | ", question.Keys ?? []), WrittenNumber.Write(question.Points, reader.Language), question.Rubric ?? "",
        });
        return string.Join('\n', lines.Prepend(QuestionColumns.Headings(reader)).Select(Line));
    }

    /// <summary>Cells as a spreadsheet copies them.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join('\t', cells.Select(Quoted));

    private static List<(int Number, string[] Cells)> Records(string text)
    {
        using var lines = new StringReader(text.TrimStart('\uFEFF'));
        using var parser = new CsvParser(lines, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = Separator(text), DetectDelimiter = false, IgnoreBlankLines = false,
            // A quotation mark in the middle of a cell that was typed is one of its letters.
            BadDataFound = null,
        });
        var records = new List<(int, string[])>();
        for (var number = 1; parser.Read(); number++)
            if (parser.Record is { } cells && cells.Any(cell => !string.IsNullOrWhiteSpace(cell))) records.Add((number, [.. cells.Select(cell => cell.Trim())]));
        return records;
    }

    // As the heading row has it: cells that were copied are separated by tabs, files by what the spreadsheet's language has.
    private static string Separator(string text)
    {
        var heading = text.AsSpan(0, text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? end : text.Length);
        return heading.Contains('\t') ? "\t" : heading.Count(';') > heading.Count(',') ? ";" : ",";
    }

    private static string Quoted(string cell) => cell.AsSpan().ContainsAny("\"\t\r\n") ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}

/// <param name="Number">As a spreadsheet counts, the headings being 1.</param>
/// <param name="Text">Of the question, also where it cannot be taken.</param>
/// <param name="Question">Null where something is wrong.</param>
internal sealed record QuestionRow(int Number, string Text, Question? Question, IReadOnlyList<string> Problems);
