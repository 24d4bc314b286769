using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using static Evaluation.Cohorts.Bundles.Writing.Fields;

namespace Evaluation.Cohorts.Bundles.Writing;

/// <summary>One method per file: its columns, all of them, and its rows in the order of their numbers.</summary>
internal static class TableWriters
{
    public static byte[] Participants(IReadOnlyList<ParticipantRow> rows) => CsvTableWriter.Write(
        [.. ParticipantRows.Required, .. ParticipantRows.Optional],
        rows.OrderBy(row => row.Row).Select(IEnumerable<string> (row) =>
        [
            Nip(row.Person), Text(row.Name), Text(row.Email), Text(row.Phone), Text(row.Agency), Text(row.Unit), Text(row.Position),
            Nip(row.Supervisor?.Person), Text(row.Supervisor?.Name), Text(row.Supervisor?.Email),
            Number(row.AttendedHours), Words.Of(row.Status), Word(row.Employment), Code(row.Person), Code(row.Supervisor?.Person),
        ]));

    public static byte[] Organisers(IReadOnlyList<OrganiserRow> rows) => CsvTableWriter.Write(
        [.. OrganiserRows.Required, .. OrganiserRows.Optional],
        rows.OrderBy(row => row.Row).Select(IEnumerable<string> (row) => [Text(row.Id), Text(row.Name), Text(row.Email)]));

    public static byte[] Reaction(IReadOnlyList<ReactionRow> rows, ReactionPlan plan)
    {
        var items = ReactionRows.ItemsOf(plan);
        var isAnonymous = plan.Identity == IdentityMode.Anonymous;
        // NIP, code and organiser id share a column; the group says which is meant.
        string[] Respondent(ReactionRow row) => isAnonymous ? [] : [Text(row.Participant?.Value ?? row.Organiser)];
        return CsvTableWriter.Write(
            [.. isAnonymous ? ReactionRows.FixedColumns.Skip(1) : ReactionRows.FixedColumns, .. items],
            rows.OrderBy(row => row.Row).Select(IEnumerable<string> (row) =>
            [
                .. Respondent(row), Words.Of(row.Response.Group), Text(row.Response.SubmittedAt), Text(row.Response.Comment),
                .. Answers(row.Response.Answers, items),
            ]));
    }

    public static byte[] Learning(IReadOnlyList<LearningRow> rows, LearningPlan plan)
    {
        var questions = (plan.Test?.Questions ?? []).ToList();
        return CsvTableWriter.Write(
            [.. LearningRows.FixedColumns, .. questions.Select(question => Text(question.Code))],
            rows.OrderBy(row => row.Row).Select(IEnumerable<string> (row) =>
            [
                Nip(row.Participant), Words.Of(row.Phase), Number(row.Attempt.Score), Text(row.Attempt.TakenAt), Code(row.Participant),
                .. questions.Select(question => Answer(row.Attempt.Answers?.GetValueOrDefault(question.Code), question)),
            ]));
    }

    public static byte[] Observations(
        IReadOnlyList<ObservationRow> observations, IReadOnlyList<ExemptionRow> exemptions, BehaviourPlan plan)
    {
        var items = ObservationRows.ItemsOf(plan);
        var observed = observations.Select(row => (row.Row, Fields: Fields(row, items)));
        var exempt = exemptions.Select(row => (row.Row, Fields: Fields(row, items)));
        return CsvTableWriter.Write(
            [.. ObservationRows.FixedColumns, .. items], observed.Concat(exempt).OrderBy(row => row.Row).Select(row => row.Fields));
    }

    public static byte[] Kpis(IReadOnlyList<KpiRow> rows) => CsvTableWriter.Write(
        [.. KpiRows.Required, .. KpiRows.Optional],
        rows.OrderBy(row => row.Row).Select(row => row.Kpi).Select(IEnumerable<string> (kpi) =>
        [
            Text(kpi.Code), Text(kpi.Name), Words.Of(kpi.Direction), Number(kpi.Baseline), Number(kpi.Target), Text(kpi.UnitOfMeasure),
        ]));

    public static byte[] Measurements(IReadOnlyList<MeasurementRow> rows) => CsvTableWriter.Write(
        [.. MeasurementRows.Required, .. MeasurementRows.Optional],
        rows.OrderBy(row => row.Row).Select(row => row.Measurement).Select(IEnumerable<string> (measurement) =>
        [
            Text(measurement.Kpi), Number(measurement.Month), Words.Of(measurement.Group), Number(measurement.Value), Text(measurement.Unit),
        ]));

    public static byte[] Finance(IReadOnlyList<FinanceRow> rows) => CsvTableWriter.Write(
        [.. FinanceRows.Required, .. FinanceRows.Optional],
        rows.OrderBy(row => row.Row).Select(row => row.Line).Select(IEnumerable<string> (line) =>
        [
            Words.Of(line.Kind), Text(line.Description), Number(line.Amount), Number(line.Attribution), Number(line.Confidence),
        ]));

    private static string[] Fields(ObservationRow row, IReadOnlyList<string> items) =>
    [
        Nip(row.Participant), Number(row.Wave), Words.Of(row.Observation.RaterGroup), Text(row.Rater.Value), Text(row.Observation.ObservedOn),
        Word(row.Observation.Applied), string.Join('|', (row.Observation.Barriers ?? []).Select(Words.Of)),
        Text(row.Observation.Evidence), Text(row.Observation.Comment), "", Code(row.Participant),
        .. Answers(row.Observation.Answers, items),
    ];

    private static string[] Fields(ExemptionRow row, IReadOnlyList<string> items) =>
    [
        Nip(row.Participant), Number(row.Wave), "", "", "", "", "", "", "", Words.Of(row.Exemption.Reason), Code(row.Participant),
        .. items.Select(_ => ""),
    ];

    private static IEnumerable<string> Answers(IReadOnlyDictionary<string, int> answers, IReadOnlyList<string> items) =>
        items.Select(item => answers.TryGetValue(item, out var answer) ? Number(answer) : "");

    private static string Answer(string? answer, Question question) =>
        question.Type == QuestionType.Essay ? answer ?? "" : Text(answer);
}
