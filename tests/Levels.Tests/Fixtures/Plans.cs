using Evaluation.Contracts;
using Evaluation.Contracts.Plans;

namespace Evaluation.Levels.Tests.Fixtures;

/// <summary>A small cohort that evaluates all four levels, and other plans for it.</summary>
internal static class Plans
{
    public static readonly ReactionPlan Reaction = new(
        new("r", "r", new(1, 5), [RespondentGroup.Participant, RespondentGroup.Organiser],
            [new("a", "A", [new("a1"), new("a2")]), new("b", "B", [new("b1")])]),
        IdentityMode.Confidential);

    public static readonly LearningPlan Learning = new(100, 70);

    public static readonly BehaviourPlan Behaviour = new(
        new("o", "o", new(1, 5), [new("k1"), new("k2")]), new(0.5, 0.3, 0.2), [new(6), new(12)]);

    public static readonly CohortPlan All = new(Reaction, Learning, Behaviour, new(12));

    public static readonly CohortPlan Anonymous = All with { Reaction = Reaction with { Identity = IdentityMode.Anonymous } };

    /// <summary>Plans that the same answers fit, more or less; some lack a level.</summary>
    public static readonly CohortPlan[] Variants =
    [
        All,
        All with { Reaction = Reaction with { Instrument = Reaction.Instrument with { Dimensions = [.. Reaction.Instrument.Dimensions.Take(1)] } }, Learning = null },
        All with { Learning = new(100, 50), Behaviour = Behaviour with { Waves = [new(6), new(12, Cancelled: true)] } },
        All with { Reaction = null, Behaviour = Behaviour with { RaterWeights = new(1) } },
        All with { Behaviour = null, Results = null },
    ];

    /// <summary>Ends on 25 February 2026, so that the window for reactions closes with 11 March in Jakarta.</summary>
    public static CohortDefinition Cohort(CohortPlan plan) => new(
        "PSMA-2026-01", "PSMA", new("PSMA", "PSMA", ProgrammeKind.Technical), new("BKN", "BKN"), new(2026, 2, 2), new(2026, 2, 25), "Asia/Jakarta", plan);
}
