using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>observations.csv: what raters saw in each wave, and who is exempt from one.</summary>
internal sealed class ObservationRows(BehaviourPlan plan, People people, TimeZoneInfo? timeZone)
{
    public const string Wave = "wave";
    public const string RaterGroupColumn = "rater_group";
    public const string RaterColumn = "rater";
    public const string ObservedOn = "observed_on";
    public const string Applied = "applied";
    public const string Barriers = "barriers";
    public const string Evidence = "evidence";
    public const string Exempt = "exempt";

    public static readonly string[] FixedColumns =
    [
        Columns.Nip, Wave, RaterGroupColumn, RaterColumn, ObservedOn, Applied, Barriers, Evidence, Columns.Comment, Exempt, Columns.PersonId,
    ];

    private static readonly string[] Required = [Columns.Nip, Wave, RaterGroupColumn, RaterColumn];
    private static readonly string[] NotInExemptRow = [Applied, Barriers, Evidence, Columns.Comment];

    private readonly IReadOnlyList<string> _items = ItemsOf(plan);
    private readonly ObservationClashes _clashes = new();

    /// <summary>The columns of the items. A code that stands twice or takes a fixed column's name was reported with the plan.</summary>
    public static IReadOnlyList<string> ItemsOf(BehaviourPlan plan) =>
        [.. plan.Instrument.Items.Select(item => item.Code).Except(FixedColumns).Distinct()];

    public (List<ObservationRow> Observations, List<ExemptionRow> Exemptions) Read(TextTable table, Problems problems)
    {
        var columns = TableColumns.Check(table, Required, FixedColumns.Except(Required).Concat(_items), problems);
        var observations = new List<ObservationRow>();
        var exemptions = new List<ExemptionRow>();
        foreach (var row in Row.Of(table, columns, problems))
        {
            var participant = row.Participant(Columns.Nip, people);
            var wave = ReadWave(row);
            if (!row.HasNoAnswer(Exempt))
            {
                if (ReadExemption(row, participant, wave) is { } exemption) exemptions.Add(exemption);
            }
            else if (ReadObservation(row, participant, wave) is { } observation) observations.Add(observation);
        }

        return (observations, exemptions);
    }

    private int? ReadWave(Row row)
    {
        if (row.IsBlank(Wave))
        {
            row.ReportMissing(Wave);
            return null;
        }

        var text = row.Cell(Wave);
        foreach (var planned in plan.Waves)
        {
            if (NumberCells.IsNumber(row, text, out var months) && months == planned.Months) return planned.Months;
        }

        row.Report(Wave, LevelFindings.WaveUnknown(row.Number, text, plan.Waves.Select(planned => planned.Months)));
        return null;
    }

    private ObservationRow? ReadObservation(Row row, PersonKey? participant, int? wave)
    {
        var group = row.RequiredWord<RaterGroup>(RaterGroupColumn, "raterGroupUnknown");
        var rater = row.Rater(RaterColumn);
        var answers = ScaleAnswers.Read(row, _items, plan.Instrument.Scale);
        var applied = row.HasNoAnswer(Applied) ? null : row.Word<Application>(Applied, "applicationUnknown");
        var barriers = row.Joined(Barriers)
            .Select(word => row.AsWord<Contracts.Barrier>(Barriers, word, "barrierUnknown")).OfType<Contracts.Barrier>().ToList();
        if (applied is not null && group is { } other && other != RaterGroup.Supervisor)
            row.Report(Applied, LevelFindings.AppliedByOther(row.Number, Words.Of(other)));
        if (_items.Append(Applied).Append(Barriers).All(row.HasNoAnswer))
            row.Report(Columns.Nip, LevelFindings.ObservationEmpty(row.Number));

        if (participant is not null && rater is not null && group is { } by)
        {
            CheckWhoRates(row, participant, rater, by);
            if (wave is { } months) _clashes.Check(row, participant, months, rater, by);
        }

        var observation = new Observation(
            group ?? default, answers, applied, barriers.Count == 0 ? null : barriers,
            row.Text(Evidence), row.Text(Columns.Comment), row.Moment(ObservedOn, timeZone));
        return row.IsBroken ? null : new ObservationRow(row.Number, participant!, wave!.Value, rater!, observation);
    }

    private static void CheckWhoRates(Row row, PersonKey participant, PersonKey rater, RaterGroup group)
    {
        if (group == RaterGroup.Self && rater != participant)
            row.Report(RaterColumn, LevelFindings.SelfByOther(row.Number, rater.Value));
        if (group != RaterGroup.Self && rater == participant)
            row.Report(RaterColumn, LevelFindings.RaterIsParticipant(row.Number, Words.Of(group)));
    }

    /// <summary>Who says so and when is not kept; answers, evidence and comments would be lost, so they may not stand there.</summary>
    private ExemptionRow? ReadExemption(Row row, PersonKey? participant, int? wave)
    {
        var reason = row.Word<ExemptReason>(Exempt, "reasonUnknown");
        row.Word<RaterGroup>(RaterGroupColumn, "raterGroupUnknown");
        foreach (var column in _items.Concat(NotInExemptRow).Where(column => !row.HasNoAnswer(column)))
            row.Report(column, LevelFindings.AnswersInExemptRow(row.Number, column));
        if (participant is not null && wave is { } months) _clashes.CheckExemption(row, participant, months);
        return row.IsBroken ? null : new ExemptionRow(row.Number, participant!, wave!.Value, new Exemption(reason!.Value));
    }
}
