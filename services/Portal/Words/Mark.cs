using Evaluation.Portal.Api;

namespace Evaluation.Portal.Words;

/// <summary>A state as it is shown: always a shape and a word, joined by a colour.</summary>
/// <param name="HidesSome">Whether it is the state of what the reader is shown, and there is more.</param>
internal sealed record Mark(string State, string Shape, bool HidesSome = false)
{
    public string Words(Reader reader) => HidesSome ? reader["state.hidesSome", reader[$"state.{State}"]] : reader[$"state.{State}"];

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

    public static Mark Of(ILevel? level) => Of(level?.State, level?.Phase, level is not null, level?.IsHidden == true, level?.Shown);

    public static Mark Of(LevelMark? level) => Of(level?.State, level?.Phase, level is { Planned: true }, level is { Suppressed: true }, level?.Shown);

    // What is still to come, or is kept from the reader, is not "not measured".
    public static Mark Of(string? state, string? phase, bool planned, bool hidden, string? shown = null) => (planned, phase, hidden, shown) switch
    {
        (false, _, _, _) => Of("unplanned"),
        (_, "upcoming", _, _) => Of("upcoming"),
        (_, _, true, { } some) => Of(some) with { HidesSome = true },
        (_, _, true, _) => Of("suppressed"),
        _ => Of(state),
    };
}
