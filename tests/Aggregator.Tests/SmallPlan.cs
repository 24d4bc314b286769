using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Aggregator.Tests;

internal static class SmallPlan
{
    public static readonly ReactionPlan Reaction = new(
        new("r", "r", new(1, 5), [RespondentGroup.Participant], [new("a", "A", [new("a1")]), new("b", "B", [new("b1")])]), IdentityMode.Confidential);

    public static readonly CohortPlan All = new(
        Reaction, new(100, 70), new(new("o", "o", new(1, 5), [new("k1"), new("k2")]), new(1), [new(6)]), new(12),
        [new(Level.Reaction, Metric.Mean, 3.5, RespondentGroup.Participant), new(Level.Learning, Metric.PassRate, 0.8)]);

    public static readonly CohortPlan Anonymous = All with { Reaction = Reaction with { Identity = IdentityMode.Anonymous } };

    public static CohortPlan[] Variants(CohortPlan plan) => [plan, plan with { Targets = [new(Level.Learning, Metric.PassRate, 0.5)] }, plan with { Results = plan.Results is null ? new(12) : null }];

    public static CohortDefinition Cohort(CohortPlan plan) => new(
        "PSMA-2026-01", "PSMA", new("PSMA", "PSMA", ProgrammeKind.Technical), new("BKN", "BKN"), new(2025, 2, 3), new(2025, 2, 28), "Asia/Jakarta", plan);
}
