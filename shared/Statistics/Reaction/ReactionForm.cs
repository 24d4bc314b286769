using System.Collections.Frozen;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Reaction;

/// <summary>A reaction instrument made ready for counting: each item has its place, in the order of the dimensions.</summary>
public sealed class ReactionForm
{
    private readonly FrozenDictionary<string, int> places;
    private readonly Range[] dimensions;

    public ReactionForm(ReactionInstrument instrument)
    {
        Instrument = instrument;
        places = instrument.Dimensions.SelectMany(dimension => dimension.Items)
            .Select((item, place) => KeyValuePair.Create(item.Code, place))
            .ToFrozenDictionary(StringComparer.Ordinal);
        dimensions = new Range[instrument.Dimensions.Count];
        var first = 0;
        for (var dimension = 0; dimension < dimensions.Length; dimension++)
        {
            var end = first + instrument.Dimensions[dimension].Items.Count;
            dimensions[dimension] = first..end;
            first = end;
        }
    }

    public ReactionInstrument Instrument { get; }

    /// <summary>Whether the instrument has an item of this code.</summary>
    public bool Has(string item) => places.ContainsKey(item);

    internal int Items => places.Count;

    internal int Dimensions => dimensions.Length;

    /// <summary>The places of a dimension's items.</summary>
    internal (int First, int Count) Places(int dimension) => dimensions[dimension].GetOffsetAndLength(Items);

    internal int Place(string item) => places[item];

    /// <summary>Place of the group in the instrument, or −1.</summary>
    internal int Place(RespondentGroup group)
    {
        for (var place = 0; place < Instrument.Groups.Count; place++)
            if (Instrument.Groups[place] == group) return place;
        return -1;
    }

    /// <summary>The answers by the items' places, null where none was given; an item that the instrument does not have is left out.</summary>
    internal int?[] Read(ReactionResponse response)
    {
        var answers = new int?[Items];
        foreach (var (item, answer) in response.Answers)
            if (places.TryGetValue(item, out var place))
                answers[place] = answer;
        return answers;
    }
}
