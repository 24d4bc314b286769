using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Setup;

/// <summary>What a step holds, in a line.</summary>
internal static class SetupSummary
{
    public static string Of(string step, PlannedCohort cohort, Reader reader)
    {
        var (definition, plan, d) = (cohort.Definition, cohort.Definition.Plan, reader.Display);
        return step switch
        {
            SetupSteps.Basics => $"{definition.Programme.Name} · {definition.Agency.Name} · {reader[$"zone.{definition.TimeZone}"]}",
            SetupSteps.Instruments => string.Join(" · ", new[] { plan.Reaction?.Instrument.Name, plan.Learning is null ? null : reader["summary.test", d.Short((double)plan.Learning.PassMark), d.Short((double)plan.Learning.MaxScore)], plan.Behaviour?.Instrument.Name }.OfType<string>()),
            SetupSteps.Waves => string.Join(" · ", (plan.Behaviour?.Waves ?? []).Select(wave => reader["behaviour.waveTitle", wave.Months]).Append(plan.Results is { } results ? reader["summary.results", results.Months] : "").Where(text => text.Length > 0)),
            SetupSteps.Targets => plan.Targets is { Count: > 0 } targets ? reader["summary.targets", targets.Count] : "",
            _ => cohort.People.Participants > 0 ? reader["chain.people", d.Count(cohort.People.Participants), d.Count(cohort.People.Organisers)] : "",
        };
    }
}
