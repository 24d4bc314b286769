using Evaluation.Contracts;

namespace Evaluation.Reaction.SubmitResponse;

/// <param name="Respondent">Opaque id; left out in anonymous cohorts.</param>
/// <param name="Answers">By item code, on the instrument's scale; null where the respondent gave none.</param>
internal sealed record ResponseRequest(
    Guid? Respondent, RespondentGroup? Group, IReadOnlyDictionary<string, decimal?>? Answers, string? Comment = null, string? SubmittedAt = null);
