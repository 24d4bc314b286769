using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

/// <summary>What a level comes to in a glance.</summary>
internal static class Headline
{
    /// <summary>The target that a level's link shows: one that made the level's state what it is, as far as the reader is shown it.</summary>
    public static Target? Of(ILevel? level) => level?.Targets.OrderBy(target => target.State == (level.Shown ?? level.State) ? 0 : 1).FirstOrDefault();

    /// <summary>What stands behind a level in a few words: how many answered, were tested, observed, achieved.</summary>
    public static string Behind(string level, ChainDocument chain, Reader reader)
    {
        var d = reader.Display;
        return level switch
        {
            "reaction" when chain.Reaction is { Phase: not "upcoming" } reaction => reader["short.reaction", d.Count(reaction.Responded), d.Count(reaction.Invited)],
            "learning" when chain.Learning is { Phase: not "upcoming", Posttested: not null } learning => reader["short.learning", d.Count(learning.Posttested), d.Count(learning.Enrolled)],
            "behaviour" when FigureSet.WaveOf(Of(chain.Behaviour), chain) is { Phase: not "upcoming", Observed: not null } wave => reader["short.behaviour", d.Count(wave.Observed), d.Count(wave.Due)],
            "results" when chain.Results is { Phase: not "upcoming", Kpis: [_, ..] kpis } => reader["short.results", kpis.Count(kpi => kpi.Achieved == true), kpis.Count],
            _ => "",
        };
    }
}
