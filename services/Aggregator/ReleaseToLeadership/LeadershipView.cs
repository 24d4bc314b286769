using System.Text.Json.Nodes;
using Evaluation.Aggregator.DeriveChain;
using Evaluation.Aggregator.ReadChain;
using Evaluation.Contracts;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Chain;

namespace Evaluation.Aggregator.ReleaseToLeadership;

/// <summary>The chain as leadership sees it. States and verdict are worked out from what is shown, so that they tell no more.</summary>
/// <param name="Full">With all figures of the release, to tell what is suppressed from what is not known.</param>
/// <param name="Shown">Without those of small groups.</param>
/// <param name="Hidden">Waves that have not been released yet.</param>
internal sealed record LeadershipView(StoredChain Full, StoredChain Shown, IReadOnlySet<int> Hidden)
{
    public static LeadershipView Of(StoredChain chain, Release release, long version)
    {
        var now = chain.Estimates;
        // What has not been released yet is shown with its counts only.
        var reaction = release.Reaction ?? now.Summaries.Reaction;
        var learning = release.Learning ?? now.Summaries.Learning;
        var waves = Release.WavesOf(now.Summaries.Behaviour).Select(wave => (
            Full: release.Waves.FirstOrDefault(shown => shown.Wave.Months == wave.Wave.Months) ?? wave,
            IsHidden: release.Waves.All(shown => shown.Wave.Months != wave.Wave.Months))).ToList();
        var full = now with { Summaries = new(reaction, learning, Behaviour(now, waves.Select(wave => wave.Full)), now.Summaries.Results), Links = release.Links };
        var shown = full with
        {
            // On how many the rate rests is not told.
            Inputs = now.Inputs is null ? null : now.Inputs with { AttendanceRate = null, Attendance = null },
            Summaries = new(
                reaction is null ? null : SmallGroups.Without(reaction, isHidden: release.Reaction is null),
                learning is null ? null : SmallGroups.Without(learning, isHidden: release.Learning is null),
                Behaviour(now, waves.Select(wave => SmallGroups.Without(wave.Full, wave.IsHidden))),
                now.Summaries.Results),
        };
        // Of its own: the chain's version and hash tell of each single answer, and a hash of small counts could be tried out.
        return new(
            chain with { Estimates = full }, new(version, ChainDeriver.HashOf($"{chain.CohortId:D} {version}"), shown, chain.CohortId),
            waves.Where(wave => wave.IsHidden).Select(wave => wave.Full.Wave.Months).ToHashSet());
    }

    public JsonObject ToDocument(DateOnly asOf)
    {
        var document = ChainDocument.Of(Shown, asOf);
        HideSmallCounts(document);
        Mark(ChainDocument.Of(Full, asOf), document);
        foreach (var (level, state) in HiddenLevels(ChainDocument.Judge(Shown.Estimates, asOf)))
            if (state is not null) document[(string)ChainDocument.Node(level)!]!["shown"] = ChainDocument.Node(state);
        return document;
    }

    /// <summary>
    /// Levels that are measured, but not by all that leadership may see: "not measured" alone would say something else. With each the
    /// state of those targets that are shown, which are met or proven; null where none is shown, or they are not measured themselves.
    /// </summary>
    // Each of these states stands in the document, and the level's follows from them alone: nothing that is hidden bears on it.
    public IReadOnlyDictionary<Level, EvidenceState?> HiddenLevels(ChainJudgement shown)
    {
        var full = ChainDocument.Judge(Full.Estimates, shown.AsOf).Levels.ToDictionary(level => level.Level);
        return shown.Levels.Where(level => level.State == EvidenceState.NotMeasured)
            .Select(level => (level.Level, level.Phase, Targets: level.Targets.Zip(full[level.Level].Targets).ToLookup(target => IsHidden(target.First, target.Second), target => target.First)))
            .Where(level => level.Targets[true].Any())
            .ToDictionary(level => level.Level, level => level.Phase == Phase.Upcoming ? null : Measured(LevelState.Of([.. level.Targets[false]])));
    }

    private static bool IsHidden(TargetJudgement shown, TargetJudgement full) => shown.Value is null && full.Value is not null;

    private static EvidenceState? Measured(EvidenceState state) => state == EvidenceState.NotMeasured ? null : state;

    private static BehaviourSummary? Behaviour(ChainEstimates chain, IEnumerable<ReleasedWave> waves) => chain.Summaries.Behaviour is null ? null
        : waves.ToList() is var all ? new([.. all.Select(wave => wave.Wave)], [.. all.SelectMany(wave => wave.Estimates)]) : null;

    private void HideSmallCounts(JsonObject document)
    {
        foreach (var wave in document["behaviour"]?["waves"]?.AsArray() ?? [])
        {
            var summary = Shown.Estimates.Summaries.Behaviour!.Waves.First(shown => shown.Months == wave!["months"]!.GetValue<int>());
            var isHidden = Hidden.Contains(summary.Months);
            if (isHidden || SmallGroups.IsFewApplied(summary.Applied))
                foreach (var answer in (string[])["full", "partial", "none"]) wave!["applied"]![answer] = null;
            foreach (var barrier in wave!["barriers"]!.AsArray())
                if (isHidden || SmallGroups.IsFew(barrier!["participants"]!.GetValue<int>())) barrier!["participants"] = null;
        }
    }

    /// <summary>Says of each object in which something is null that is known that it is suppressed.</summary>
    private static void Mark(JsonNode? full, JsonNode? shown)
    {
        if (full is JsonArray fulls && shown is JsonArray showns)
            for (var index = 0; index < Math.Min(fulls.Count, showns.Count); index++) Mark(fulls[index], showns[index]);
        if (full is not JsonObject whole || shown is not JsonObject part) return;
        var isSuppressed = part.ToList().Any(property => IsHidden(whole[property.Key], property.Value));
        foreach (var (name, value) in part) Mark(whole[name], value);
        if (isSuppressed) part["suppressed"] = true;
    }

    private static bool IsHidden(JsonNode? full, JsonNode? shown) =>
        (full is not null && shown is null) || (full is JsonArray fulls && shown is JsonArray showns && fulls.Zip(showns).Any(pair => IsHidden(pair.First, pair.Second)));
}
