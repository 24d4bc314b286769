using Evaluation.Contracts;

namespace Evaluation.Behaviour.SubmitObservation;

/// <param name="Participant">Opaque id.</param>
/// <param name="Wave">The planned months of the follow-up.</param>
/// <param name="Rater">Opaque id; in a self-observation the participant's own.</param>
/// <param name="Answers">By item code, on the instrument's scale; null where the rater could not observe it.</param>
/// <param name="Applied">Only from a supervisor.</param>
internal sealed record ObservationRequest(
    Guid? Participant,
    int? Wave,
    RaterGroup? RaterGroup,
    Guid? Rater,
    string? ObservedOn,
    IReadOnlyDictionary<string, decimal?>? Answers,
    Application? Applied = null,
    IReadOnlyList<Contracts.Barrier>? Barriers = null,
    string? Evidence = null,
    string? Comment = null);
