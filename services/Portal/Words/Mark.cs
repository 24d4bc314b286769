namespace Evaluation.Portal.Words;

/// <summary>A state as it is shown: always a shape and a word, joined by a colour.</summary>
internal sealed record Mark(string State, string Shape)
{
    public static Mark Of(string? state) => new(state ?? "notMeasured", state switch
    {
        "proven" => "●",
        "met" => "◐",
        "inconclusive" => "◇",
        "failed" => "✕",
        "upcoming" => "·",
        _ => "○",
    });

    /// <summary>A level's mark: what is still to come is not "not measured".</summary>
    public static Mark Of(string? state, string? phase, bool planned) => Of(!planned ? "unplanned" : phase == "upcoming" ? "upcoming" : state);
}
