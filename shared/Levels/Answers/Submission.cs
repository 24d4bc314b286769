using Evaluation.Contracts.Answers;
using Evaluation.Hosting.Problems;

namespace Evaluation.Levels.Answers;

/// <summary>What a level makes of an answer that was sent: problems, or the answer in its stored form.</summary>
/// <param name="Unknown">Somebody in it is not in the roster; Cohorts may know better.</param>
public sealed record CheckedAnswer(AnswerKey? Key, string Body, IReadOnlyList<InputProblem> Problems, bool Unknown = false)
{
    /// <summary>Everybody who was invited to an anonymous survey has answered.</summary>
    public static CheckedAnswer Full { get; } = new(null, "", []);

    /// <summary>What <see cref="Body"/> reads as, where it is at hand; it need not be read again then.</summary>
    public object? Content { get; init; }

    /// <summary>Whether another answer about the same subject stands against this one, besides one with the same key.</summary>
    public Func<StoredAnswer, bool>? ConflictsWith { get; init; }

    /// <summary>What it would be an answer to, also where something in it is wrong; null where even that is not said.</summary>
    public AnswerKey? Claimed { get => field ?? Key; init; }

    public static CheckedAnswer Wrong(IReadOnlyList<InputProblem> problems, bool unknown = false) => new(null, "", problems, unknown);
}

/// <summary>What came of it.</summary>
public abstract record SubmissionOutcome
{
    /// <param name="Id">Null for an anonymous answer, which nothing leads back to.</param>
    /// <param name="IsRepeat">The same was sent before, under the same idempotency key.</param>
    public sealed record Accepted(Guid? Id, int Version, bool IsRepeat) : SubmissionOutcome;

    public sealed record Refused(IReadOnlyList<InputProblem> Problems, bool Unknown) : SubmissionOutcome;

    /// <summary>There is an answer for this key already.</summary>
    public sealed record Duplicate : SubmissionOutcome;

    /// <summary>The idempotency key came with another body before.</summary>
    public sealed record KeyReused : SubmissionOutcome;

    /// <summary>Everybody who was invited to an anonymous survey has answered.</summary>
    public sealed record AllAnswered : SubmissionOutcome;

    public sealed record NotFound : SubmissionOutcome;

    /// <summary>The caller may not, as things are now.</summary>
    public sealed record NotNow(string Code, Sentence Message) : SubmissionOutcome;

    /// <summary>The answer has another version than the one that was read.</summary>
    public sealed record Stale(int Version) : SubmissionOutcome;

    /// <summary>A correction that would make it an answer about something else.</summary>
    public sealed record OtherKey : SubmissionOutcome;
}
