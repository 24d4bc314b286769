using Evaluation.Portal.Api;

namespace Evaluation.Portal.Words;

/// <summary>What a chain comes to, as sentences.</summary>
internal static class VerdictSentence
{
    /// <summary>Three words or so, for a list.</summary>
    /// <param name="hidden">Levels that the reader is kept from.</param>
    public static string Short(Reader reader, Verdict verdict, IEnumerable<string> hidden) => verdict switch
    {
        { State: "incomplete", AtRisk: [] } when !verdict.Holes.Except(hidden).Any() => reader["verdict.hidden"],
        { State: "broken", BrokenAt: { } level } => reader["verdict.brokenAt", reader[$"level.{level}"]],
        { AtRisk: [_, ..] } => reader["verdict.atRisk", reader[$"verdict.{verdict.State}"], reader.Row(verdict.AtRisk)],
        _ => reader[$"verdict.{verdict.State}"],
    };

    public static string Full(Reader reader, ChainDocument chain)
    {
        var verdict = chain.Verdict;
        return verdict.State switch
        {
            "broken" when verdict.BrokenAt is { } level => Join(reader["sentence.broken", reader[$"level.{level}"]], WhyBroken(reader, chain)),
            "inProgress" => reader["sentence.inProgress", reader.Row(Where(chain, level => level is { Phase: not "closed" }))],
            "incomplete" => Join(Unmeasured(chain) is [_, ..] holes ? reader["sentence.incomplete", reader.Row(holes)] : "", Hidden(reader, chain)),
            "inconclusive" => reader["sentence.inconclusive", reader.Row(Where(chain, level => level?.State == "inconclusive"))],
            "unbroken" => reader["sentence.unbroken"],
            _ => reader[$"verdict.{verdict.State}"],
        };
    }

    /// <summary>Levels without evidence, for whoever reads.</summary>
    public static IReadOnlyList<string> Unmeasured(ChainDocument chain) => [.. chain.Verdict.Holes.Except(chain.Hidden)];

    private static string Hidden(Reader reader, ChainDocument chain) => chain.Verdict.Holes.Intersect(chain.Hidden).ToList() is [_, ..] hidden ? reader["sentence.hidden", reader.Row(hidden)] : "";

    public static string Target(Reader reader, Target target)
    {
        var metric = reader[$"metric.{target.Metric}"];
        return (target.Group, target.Wave) switch
        {
            ({ } group, _) => $"{metric}, {reader[$"group.{group}"]}",
            (_, { } wave) => $"{metric}, {reader["behaviour.wave", wave]}",
            _ => metric,
        };
    }

    /// <summary>The target that broke the chain.</summary>
    public static Target? Failed(ChainDocument chain) => chain.Verdict is { State: "broken", BrokenAt: { } level }
        ? chain.Levels.First(candidate => candidate.Name == level).Level?.Targets.FirstOrDefault(target => target.State == "failed") : null;

    private static string WhyBroken(Reader reader, ChainDocument chain) => Failed(chain) is { } failed
        ? reader["sentence.failed", Target(reader, failed), Shown(reader, failed), reader.Display.Threshold(failed.Metric, failed.AtLeast)] : "";

    private static string Shown(Reader reader, Target target) =>
        target.IsHidden ? reader["figure.hidden"] : reader.Display.Metric(target.Metric, target.Value);

    private static IEnumerable<string> Where(ChainDocument chain, Func<ILevel?, bool> isMeant) =>
        chain.Levels.Where(level => isMeant(level.Level)).Select(level => level.Name);

    private static string Join(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence != ""));
}
