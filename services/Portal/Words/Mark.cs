using Evaluation.Portal.Api;

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
        "suppressed" => "▒",
        _ => "○",
    });

    public static Mark Of(Target target) => Of(target.IsHidden ? "suppressed" : target.State);

    public static Mark Of(ILevel? level) => Of(level?.State, level?.Phase, level is not null, level?.IsHidden == true);

    public static Mark Of(LevelMark? level) => Of(level?.State, level?.Phase, level is { Planned: true }, level is { Suppressed: true });

    // What is still to come, or is kept from the reader, is not "not measured".
    public static Mark Of(string? state, string? phase, bool planned, bool hidden) => Of(!planned ? "unplanned" : phase == "upcoming" ? "upcoming" : hidden ? "suppressed" : state);
}
