using Evaluation.Contracts.Plans;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>One row of a table of questions: what it says, and everything that is wrong with it.</summary>
internal sealed class QuestionReading(QuestionColumns columns, string[] cells, Reader reader)
{
    // What means "no answer" in tables of answers, so that nobody could choose it.
    private static readonly string[] Unusable = ["NA", "-"];

    private static readonly Dictionary<QuestionType, string[]> Types = new()
    {
        [QuestionType.Single] = ["tunggal", "pilihan tunggal", "pilihan ganda", "pg", "isian", "isian singkat", "single", "single choice", "short answer"],
        [QuestionType.Multiple] = ["majemuk", "pilihan majemuk", "multiple", "multiple choice"],
        [QuestionType.Essay] = ["esai", "uraian", "essay"],
    };

    private readonly List<string> problems = [];

    /// <param name="taken">Codes that stand in the table; a row without one is given another.</param>
    /// <param name="seen">Codes of the rows above.</param>
    public QuestionRow Row(int number, HashSet<string> taken, HashSet<string> seen)
    {
        var text = Cell(QuestionColumns.Text);
        if (text.Length == 0) Report("questions.text.missing");
        var code = CodeOf(taken, seen);
        var type = TypeOf();
        var points = PointsOf();
        var options = columns.OptionsIn(cells);
        var keys = KeysOf(type, options);
        var rubric = Cell(QuestionColumns.Rubric);
        if (type == QuestionType.Essay) CheckEssay(options);
        else if (type is not null) CheckChoice(type.Value, options, keys, rubric);
        return new(number, text, problems.Count > 0 ? null : new(
            code, text, type!.Value, options.Count > 0 ? options : null, type == QuestionType.Single ? keys[0] : null, type == QuestionType.Multiple ? keys : null, rubric.Length > 0 ? rubric : null, points), problems);
    }

    private string Cell(string column) => columns.Cell(cells, column);

    private void Report(string words, params object[] values) => problems.Add(values.Length == 0 ? reader[words] : reader[words, values]);

    private string CodeOf(HashSet<string> taken, HashSet<string> seen)
    {
        var code = Cell(QuestionColumns.Code);
        if (code.Length == 0)
        {
            var number = seen.Count + 1;
            while (!taken.Add(code = $"s{number}")) number++;
        }
        if (!seen.Add(code)) Report("questions.code.twice", code);
        return code;
    }

    private QuestionType? TypeOf()
    {
        var typed = Cell(QuestionColumns.Type).ToLowerInvariant();
        foreach (var (type, names) in Types) if (names.Contains(typed)) return type;
        Report("questions.type.wrong");
        return null;
    }

    private decimal PointsOf()
    {
        var typed = Cell(QuestionColumns.Points);
        if (typed.Length == 0) return 1;
        var points = WrittenNumber.Read(typed, reader.Language);
        if (points is not > 0) Report("questions.points.wrong");
        return points ?? 0;
    }

    /// <summary>As the options have them; a key may be called by its letter.</summary>
    private List<string> KeysOf(QuestionType? type, List<string> options)
    {
        var cell = Cell(QuestionColumns.Key);
        if (cell.Length == 0) return [];
        var parts = type == QuestionType.Multiple ? QuestionColumns.Parts(cell) : [cell];
        // "A, C" as people write several letters.
        var letters = cell.Split([',', ';', '|', ' '], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (type == QuestionType.Multiple && parts.Length == 1 && letters.Length > 1 && letters.All(letter => QuestionColumns.Letter(letter) < options.Count)) parts = letters;
        return [.. parts.Select(part => options.FirstOrDefault(option => string.Equals(option, part, StringComparison.OrdinalIgnoreCase)) ?? (QuestionColumns.Letter(part) is { } place && place < options.Count ? options[place] : part))];
    }

    private void CheckEssay(List<string> options)
    {
        if (options.Count > 0 || Cell(QuestionColumns.Key).Length > 0) Report("questions.essay.key");
    }

    private void CheckChoice(QuestionType type, List<string> options, List<string> keys, string rubric)
    {
        if (rubric.Length > 0) Report("questions.rubric.only");
        if (options.Count == 1 || (type == QuestionType.Multiple && options.Count == 0)) Report("questions.options.few");
        foreach (var option in options.Where(Unusable.Contains)) Report("questions.options.unusable", option);
        foreach (var twice in options.GroupBy(option => option, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) Report("questions.options.twice", twice.Key);
        if (keys.Count == 0) Report(type == QuestionType.Multiple ? "questions.keys.missing" : "questions.key.missing");
        foreach (var key in keys.Where(key => options.Count > 0 && !options.Contains(key))) Report("questions.key.noOption", key);
        foreach (var twice in keys.GroupBy(key => key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1)) Report("questions.keys.twice", twice.Key);
    }
}
