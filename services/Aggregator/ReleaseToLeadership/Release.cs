using Evaluation.Aggregator.DeriveChain;
using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Persistence.Messaging;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Links;

namespace Evaluation.Aggregator.ReleaseToLeadership;

/// <summary>What leadership may be shown of a cohort, before small groups are suppressed: a state of each level that lies five answers or more apart from the one before.</summary>
/// <param name="Closed">Levels and waves that had closed when they were released: closing releases once.</param>
internal sealed record Release(
    ReactionSummary? Reaction, LearningSummary? Learning, IReadOnlyList<ReleasedWave> Waves, IReadOnlyList<LevelLink> Links, IReadOnlyList<string> Closed)
{
    // By comparing two documents nothing can be learned of fewer (MODEL §6).
    private const int Step = 5;

    public static Release None { get; } = new(null, null, [], [], []);

    /// <summary>What may be shown now, given what was shown last.</summary>
    public static Release Next(Release before, ChainEstimates chain, ChainJudgement today)
    {
        var closed = ClosedIn(today).ToList();
        return new(
            StepOf(before.Reaction, chain.Summaries.Reaction, AnswersOf, ClosesNow("reaction")),
            StepOf(TakingUp(before.Learning, chain.Summaries.Learning), chain.Summaries.Learning, AnswersOf, ClosesNow("learning")),
            [.. WavesOf(chain.Summaries.Behaviour).Select(wave => StepOf(
                before.Waves.FirstOrDefault(shown => shown.Wave.Months == wave.Wave.Months), wave, AnswersOf, ClosesNow($"wave {wave.Wave.Months}"))).OfType<ReleasedWave>()],
            [.. chain.Links.Select(link => StepOf(
                before.Links.FirstOrDefault(shown => (shown.From, shown.To) == (link.From, link.To)), link, now => [("pairs", now.N)], closesNow: false)).OfType<LevelLink>()],
            [.. before.Closed.Union(closed).Order(StringComparer.Ordinal)]);

        bool ClosesNow(string part) => closed.Contains(part) && !before.Closed.Contains(part);
    }

    /// <summary>A release from before there was a distribution, or a basis, takes it up where everything else is as it was: then nobody's answer has moved.</summary>
    private static LearningSummary? TakingUp(LearningSummary? before, LearningSummary? now)
    {
        if (before is not ({ Distribution: null } or { Basis: null }) || now is null) return before;
        var taken = before with { Distribution = before.Distribution ?? now.Distribution, Basis = before.Basis ?? now.Basis };
        return WireFormat.Write(taken) == WireFormat.Write(now) ? now : before;
    }

    public static IEnumerable<ReleasedWave> WavesOf(BehaviourSummary? behaviour) =>
        behaviour?.Waves.Select(wave => new ReleasedWave(wave, [.. behaviour.Estimates.Where(estimate => estimate.Wave == wave.Months)])) ?? [];

    private static T? StepOf<T>(T? before, T? now, Func<T, IEnumerable<(string Cell, int Answers)>> answersOf, bool closesNow) where T : class
    {
        if (now is null || closesNow) return now;
        var shown = before is null ? [] : answersOf(before).ToDictionary(cell => cell.Cell, cell => cell.Answers);
        var current = answersOf(now).ToDictionary(cell => cell.Cell, cell => cell.Answers);
        // Every count by itself: four participants and one organiser are five answers, and show what the one organiser said.
        var isFar = shown.Keys.Union(current.Keys).All(cell => Math.Abs(current.GetValueOrDefault(cell) - shown.GetValueOrDefault(cell)) is 0 or >= Step);
        return isFar && shown.Keys.Union(current.Keys).Any(cell => current.GetValueOrDefault(cell) != shown.GetValueOrDefault(cell)) ? now : before;
    }

    private static IEnumerable<(string, int)> AnswersOf(ReactionSummary reaction) => reaction.Groups.SelectMany(group => group.Dimensions
        .SelectMany(dimension => dimension.Items.Select(item => ($"{group.Group} {dimension.Code} {item.Code}", item.N))).Prepend(($"{group.Group}", group.Responded)));

    private static IEnumerable<(string, int)> AnswersOf(LearningSummary learning) => (learning.Items ?? []).Select(item => ($"item {item.Code}", item.N))
        .Append(("paired", learning.Paired)).Append(("posttested", learning.Posttested));

    private static IEnumerable<(string, int)> AnswersOf(ReleasedWave released) => released.Wave.Groups.Select(group => ($"{group.Group}", group.Observations))
        .Append(("observed", released.Wave.Observed)).Append(("applied", released.Wave.Applied.Full + released.Wave.Applied.Partial + released.Wave.Applied.None));

    private static IEnumerable<string> ClosedIn(ChainJudgement judgement)
    {
        foreach (var level in judgement.Levels)
        {
            if (level.Level is Level.Reaction or Level.Learning && level.Phase == Phase.Closed) yield return level.Level == Level.Reaction ? "reaction" : "learning";
            foreach (var wave in (level.Waves ?? []).Where(wave => wave.Phase == Phase.Closed)) yield return $"wave {wave.Months}";
        }
    }
}

/// <param name="Estimates">Those of the wave.</param>
internal sealed record ReleasedWave(BehaviourWave Wave, IReadOnlyList<Estimate> Estimates);
