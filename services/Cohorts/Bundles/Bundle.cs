using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles;

/// <summary>
/// One cohort as its bundle carries it. A list that is null was not in the bundle (what is stored stays untouched);
/// an empty one was there without rows. <see cref="Exemptions"/> stand in the same file as <see cref="Observations"/>.
/// </summary>
internal sealed record Bundle(
    CohortDefinition Definition,
    IReadOnlyList<ParticipantRow> Participants,
    IReadOnlyList<OrganiserRow>? Organisers = null,
    IReadOnlyList<ReactionRow>? Reaction = null,
    IReadOnlyList<LearningRow>? Learning = null,
    IReadOnlyList<ObservationRow>? Observations = null,
    IReadOnlyList<ExemptionRow>? Exemptions = null,
    IReadOnlyList<KpiRow>? Kpis = null,
    IReadOnlyList<MeasurementRow>? Measurements = null,
    IReadOnlyList<FinanceRow>? Finance = null);

/// <summary>How somebody is employed, as far as it is known: only a PNS has a month of appointment in the NIP.</summary>
[System.Text.Json.Serialization.JsonConverter(typeof(CodeConverter<Employment>))]
internal enum Employment { Pns, Pppk }

/// <summary>Whoever supervises a participant; every row of one supervisor carries the first name and e-mail given for that person.</summary>
internal sealed record Supervisor(PersonKey Person, string? Name = null, string? Email = null);

internal sealed record ParticipantRow(
    int Row,
    PersonKey Person,
    string Name,
    string? Email = null,
    string? Phone = null,
    string? Agency = null,
    string? Unit = null,
    string? Position = null,
    Supervisor? Supervisor = null,
    decimal? AttendedHours = null,
    ParticipantStatus Status = ParticipantStatus.Active,
    Employment? Employment = null);

internal sealed record OrganiserRow(int Row, string Id, string? Name = null, string? Email = null);

/// <summary>A response of a participant, of an organiser, or of nobody known (anonymous cohorts).</summary>
internal sealed record ReactionRow(int Row, PersonKey? Participant, string? Organiser, ReactionResponse Response);

internal sealed record LearningRow(int Row, PersonKey Participant, TestPhase Phase, TestAttempt Attempt);

/// <param name="Wave">The planned months of the wave.</param>
internal sealed record ObservationRow(int Row, PersonKey Participant, int Wave, PersonKey Rater, Observation Observation);

internal sealed record ExemptionRow(int Row, PersonKey Participant, int Wave, Exemption Exemption);

internal sealed record KpiRow(int Row, Kpi Kpi);

internal sealed record MeasurementRow(int Row, Measurement Measurement);

internal sealed record FinanceRow(int Row, FinanceLine Line);
