using Evaluation.Portal.Api;

namespace Evaluation.Portal.Words;

/// <summary>What is due in a cohort, and who has to answer.</summary>
internal static class NextSteps
{
    /// <summary>"Perilaku 12 bulan ditutup 14 April 2025".</summary>
    public static string Sentence(Coming coming, Reader reader)
    {
        var what = reader[$"level.{coming.Level}"];
        if (coming.Wave is { } months) what = reader["coming.wave", what, months];
        return reader[$"coming.{coming.What}", what, reader.Display.Date(coming.On)];
    }

    public static IReadOnlyList<string> Of(ChainDocument chain, Reader reader)
    {
        var coming = (chain.Next ?? []).Select(next => Sentence(next, reader) + ".");
        var isDone = chain.Levels.All(level => level.Level is null or { Phase: "closed" });
        return [.. Missing(chain, reader), .. coming, .. isDone ? [reader["next.done"]] : Array.Empty<string>()];
    }

    // Of what is open: the rest cannot be answered yet, or no longer.
    private static IEnumerable<string> Missing(ChainDocument chain, Reader reader)
    {
        var d = reader.Display;
        if (chain.Reaction is { Phase: "open" } reaction && reaction.Responded < reaction.Invited)
            yield return reader["next.reaction", d.Count(reaction.Invited - reaction.Responded), d.Count(reaction.Invited)];
        if (chain.Learning is { Phase: "open" } learning && learning.Posttested < learning.Enrolled)
            yield return reader["next.learning", d.Count(learning.Enrolled - learning.Posttested), d.Count(learning.Enrolled)];
        foreach (var wave in chain.Behaviour?.Waves ?? [])
            if (wave.Phase == "open" && wave.Observed < wave.Due)
                yield return reader["next.behaviour", d.Count(wave.Due - wave.Observed), d.Count(wave.Due), wave.Months];
        if (chain.Results is { Phase: "open", Kpis: { } kpis } && kpis.Any(kpi => kpi.Actual is null))
            yield return reader["next.results", d.Count(kpis.Count(kpi => kpi.Actual is null)), d.Count(kpis.Count)];
    }
}
