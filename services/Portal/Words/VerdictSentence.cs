using Evaluation.Portal.Api;

namespace Evaluation.Portal.Words;

/// <summary>What a chain comes to, as sentences.</summary>
internal static class VerdictSentence
{
    /// <summary>Three words or so, for a list.</summary>
    public static string Short(Reader reader, Verdict verdict) => verdict switch
    {
        { State: "broken", BrokenAt: { } level } => reader["verdict.brokenAt", reader[$"level.{level}"]],
        { AtRisk: [_, ..] } => reader["verdict.atRisk", reader[$"verdict.{verdict.State}"], reader.Row(verdict.AtRisk)],
        _ => reader[$"verdict.{verdict.State}"],
    };

    public static string Full(Reader reader, ChainDocument chain)
    {
        var verdict = chain.Verdict;
        return verdict.State switch
        {
            "broken" when verdict.BrokenAt is { } level => Join(reader["sentence.broken", reader[$"level.{level}"]], Why(reader, chain, level)),
            "inProgress" => reader["sentence.inProgress", reader.Row(Where(chain, level => level is { Phase: not "closed" }))],
            "incomplete" => reader["sentence.incomplete", reader.Row(verdict.Holes)],
            "inconclusive" => reader["sentence.inconclusive", reader.Row(Where(chain, level => level?.State == "inconclusive"))],
            "unbroken" => reader["sentence.unbroken"],
            _ => reader[$"verdict.{verdict.State}"],
        };
    }

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

    private static string Why(Reader reader, ChainDocument chain, string broken)
    {
        var failed = chain.Levels.First(level => level.Name == broken).Level?.Targets.FirstOrDefault(target => target.State == "failed");
        return failed is null ? "" : reader[
            "sentence.failed", Target(reader, failed), reader.Display.Metric(failed.Metric, failed.Value), reader.Display.Threshold(failed.Metric, failed.AtLeast)];
    }

    private static IEnumerable<string> Where(ChainDocument chain, Func<ILevel?, bool> isMeant) =>
        chain.Levels.Where(level => isMeant(level.Level)).Select(level => level.Name);

    private static string Join(params string[] sentences) => string.Join(' ', sentences.Where(sentence => sentence != ""));
}
