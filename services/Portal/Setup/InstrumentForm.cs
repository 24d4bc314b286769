using System.Globalization;
using System.Text.RegularExpressions;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>
/// An instrument as text: its scale, and for each dimension a name and a line for each item. What keeps its words keeps its code, by which
/// answers of several versions can be compared; other words make another item with a code of its own.
/// </summary>
internal sealed partial class InstrumentForm
{
    // Each number is a button on a phone; 0 to 10 is the most that one thumb tells apart.
    private const int MostNumbers = 11;

    private const int LongestText = 500, MostDimensions = 20;

    public string? Name { get; set; }

    public string? Min { get; set; }

    public string? Max { get; set; }

    /// <summary>Names, in the order of the source and then those that were added; one that is left empty with its items goes. None in an observation form.</summary>
    public List<string?> Dimensions { get; set; } = [];

    /// <summary>The lines of each dimension.</summary>
    public List<string?> Items { get; set; } = [];

    public bool MayGrow => Dimensions.Count < MostDimensions;

    public static InstrumentForm Of(InstrumentContent content)
    {
        var text = InstrumentText.Of(content);
        return new()
        {
            Name = text.Name, Min = Written(text.Min), Max = Written(text.Max),
            Dimensions = content.Reaction is null ? [] : [.. text.Dimensions.Select(dimension => dimension.Name)],
            Items = [.. text.Dimensions.Select(dimension => string.Join('\n', dimension.Items.Select(NextDimensions.Line)))],
        };
    }

    /// <summary>A place for one more dimension.</summary>
    public void Grow()
    {
        if (!MayGrow) return;
        Dimensions.Add("");
        Items.Add("");
    }

    public IReadOnlyDictionary<string, string> Problems(Reader reader, InstrumentContent source, string? ownCode)
    {
        var problems = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(Name)) problems["name"] = reader["setup.missing"];
        if (ownCode is not null && !OwnCode().IsMatch(ownCode)) problems["ownCode"] = reader["next.code.wrong"];
        CheckScale(reader, InstrumentText.Of(source), problems);
        if (source.Reaction is null) CheckItems(reader, 0, problems);
        else CheckDimensions(reader, problems);
        return problems;
    }

    public InstrumentContent Of(InstrumentContent source, string code)
    {
        var scale = new Contracts.Plans.Scale(Number(Min)!.Value, Number(Max)!.Value);
        var dimensions = new NextDimensions(source);
        return source.Reaction is { } survey
            ? source with { Reaction = survey with { Code = code, Name = Name!.Trim(), Scale = scale, Dimensions = dimensions.Of([.. Enumerable.Range(0, Dimensions.Count).Select(index => (NameOf(index), LinesOf(index)))]) } }
            : source with { Behaviour = source.Behaviour! with { Code = code, Name = Name!.Trim(), Scale = scale, Items = dimensions.ItemsOf(LinesOf(0)) } };
    }

    private void CheckScale(Reader reader, InstrumentText source, Dictionary<string, string> problems)
    {
        var (min, max) = (Number(Min), Number(Max));
        if (min is null) problems["min"] = reader["next.number"];
        if (max is null) problems["max"] = reader["next.number"];
        if (min is null || max is null || (min, max) == (source.Min, source.Max)) return;
        if (max <= min) problems["max"] = reader["next.reversed", min];
        else if (max - min >= MostNumbers) problems["max"] = reader["next.tooMany", MostNumbers];
    }

    private void CheckDimensions(Reader reader, Dictionary<string, string> problems)
    {
        var used = Enumerable.Range(0, Dimensions.Count).Where(index => NameOf(index).Length > 0 || LinesOf(index).Count > 0).ToList();
        if (used.Count == 0) problems["dimensions[0]"] = reader["next.noDimension"];
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var index in used)
        {
            if (NameOf(index).Length == 0) problems[$"dimensions[{index}]"] = reader["next.nameless"];
            else if (!names.Add(NameOf(index))) problems[$"dimensions[{index}]"] = reader["next.nameTwice"];
            CheckItems(reader, index, problems);
        }
    }

    private void CheckItems(Reader reader, int index, Dictionary<string, string> problems)
    {
        var lines = LinesOf(index);
        if (lines.Count == 0) problems[$"items[{index}]"] = reader["next.empty"];
        else if (lines.Distinct(StringComparer.Ordinal).Count() < lines.Count) problems[$"items[{index}]"] = reader["next.twice"];
        else if (lines.Any(line => line.Length > LongestText)) problems[$"items[{index}]"] = reader["answer.tooLong", LongestText];
    }

    private string NameOf(int index) => Dimensions[index]?.Trim() ?? "";

    private List<string> LinesOf(int index) => index >= Items.Count ? [] : [.. (Items[index] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static string Written(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string? typed) =>
        int.TryParse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= 1000 ? number : null;

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,39}\z")]
    private static partial Regex OwnCode();
}
