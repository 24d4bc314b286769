using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Learning.TakeTest;

/// <summary>One participant's time at the pre- or post-test: from the start to the score.</summary>
internal sealed class Sitting
{
    public const string InProgress = "inProgress", AwaitingMarks = "awaitingMarks", Scored = "scored";

    /// <summary>The score came from elsewhere meanwhile: it was entered, or imported.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Begun and left: the time ran out and nothing had been saved. What is missing is no zero.</summary>
    public const string Left = "left";

    /// <summary>How long a hand-in may be on its way after the end.</summary>
    public static readonly TimeSpan Travel = TimeSpan.FromSeconds(60);

    private LearningPlan? kept;

    /// <summary>Random: an assessor learns nothing from it.</summary>
    public Guid Id { get; init; }
    public Guid CohortId { get; init; }

    /// <summary>The participant, as in the answer's key.</summary>
    public string Subject { get; init; } = "";
    public string Phase { get; init; } = "";

    /// <summary>By which it is known in the place of a name; each phase counts its own.</summary>
    public int Number { get; init; }
    public string State { get; set; } = InProgress;
    public int Version { get; set; } = 1;
    public string KeptPlan { get; init; } = "";
    public int PlanVersion { get; init; }
    public string Answers { get; set; } = "{}";

    /// <summary>Who answers: the attempt is theirs, whoever brings it to its end.</summary>
    public string Account { get; init; } = "";
    public string Role { get; init; } = "";
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset EndsAt { get; init; }
    public DateTimeOffset? HandedInAt { get; set; }

    /// <summary>When it is handed in by itself.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>The answer of the level that it has become, in the version that it has written last.</summary>
    public Guid? AnswerId { get; set; }
    public int AnswerVersion { get; set; }

    /// <summary>The level's plan when the sitting began: what was asked then is what was answered.</summary>
    public LearningPlan Kept => kept ??= WireFormat.Read<LearningPlan>(KeptPlan);

    public IReadOnlyList<Question> Questions => Kept.Test!.Questions;

    public IReadOnlyDictionary<string, string> Given => WireFormat.Read<Dictionary<string, string>>(Answers);

    public Caller Author => new(Account, Role, null);

    public bool IsOver(DateTimeOffset now) => State != InProgress || now > EndsAt;
}
