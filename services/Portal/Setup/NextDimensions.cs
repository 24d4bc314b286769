using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Dimension = Evaluation.Contracts.Plans.Dimension;

namespace Evaluation.Portal.Setup;

/// <summary>The dimensions and items of an instrument's next version, with the codes of those that stay.</summary>
internal sealed class NextDimensions(InstrumentContent source)
{
    private readonly IReadOnlyList<Dimension> before = source.Reaction?.Dimensions ?? [new("", "", source.Behaviour!.Items)];

    private readonly HashSet<string> codes =
        [.. source.Reaction?.Dimensions.SelectMany(dimension => dimension.Items.Select(item => item.Code).Append(dimension.Code)) ?? source.Behaviour!.Items.Select(item => item.Code)];

    /// <param name="places">Name and lines, in the order of the source and then those that were added; empty ones are gone.</param>
    public List<Dimension> Of(IReadOnlyList<(string Name, List<string> Lines)> places)
    {
        // An item may move to another dimension and is still the same; where its own still has it, that one keeps the code.
        var moved = before.SelectMany((dimension, index) => dimension.Items.Where(item => index >= places.Count || !places[index].Lines.Contains(Line(item)))).ToList();
        return
        [
            .. places.Select((place, index) => (place.Name, place.Lines, Before: index < before.Count ? before[index] : null)).Where(place => place.Lines.Count > 0)
                .Select(place => Next(place.Name, place.Before, ItemsOf(place.Lines, place.Before?.Items ?? [], moved))),
        ];
    }

    public List<Item> ItemsOf(List<string> lines) => ItemsOf(lines, before[0].Items, []);

    public static string Line(Item item) => item.Name is null || item.Name == item.Text ? item.Text ?? item.Code : item.Text is null ? item.Name : $"{item.Name}: {item.Text}";

    private List<Item> ItemsOf(List<string> lines, IReadOnlyList<Item> own, List<Item> moved) =>
        [.. lines.Select(line => own.FirstOrDefault(item => Line(item) == line) ?? Taken(moved, line) ?? Made(line))];

    private static Item? Taken(List<Item> moved, string line)
    {
        var item = moved.FirstOrDefault(item => Line(item) == line);
        if (item is not null) moved.Remove(item);
        return item;
    }

    // A dimension is the same while it keeps its name or an item; an indicator is a set of its items: without those that are gone, and gone
    // itself when none is left.
    private Dimension Next(string name, Dimension? old, List<Item> items)
    {
        if (old is null || (old.Name != name && !old.Items.Any(items.Contains))) return new(NewCode("d"), name, items);
        var left = old.Indicators?.Select(indicator => indicator with { Items = [.. indicator.Items.Where(code => items.Any(item => item.Code == code))] }).Where(indicator => indicator.Items.Count > 0).ToList();
        return old with { Name = name, Items = items, Indicators = left is { Count: > 0 } ? left : null };
    }

    private Item Made(string line)
    {
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        return colon > 0 ? new(NewCode("n"), line[..colon], line[(colon + 2)..]) : new(NewCode("n"), Text: line);
    }

    private string NewCode(string letter)
    {
        var number = 1;
        while (!codes.Add($"{letter}{number}")) number++;
        return $"{letter}{number}";
    }
}
