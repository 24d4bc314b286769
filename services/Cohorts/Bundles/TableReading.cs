using Evaluation.Cohorts.Bundles.Definition;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Rows;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;

namespace Evaluation.Cohorts.Bundles;

/// <summary>Turns the tables of a bundle into rows, people first, because the others speak of them.</summary>
/// <param name="present">The files that are there, also those that could not be read as a table.</param>
internal sealed class TableReading(
    DefinitionReading definition,
    IReadOnlyDictionary<string, TextTable> tables,
    IReadOnlySet<string> present,
    KnownCohort? known,
    Problems problems)
{
    private static readonly Dictionary<string, (Level Level, string Id, string En)> LevelOf = new(StringComparer.Ordinal)
    {
        [BundleFiles.Reaction] = (Level.Reaction, "Reaksi", "Reaction"),
        [BundleFiles.Learning] = (Level.Learning, "Pembelajaran", "Learning"),
        [BundleFiles.Observations] = (Level.Behaviour, "Perilaku", "Behaviour"),
        [BundleFiles.Kpis] = (Level.Results, "Hasil", "Results"),
        [BundleFiles.Measurements] = (Level.Results, "Hasil", "Results"),
        [BundleFiles.Finance] = (Level.Results, "Hasil", "Results"),
    };

    private readonly People _people = new();
    private readonly TimeZoneInfo? _timeZone = definition.FindTimeZone();

    /// <returns>Null when the plan is not whole; anything else that is missing was reported.</returns>
    public Bundle? Read()
    {
        TakeKnownPeople();
        var participants = Table(BundleFiles.Participants) is { } table ? ParticipantRows.Read(table, _people, problems) : null;
        _people.KnowsParticipants = participants is not null;
        var organisers = Table(BundleFiles.Organisers) is { } organiserTable ? OrganiserRows.Read(organiserTable, _people, problems) : null;
        _people.KnowsOrganisers = organisers is not null || !present.Contains(BundleFiles.Organisers);

        var reaction = ReadReaction();
        var learning = ReadLearning();
        var (observations, exemptions) = ReadObservations();
        var codes = KnownKpis();
        var kpis = Table(BundleFiles.Kpis) is { } kpiTable ? KpiRows.Read(kpiTable, codes, problems) : null;
        var knowsKpis = kpis is not null || !present.Contains(BundleFiles.Kpis);
        var measurements = Table(BundleFiles.Measurements) is { } measured
            ? MeasurementRows.Read(measured, knowsKpis ? codes : null, problems)
            : null;
        var finance = Table(BundleFiles.Finance) is { } financeTable ? FinanceRows.Read(financeTable, problems) : null;

        if (definition.Whole is null || participants is null) return null;
        return new Bundle(
            definition.Whole, participants, organisers, reaction, learning, observations, exemptions, kpis, measurements, finance);
    }

    private List<ReactionRow>? ReadReaction() =>
        Table(BundleFiles.Reaction) is { } table && definition.Plan.Reaction is { } plan
            ? new ReactionRows(plan, _people, known?.AnonymousResponses ?? 0, _timeZone).Read(table, problems)
            : null;

    private List<LearningRow>? ReadLearning() =>
        Table(BundleFiles.Learning) is { } table && definition.Plan.Learning is { } plan
            ? new LearningRows(plan, _people, _timeZone).Read(table, problems)
            : null;

    private (List<ObservationRow>? Observations, List<ExemptionRow>? Exemptions) ReadObservations() =>
        Table(BundleFiles.Observations) is { } table && definition.Plan.Behaviour is { } plan
            ? new ObservationRows(plan, _people, _timeZone).Read(table, problems)
            : (null, null);

    /// <summary>The table of a file, unless it cannot be read or its level is not planned.</summary>
    private TextTable? Table(string file)
    {
        if (LevelOf.TryGetValue(file, out var of) && present.Contains(file)
            && !definition.Plan.Has(of.Level) && !definition.Unreadable.Contains(of.Level))
        {
            problems.Add(file, null, null, ArchiveFindings.LevelNotPlanned(file, of.Id, of.En));
            return null;
        }

        return tables.GetValueOrDefault(file);
    }

    private void TakeKnownPeople()
    {
        if (known is null) return;
        if (Stays(BundleFiles.Participants))
            foreach (var participant in known.Participants) _people.Add(participant.Person, participant.Status);
        if (Stays(BundleFiles.Organisers))
            foreach (var organiser in known.Organisers) _people.AddOrganiser(organiser);
    }

    private HashSet<string> KnownKpis() =>
        known is not null && Stays(BundleFiles.Kpis)
            ? new HashSet<string>(known.Kpis.Select(kpi => kpi.Code), StringComparer.Ordinal)
            : new HashSet<string>(StringComparer.Ordinal);

    private bool Stays(string file) => known is { FilesReplace: false } || !present.Contains(file);
}
