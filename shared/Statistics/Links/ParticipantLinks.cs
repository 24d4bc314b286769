using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Statistics.Links;

/// <summary>The per-participant figures from which levels are linked.</summary>
/// <param name="Active">Participants that count; figures of others are left aside.</param>
/// <param name="Overalls">Reaction: the respondent's mean of dimension means.</param>
/// <param name="Gains">Learning: post − pre.</param>
/// <param name="Composites">Behaviour: by the months of the waves that are not cancelled, of those who are not exempt.</param>
public sealed record LinkFigures(
    IReadOnlySet<Guid> Active,
    IReadOnlyDictionary<Guid, double> Overalls,
    IReadOnlyDictionary<Guid, double> Gains,
    IReadOnlyDictionary<int, IReadOnlyDictionary<Guid, double>> Composites);

/// <summary>Links between neighbouring levels (MODEL, section 5).</summary>
public static class ParticipantLinks
{
    /// <summary>The links whose levels are both in the plan.</summary>
    public static IReadOnlyList<LevelLink> Of(CohortPlan plan, LinkFigures figures)
    {
        var links = new List<LevelLink>();
        if (plan is { Reaction: { } reaction, Learning: not null })
            links.Add(ReactionToLearning(figures, reaction.Identity == IdentityMode.Anonymous));
        if (plan is { Learning: not null, Behaviour: not null }) links.Add(LearningToBehaviour(figures));
        return links;
    }

    /// <summary>Reaction overall ↔ learning gain.</summary>
    public static LevelLink ReactionToLearning(LinkFigures figures, bool anonymous) =>
        LevelLink.Of(
            Level.Reaction, Level.Learning,
            anonymous ? SpearmanLink.Anonymous : SpearmanLink.Of(Pairs(figures.Active, figures.Overalls, figures.Gains)));

    /// <summary>Learning gain ↔ behaviour composite of the latest wave in which an active participant has one.</summary>
    public static LevelLink LearningToBehaviour(LinkFigures figures)
    {
        var latest = figures.Composites.OrderByDescending(wave => wave.Key).Select(wave => wave.Value)
            .FirstOrDefault(composites => composites.Keys.Any(figures.Active.Contains));
        return LevelLink.Of(
            Level.Learning, Level.Behaviour,
            SpearmanLink.Of(latest is null ? [] : Pairs(figures.Active, figures.Gains, latest)));
    }

    private static List<(double From, double To)> Pairs(
        IReadOnlySet<Guid> active, IReadOnlyDictionary<Guid, double> from, IReadOnlyDictionary<Guid, double> to) =>
        [.. from.Where(figure => active.Contains(figure.Key) && to.ContainsKey(figure.Key)).Select(figure => (figure.Value, to[figure.Key]))];
}
