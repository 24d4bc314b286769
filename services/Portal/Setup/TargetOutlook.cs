using Evaluation.Contracts;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Evaluation.Statistics.Intervals;
using Target = Evaluation.Contracts.Plans.Target;

namespace Evaluation.Portal.Setup;

/// <summary>Something worth knowing about a target before anything is measured.</summary>
internal sealed record TargetNote(bool IsWarning, string Text);

/// <summary>Whether a target can be reached, and whether as many people as there are can prove it (MODEL, sections 0 and 5).</summary>
internal static class TargetOutlook
{
    // Fewer answers than these are not measured, unless everyone has answered.
    private const int FewestAnswers = 5;

    // What a well-run follow-up gets; where a target can be proven only with more, that is worth a warning.
    private const double UsualResponse = 0.8;

    public static IReadOnlyList<TargetNote> Of(Target target, PlannedCohort cohort, Reader reader)
    {
        if (TargetPlace.Of(target).IsRate && target.AtLeast is (< 0 or > 1)) return [];
        var people = target.Group == RespondentGroup.Organiser ? cohort.People.Organisers : cohort.People.Participants;
        return [.. OfRange(target, cohort, reader), .. people == 0 ? [] : OfNumbers(target, cohort, people, reader)];
    }

    private static IEnumerable<TargetNote> OfRange(Target target, PlannedCohort cohort, Reader reader)
    {
        var d = reader.Display;
        var place = TargetPlace.Of(target);
        if (ScaleOf(target, cohort) is { } scale)
        {
            if (target.AtLeast > scale.Max) yield return new(true, reader["outlook.aboveScale", d.Short(scale.Max)]);
            else if (target.AtLeast <= scale.Min) yield return new(true, reader["outlook.always", d.Short(scale.Min)]);
        }
        else if (place.IsRate && target.AtLeast <= 0) yield return new(true, reader["outlook.always", d.Percent(0)]);
        else if (target.Metric == Metric.HakeClass && target.AtLeast > 1) yield return new(true, reader["outlook.aboveHake"]);
        else if (target.Metric == Metric.PercentGain && target.AtLeast > 0 && cohort.Definition.Plan.Learning is { } learning)
            yield return new(false, reader["outlook.gain", d.Short((double)learning.MaxScore / (1 + target.AtLeast / 100)), d.Short((double)learning.MaxScore)]);
        else if (target.Metric == Metric.RoiPercent) yield return new(false, reader["outlook.roi"]);
        else if (target.Metric == Metric.KpisAchieved) yield return new(false, reader["outlook.kpis"]);
    }

    private static IEnumerable<TargetNote> OfNumbers(Target target, PlannedCohort cohort, int people, Reader reader) => target.Metric switch
    {
        Metric.PassRate or Metric.ApplicationRate when target.AtLeast > 0 => OfShare(target.AtLeast, people, reader),
        Metric.Mean or Metric.Score when ScaleOf(target, cohort) is { } scale && target.AtLeast <= scale.Max => OfMean(target.AtLeast, scale, people, reader),
        Metric.ResponseRate or Metric.CompletionRate or Metric.Coverage when target.AtLeast > 0 =>
            [new(false, reader["outlook.rate", Fewest(target.AtLeast, people), people])],
        _ => [],
    };

    /// <summary>From how many answers on a perfect result proves the target: the lower end of its interval reaches it.</summary>
    private static IEnumerable<TargetNote> OfShare(double atLeast, int people, Reader reader)
    {
        var needed = Enumerable.Range(1, people).First(answers => answers == people
            || (answers >= FewestAnswers && answers * 2 >= people && ShareInterval.Of(answers, answers, people)!.Value.Low >= atLeast));
        yield return needed > people * UsualResponse
            ? new(true, reader["outlook.tooFew", needed, people])
            : new(false, reader["outlook.share", needed, people]);
    }

    /// <summary>How far the mean would be uncertain with the usual number of answers and opinions spread over half the scale.</summary>
    private static IEnumerable<TargetNote> OfMean(double atLeast, Contracts.Plans.Scale scale, int people, Reader reader)
    {
        var answers = (int)Math.Ceiling(people * UsualResponse);
        if (answers < FewestAnswers && answers < people)
        {
            yield return new(true, reader["outlook.tooFew", people, people]);
            yield break;
        }
        var deviation = (scale.Max - scale.Min) / 4.0;
        if (MeanInterval.HalfWidth(deviation, answers, people) is not { } half) yield break;
        var isTooFar = atLeast + half > scale.Max;
        yield return new(isTooFar, reader[isTooFar ? "outlook.meanTooFar" : "outlook.mean", answers, people, reader.Display.Number(half)]);
    }

    private static int Fewest(double share, int people) => (int)Math.Ceiling(Math.Round(share * people, 9));

    private static Contracts.Plans.Scale? ScaleOf(Target target, PlannedCohort cohort) => target.Metric switch
    {
        Metric.Mean => cohort.Definition.Plan.Reaction?.Instrument.Scale,
        Metric.Score => cohort.Definition.Plan.Behaviour?.Instrument.Scale,
        _ => null,
    };
}
