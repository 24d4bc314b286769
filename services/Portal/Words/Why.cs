using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;

namespace Evaluation.Portal.Words;

/// <summary>Why a chain is as it is, as far as its figures say: what failed, what stands in the way, where groups differ, what was not measured.</summary>
internal static class Why
{
    private const int Most = 3;

    public static IReadOnlyList<string> Of(ChainView view) => [.. Failed(view), .. Barriers(view), .. Gap(view), .. Unmeasured(view)];

    // The first failure stands in the verdict already.
    private static IEnumerable<string> Failed(ChainView view)
    {
        var reader = view.Reader;
        var told = VerdictSentence.Failed(view.Chain);
        // What stands in the data of a level that has not opened decides nothing yet.
        return view.Chain.Levels.Where(level => level.Level is { Phase: not "upcoming" }).SelectMany(level => level.Level!.Targets)
            .Where(target => target.State == "failed" && target != told).Select(target => reader[
            "why.failed", VerdictSentence.Target(reader, target), view.TargetValue(target), reader.Display.Threshold(target.Metric, target.AtLeast)]);
    }

    private static IEnumerable<string> Barriers(ChainView view)
    {
        if (FigureSet.WaveOf(Headline.Of(view.Chain.Behaviour), view.Chain) is not { Phase: not "upcoming" } wave) yield break;
        var reader = view.Reader;
        var most = wave.Barriers.Where(barrier => barrier.Participants > 0).OrderByDescending(barrier => barrier.Participants).Take(Most)
            .Select(barrier => reader["why.barrier", reader[$"barrier.{barrier.Code}"], reader.Display.Count(barrier.Participants)]).ToList();
        if (most.Count > 0) yield return reader["why.barriers", wave.Months, string.Join(", ", most)];
    }

    private static IEnumerable<string> Gap(ChainView view)
    {
        var gaps = view.Chain.Reaction?.Gaps ?? [];
        if (gaps.FirstOrDefault(gap => gap.Code == "overall")?.Value is not { } overall || Statistics.Numbers.Rounding.Two(overall) == 0) yield break;
        var reader = view.Reader;
        var widest = gaps.Where(gap => gap.Code != "overall" && gap.Value * Math.Sign(overall) > 0).MaxBy(gap => Math.Abs(gap.Value!.Value));
        if (widest?.Value is not { } width) yield break;
        var groups = widest.Between.Select(group => reader[$"group.{group}"]).ToList();
        var (higher, lower) = overall > 0 ? (groups[0], groups[1]) : (groups[1], groups[0]);
        yield return reader["why.gap", higher, reader["why.gap.what"], lower, view.Names.Dimension(widest.Code), reader.Display.Signed(Math.Abs(width))];
    }

    private static IEnumerable<string> Unmeasured(ChainView view)
    {
        var reader = view.Reader;
        if (VerdictSentence.Unmeasured(view.Chain) is [_, ..] holes) yield return reader["why.unmeasured", reader.Row(holes)];
        // A level that is not closed is no hole yet.
        if (view.Chain.Levels.Where(level => level.Level is { State: "notMeasured", Phase: not "closed", IsHidden: false }).Select(level => level.Name).ToList() is [_, ..] awaited)
            yield return reader["why.notYet", reader.Row(awaited)];
        foreach (var target in view.Chain.Targets.Where(target => target.IsHidden))
            yield return reader["why.hidden", reader[$"level.{target.Level}"], VerdictSentence.Target(reader, target)];
        foreach (var target in view.Chain.Targets.Where(target => target.Reason == "tooFew"))
            yield return reader["why.tooFew", VerdictSentence.Target(reader, target)];
    }
}
