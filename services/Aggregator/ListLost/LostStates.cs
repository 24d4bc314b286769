namespace Evaluation.Aggregator.ListLost;

/// <summary>Compares what was told in each epoch with the first word of the one after it.</summary>
internal static class LostStates
{
    public static IReadOnlyList<LostState> Of(IReadOnlyList<EpochSpan> spans)
    {
        // A service raises the epoch of all that it tells at once, so an epoch in which a cohort is missing has lost it.
        var epochs = spans.GroupBy(span => span.Type).ToDictionary(kind => kind.Key, kind => kind.Select(span => span.Epoch).Distinct().Order().ToList());
        var byEpoch = spans.ToDictionary(span => (span.CohortId, span.Type, span.Epoch));
        return [.. spans.Select(span => Lost(span, epochs[span.Type], byEpoch)).OfType<LostState>().OrderBy(lost => lost.Cohort, StringComparer.Ordinal).ThenBy(lost => lost.Kind, StringComparer.Ordinal)];
    }

    private static LostState? Lost(EpochSpan known, List<int> epochs, Dictionary<(Guid, string, int), EpochSpan> byEpoch)
    {
        var later = epochs.Find(epoch => epoch > known.Epoch);
        if (later == 0) return null;
        var restored = byEpoch.GetValueOrDefault((known.CohortId, known.Type, later));
        if (restored is not null && restored.FirstNumber >= known.LastNumber) return null;
        return new(known.Code, known.CohortId, known.Type[(known.Type.LastIndexOf('.') + 1)..], known.Epoch, known.LastNumber, known.Until, later, restored?.FirstNumber);
    }
}
