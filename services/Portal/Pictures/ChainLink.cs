using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Pictures;

/// <summary>One level in the picture of the chain. A broken link is drawn open, a hole dashed, what comes later faint.</summary>
/// <param name="Drawn">The state in the room that there is in the picture.</param>
/// <param name="Value">Of the headline target, with <paramref name="AtLeast"/>; empty while there is none.</param>
/// <param name="Behind">How many stand behind it.</param>
internal sealed record ChainLink(string Name, Mark Mark, string State, string Drawn, string Value, string AtLeast, string Metric, string Behind)
{
    public static ChainLink Of(string name, ILevel? level, ChainView view)
    {
        var reader = view.Reader;
        var mark = Mark.Of(level);
        var target = Headline.Of(level);
        return new(
            reader[$"level.{name}"], mark, mark.Words(reader), mark.HidesSome ? reader["state.hidesSome.short", reader[$"state.{mark.State}"]] : mark.Words(reader),
            target is null or { Value: null, IsHidden: false } ? "" : view.TargetValue(target), target is null ? "" : $"≥\u00a0{reader.Display.Threshold(target.Metric, target.AtLeast)}",
            target is null ? "" : VerdictSentence.Target(reader, target), Headline.Behind(name, view.Chain, reader));
    }

    /// <summary>The same in words.</summary>
    public string Sentence
    {
        get
        {
            var headline = Metric == "" ? "" : $" {Metric} {Value} ({AtLeast}).".Replace("  ", " ", StringComparison.Ordinal);
            return $"{Name}: {State}.{headline}{(Behind == "" ? "" : $" {Behind}.")}";
        }
    }

    public void Draw(Svg svg, double x, double y, double width, double height)
    {
        var (right, middle, bottom) = (x + width, y + (height / 2), y + height);
        var style = $"link {Mark.State}";
        if (Mark.State == "failed")
            svg.Path($"M{right:0.#} {middle - 22:0.#}V{y + 8:0.#}q0 -8 -8 -8H{x + 8:0.#}q-8 0 -8 8V{bottom - 8:0.#}q0 8 8 8H{right - 8:0.#}q8 0 8 -8V{middle + 22:0.#}", style);
        else svg.Box(x, y, width, height, style, 8);
        svg.Text(x + 14, y + 26, Name, "name").Text(x + 14, y + 48, $"{Mark.Shape} {Drawn}", $"state {Mark.State}");
        // What is written out instead of a figure needs the room of two lines.
        if (Value.Length > 14)
            foreach (var (line, i) in TextLines.Of(Value, 26, 2).Select((line, i) => (line, i))) svg.Text(x + 14, y + 70 + (i * 16), line, "q");
        else if (Value != "") svg.Pair(x + 14, y + 79, Value, "head", AtLeast, "q");
        else svg.Text(x + 14, y + 79, AtLeast, "q");
        // A letter is about 7 wide.
        var lines = TextLines.Of(Metric, (int)((width - 24) / 7), 2);
        for (var i = 0; i < lines.Count; i++) svg.Text(x + 14, y + 102 + (i * 16), lines[i], "q");
        svg.Text(x + 14, y + (lines.Count == 1 ? 122 : 138), Behind, "q");
    }
}
