using Evaluation.Contracts;
using Evaluation.Contracts.Answers;

namespace Evaluation.Cohorts.Bundles;

/// <summary>
/// What is already stored of the cohort, so that a bundle may speak of people and KPIs that it does not bring along.
/// They count beside those of the bundle, because what is stored stays; where the files present are the whole truth
/// (<paramref name="FilesReplace"/>), they count only for files that are missing.
/// </summary>
/// <param name="AnonymousResponses">Anonymous responses already held: as many are allowed even if somebody withdrew since.</param>
internal sealed record KnownCohort(
    IReadOnlyList<KnownParticipant> Participants,
    IReadOnlyList<string> Organisers,
    IReadOnlyList<Kpi> Kpis,
    int AnonymousResponses = 0,
    bool FilesReplace = false);

internal sealed record KnownParticipant(PersonKey Person, ParticipantStatus Status);
