using System.Text.RegularExpressions;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>
/// An instrument as text: a line for each item. An item whose words stay the same keeps its code, by which answers of several versions can
/// be compared; other words make another item with a code of its own.
/// </summary>
internal sealed partial class InstrumentForm
{
    private const int LongestText = 500;

    public string? Name { get; set; }

    /// <summary>The lines of each dimension, in the order of the source.</summary>
    public List<string?> Items { get; set; } = [];

    public static InstrumentForm Of(InstrumentContent content) => new()
    {
        Name = InstrumentText.Of(content).Name, Items = [.. InstrumentText.Of(content).Dimensions.Select(dimension => string.Join('\n', dimension.Items.Select(Line)))],
    };

    public IReadOnlyDictionary<string, string> Problems(Reader reader, InstrumentContent source, string? ownCode)
    {
        var problems = new Dictionary<string, string>();
        if (string.IsNullOrWhiteSpace(Name)) problems["name"] = reader["setup.missing"];
        if (ownCode is not null && !OwnCode().IsMatch(ownCode)) problems["ownCode"] = reader["next.code.wrong"];
        for (var index = 0; index < InstrumentText.Of(source).Dimensions.Count; index++)
        {
            var lines = LinesOf(index);
            if (lines.Count == 0) problems[$"items[{index}]"] = reader["next.empty"];
            else if (lines.Distinct(StringComparer.Ordinal).Count() < lines.Count) problems[$"items[{index}]"] = reader["next.twice"];
            else if (lines.Any(line => line.Length > LongestText)) problems[$"items[{index}]"] = reader["answer.tooLong", LongestText];
        }
        return problems;
    }

    public InstrumentContent Of(InstrumentContent source, string code)
    {
        var codes = InstrumentText.Of(source).Dimensions.SelectMany(dimension => dimension.Items).Select(item => item.Code).ToHashSet(StringComparer.Ordinal);
        List<Item> ItemsOf(int index, IReadOnlyList<Item> before) => [.. LinesOf(index).Select(line => before.FirstOrDefault(item => Line(item) == line) ?? Made(line, codes))];
        return source.Reaction is { } survey
            ? source with { Reaction = survey with { Code = code, Name = Name!.Trim(), Dimensions = [.. survey.Dimensions.Select((dimension, index) => With(dimension, ItemsOf(index, dimension.Items)))] } }
            : source with { Behaviour = source.Behaviour! with { Code = code, Name = Name!.Trim(), Items = ItemsOf(0, source.Behaviour.Items) } };
    }

    // An indicator is a set of items; without those that are gone, and gone itself when none is left.
    private static Contracts.Plans.Dimension With(Contracts.Plans.Dimension dimension, List<Item> items)
    {
        var left = dimension.Indicators?.Select(indicator => indicator with { Items = [.. indicator.Items.Where(code => items.Any(item => item.Code == code))] }).Where(indicator => indicator.Items.Count > 0).ToList();
        return dimension with { Items = items, Indicators = left is { Count: > 0 } ? left : null };
    }

    private static Item Made(string line, HashSet<string> codes)
    {
        var number = 1;
        while (!codes.Add($"n{number}")) number++;
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 ? new($"n{number}", line[..colon], line[(colon + 2)..]) : new($"n{number}", Text: line);
    }

    private static string Line(Item item) => item.Name is null || item.Name == item.Text ? item.Text ?? item.Code : item.Text is null ? item.Name : $"{item.Name}: {item.Text}";

    private List<string> LinesOf(int index) => index >= Items.Count ? [] : [.. (Items[index] ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^[a-z0-9][a-z0-9.-]{1,39}\z")]
    private static partial Regex OwnCode();
}
