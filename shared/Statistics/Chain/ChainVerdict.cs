using Evaluation.Contracts;

namespace Evaluation.Statistics.Chain;

internal static class ChainVerdict
{
    /// <summary>
    /// The first that applies: broken at the first closed level that failed; in progress while a level is not closed; incomplete
    /// with a hole; inconclusive when a level is; else unbroken. A hole is not a break, and levels are never averaged.
    /// </summary>
    public static Verdict Of(IReadOnlyCollection<LevelJudgement> levels)
    {
        var brokenAt = levels.FirstOrDefault(level => level is { Phase: Phase.Closed, State: EvidenceState.Failed })?.Level;
        var missing = Enum.GetValues<Level>().Except(levels.Select(level => level.Level));
        var unmeasured = levels.Where(level => level is { Phase: Phase.Closed, State: EvidenceState.NotMeasured }).Select(level => level.Level);
        List<Level> holes = [.. missing.Concat(unmeasured).Order()];
        List<Level> atRisk = [.. levels.Where(level => level is { Phase: not Phase.Closed, State: EvidenceState.Failed }).Select(level => level.Level)];
        return new Verdict(State(), brokenAt, holes, atRisk);

        VerdictState State()
        {
            if (brokenAt is not null) return VerdictState.Broken;
            if (levels.Any(level => level.Phase != Phase.Closed)) return VerdictState.InProgress;
            if (holes.Count > 0) return VerdictState.Incomplete;
            return levels.Any(level => level.State == EvidenceState.Inconclusive) ? VerdictState.Inconclusive : VerdictState.Unbroken;
        }
    }
}
