using System.Text.Json.Nodes;
using Evaluation.Contracts;
using Evaluation.Statistics.Chain;

namespace Evaluation.Aggregator.ReadChain;

/// <summary>What comes next in a cohort: the days on which levels and waves open or close, the nearest first.</summary>
internal static class ComingDates
{
    public static JsonArray Of(ChainJudgement judgement) => new([.. judgement.Levels.SelectMany(Windows)
        .Where(window => window.Phase != Phase.Closed)
        .Select(window => (window.Level, window.Wave, Opens: window.Phase == Phase.Upcoming, On: window.Phase == Phase.Upcoming ? window.OpensOn : window.ClosesOn))
        .Where(coming => coming.On is not null)
        .OrderBy(coming => coming.On).ThenBy(coming => coming.Level).ThenBy(coming => coming.Wave)
        .Select(coming => new JsonObject
        {
            ["what"] = coming.Opens ? "opens" : "closes",
            ["level"] = ChainDocument.Node(coming.Level),
            ["wave"] = coming.Wave,
            ["on"] = ChainDocument.Node(coming.On),
        })]);

    // Behaviour opens and closes wave by wave.
    private static IEnumerable<(Level Level, int? Wave, Phase Phase, DateOnly? OpensOn, DateOnly? ClosesOn)> Windows(LevelJudgement level) =>
        level.Waves is { } waves
            ? waves.Select(wave => (level.Level, (int?)wave.Months, wave.Phase, (DateOnly?)wave.OpensOn, (DateOnly?)wave.ClosesOn))
            : [(level.Level, null, level.Phase, level.OpensOn, level.ClosesOn)];
}
