using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>Where each column of a table of questions stands, under its Indonesian or its English heading.</summary>
internal sealed class QuestionColumns
{
    public const string Code = "code", Type = "type", Text = "text", Options = "options", Key = "key", Points = "points", Rubric = "rubric";

    private static readonly string[] Written = [Code, Type, Text, Options, Key, Points, Rubric], Needed = [Type, Text];

    private static readonly Dictionary<string, string[]> Known = new()
    {
        [Code] = ["kode", "code"], [Type] = ["jenis", "tipe", "type"], [Text] = ["soal", "pertanyaan", "teks", "question", "text"], [Options] = ["pilihan", "opsi", "options"],
        [Key] = ["kunci", "kunci jawaban", "jawaban", "key", "answer"], [Points] = ["poin", "bobot", "points"], [Rubric] = ["rubrik", "rubric"],
    };

    // People number their rows, and nothing depends on it.
    private static readonly string[] Ignored = ["", "no", "no.", "nomor", "number"];

    private readonly Dictionary<string, int> places = [];

    // Options in columns of their own, headed A, B, C …
    private readonly List<int> letters = [];

    public static string[] Headings(Reader reader) => [.. Written.Select(column => reader[$"questions.column.{column}"])];

    public static QuestionColumns Of(IReadOnlyList<string> headings, Reader reader, List<string> problems)
    {
        var columns = new QuestionColumns();
        foreach (var (place, heading) in headings.Index())
        {
            var name = heading.ToLowerInvariant();
            if (Known.FirstOrDefault(column => column.Value.Contains(name)).Key is { } known)
            {
                if (!columns.places.TryAdd(known, place)) problems.Add(reader["questions.columnTwice", heading]);
            }
            else if (Letter(name) is not null) columns.letters.Add(place);
            else if (!Ignored.Contains(name)) problems.Add(reader["questions.columnUnknown", heading, string.Join(", ", Headings(reader))]);
        }
        foreach (var column in Needed.Where(column => !columns.places.ContainsKey(column))) problems.Add(reader["questions.columnMissing", reader[$"questions.column.{column}"]]);
        return columns;
    }

    public string Cell(string[] cells, string column) => places.TryGetValue(column, out var place) && place < cells.Length ? cells[place] : "";

    public List<string> OptionsIn(string[] cells) =>
    [
        .. Parts(Cell(cells, Options)), .. letters.Where(place => place < cells.Length && cells[place].Length > 0).Select(place => cells[place]),
    ];

    public static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place of an option that is called by its letter; null where it is none.</summary>
    public static int? Letter(string text) => text.Length == 1 && char.ToLowerInvariant(text[0]) is >= 'a' and <= 'j' and var letter ? letter - 'a' : null;
}
