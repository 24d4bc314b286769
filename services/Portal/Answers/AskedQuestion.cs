namespace Evaluation.Portal.Answers;

/// <summary>A question as it stands on the page.</summary>
/// <param name="Id">Of its place: what a field is called may hold anything.</param>
internal sealed record AskedQuestion(Question Question, Typed Typed, string? Problem, string Id);
