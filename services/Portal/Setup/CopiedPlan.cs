using Evaluation.Contracts.Plans;

namespace Evaluation.Portal.Setup;

/// <summary>The plan of an earlier cohort for a new one: without the dates to which its waves were moved.</summary>
internal static class CopiedPlan
{
    public static CohortPlan Of(CohortPlan plan) => plan with
    {
        Behaviour = plan.Behaviour is null ? null : plan.Behaviour with { Waves = [.. plan.Behaviour.Waves.Select(wave => new WavePlan(wave.Months, wave.WindowDays))] },
    };
}
