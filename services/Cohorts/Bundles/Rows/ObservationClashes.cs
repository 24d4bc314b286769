using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>
/// One rater observes a participant once in a wave, one supervisor does, and one row exempts;
/// exemptions and observations do not clash with each other.
/// </summary>
internal sealed class ObservationClashes
{
    private readonly Dictionary<(PersonKey Participant, int Wave, PersonKey Rater), int> _byRater = [];
    private readonly Dictionary<(PersonKey Participant, int Wave), int> _bySupervisor = [];
    private readonly Dictionary<(PersonKey Participant, int Wave), int> _exempt = [];

    public void Check(Row row, PersonKey participant, int wave, PersonKey rater, RaterGroup group)
    {
        var isNew = _byRater.TryAdd((participant, wave, rater), row.Number);
        var isFirstSupervisor = group != RaterGroup.Supervisor || _bySupervisor.TryAdd((participant, wave), row.Number);
        if (!isNew)
            row.Report(ObservationRows.RaterColumn, LevelFindings.ObservationTwice(row.Number, rater.Value, _byRater[(participant, wave, rater)]));
        else if (!isFirstSupervisor)
            row.Report(ObservationRows.RaterGroupColumn, LevelFindings.SupervisorTwice(row.Number, _bySupervisor[(participant, wave)]));
    }

    public void CheckExemption(Row row, PersonKey participant, int wave)
    {
        if (!_exempt.TryAdd((participant, wave), row.Number))
            row.Report(ObservationRows.Exempt, LevelFindings.ExemptTwice(row.Number, _exempt[(participant, wave)]));
    }
}
