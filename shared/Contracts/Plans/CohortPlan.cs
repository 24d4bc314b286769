namespace Evaluation.Contracts.Plans;

/// <summary>What a cohort evaluates and what it aims at. A level that is null is not evaluated.</summary>
public sealed record CohortPlan(
    ReactionPlan? Reaction = null,
    LearningPlan? Learning = null,
    BehaviourPlan? Behaviour = null,
    ResultsPlan? Results = null,
    IReadOnlyList<Target>? Targets = null)
{
    public bool Has(Level level) => level switch
    {
        Level.Reaction => Reaction is not null,
        Level.Learning => Learning is not null,
        Level.Behaviour => Behaviour is not null,
        _ => Results is not null,
    };

    public IEnumerable<Target> TargetsOf(Level level) => (Targets ?? []).Where(target => target.Level == level);
}

/// <summary>A whole-number answer scale, both ends included.</summary>
public sealed record Scale(int Min, int Max);

public sealed record Item(string Code, string? Name = null, string? Text = null);

/// <summary>A named set of items of one dimension.</summary>
public sealed record Indicator(string Code, string Name, IReadOnlyList<string> Items);

public sealed record Dimension(string Code, string Name, IReadOnlyList<Item> Items, IReadOnlyList<Indicator>? Indicators = null);

/// <summary>A reaction survey: its groups in the order in which gaps are taken.</summary>
public sealed record ReactionInstrument(
    string Code, string Name, Scale Scale, IReadOnlyList<RespondentGroup> Groups, IReadOnlyList<Dimension> Dimensions);

public sealed record ReactionPlan(ReactionInstrument Instrument, IdentityMode Identity, int ClosesAfterDays = 14);

/// <param name="MaxScore">Scores run from 0 to this.</param>
/// <param name="PassMark">A score at or above it passes.</param>
public sealed record LearningPlan(decimal MaxScore, decimal PassMark, int ClosesAfterDays = 14, Test? Test = null);

public sealed record Test(string Code, IReadOnlyList<Question> Questions, int? TimeLimitMinutes = null);

[System.Text.Json.Serialization.JsonConverter(typeof(CodeConverter<QuestionType>))]
public enum QuestionType { Single, Multiple, Essay }

/// <param name="Key">single: the right option, compared without case.</param>
/// <param name="Keys">multiple: right when exactly these are chosen.</param>
/// <param name="Rubric">essay: what the assessor goes by; scored 0..<paramref name="Points"/>.</param>
public sealed record Question(
    string Code,
    string? Text = null,
    QuestionType Type = QuestionType.Single,
    IReadOnlyList<string>? Options = null,
    string? Key = null,
    IReadOnlyList<string>? Keys = null,
    string? Rubric = null,
    decimal Points = 1);

public sealed record BehaviourInstrument(string Code, string Name, Scale Scale, IReadOnlyList<Item> Items);

/// <summary>Weights of the rater groups in the composite; self never counts.</summary>
public sealed record RaterWeights(double Supervisor, double Peer = 0, double Subordinate = 0, double Self = 0);

public sealed record BehaviourPlan(BehaviourInstrument Instrument, RaterWeights RaterWeights, IReadOnlyList<WavePlan> Waves);

/// <summary>A follow-up a whole number of months after the cohort's end; <paramref name="Months"/> stays its name when it is moved.</summary>
public sealed record WavePlan(int Months, int WindowDays = 30, DateOnly? OpensOn = null, DateOnly? ClosesOn = null, bool Cancelled = false);

public sealed record ResultsPlan(int Months, int WindowDays = 60);

/// <param name="Wave">Behaviour only: the months of the wave; null means the latest wave that has data.</param>
/// <param name="Group">Reaction only.</param>
public sealed record Target(Level Level, Metric Metric, double AtLeast, RespondentGroup? Group = null, int? Wave = null);
