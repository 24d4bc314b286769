using System.Globalization;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Contracts.Summaries;
using Evaluation.Statistics.Chain;

namespace Evaluation.Statistics.Tests.Chain;

/// <summary>A cohort of 10 to 14 March 2025 with one target at a time, judged long after everything is closed unless said otherwise.</summary>
internal static class ChainSamples
{
    public static readonly DateOnly Late = Day("2027-01-01");

    public static readonly CohortPlan Everything = new(
        new ReactionPlan(new ReactionInstrument("i", "i", new Scale(1, 5), [RespondentGroup.Participant], []), IdentityMode.Confidential, 14),
        new LearningPlan(100, 70, 10),
        new BehaviourPlan(new BehaviourInstrument("i", "i", new Scale(1, 5), []), new RaterWeights(1), [new WavePlan(6, 30), new WavePlan(12, 30)]),
        new ResultsPlan(12, 60));

    public static CohortDefinition Cohort(CohortPlan plan, params Target[] targets) => new(
        "C", "C", new ProgrammeInfo("P", "P", ProgrammeKind.Technical), new AgencyInfo("A", "A"), Day("2025-03-10"), Day("2025-03-14"),
        "Asia/Jakarta", plan with { Targets = targets });

    public static DateOnly Day(string date) => DateOnly.Parse(date, CultureInfo.InvariantCulture);

    public static ChainJudgement Judge(CohortDefinition cohort, LevelSummaries? summaries = null, DateOnly? asOf = null, IReadOnlyList<ScheduledWave>? waves = null) =>
        ChainJudge.Judge(cohort, waves, summaries ?? new LevelSummaries(), asOf ?? Late);

    /// <summary>The judgement of one target from one estimate of its level.</summary>
    public static TargetJudgement Judge(Target target, Estimate estimate, DateOnly? asOf = null, params KpiSummary[] kpis) =>
        Judge(Cohort(Everything, target), Summaries(target.Level, kpis, estimate), asOf).Levels.Single(level => level.Level == target.Level).Targets[0];

    public static LevelSummaries Summaries(Level level, params Estimate[] estimates) => Summaries(level, [], estimates);

    public static LevelSummaries Summaries(Level level, KpiSummary[] kpis, params Estimate[] estimates) => level switch
    {
        Level.Reaction => new LevelSummaries(Reaction: new ReactionSummary(0, 0, null, [], [], estimates)),
        Level.Learning => new LevelSummaries(Learning: new LearningSummary(
            0, 0, 0, 0, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, estimates)),
        Level.Behaviour => new LevelSummaries(Behaviour: new BehaviourSummary([], estimates)),
        _ => new LevelSummaries(Results: new ResultsSummary(kpis, null, null, estimates)),
    };

    public static KpiSummary Kpi(Claim? claim, bool? achieved, double? low, double? high, KpiDirection direction = KpiDirection.Increase) =>
        new("k", "K", direction, 0, 1, 1, 6, null, null, null, achieved, claim, 1, low, high);
}
