using Evaluation.Contracts;

namespace Evaluation.Learning.SubmitScore;

/// <param name="Participant">Opaque id.</param>
/// <param name="Score">0 to the plan's maximum.</param>
internal sealed record ScoreRequest(Guid? Participant, TestPhase? Phase, decimal? Score, string? TakenAt = null);
