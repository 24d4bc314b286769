using Evaluation.Contracts.Events;
using Evaluation.Levels.Cohorts;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Levels.Summaries;

/// <summary>Answers a request for the current state: only what the asker does not hold already is told again.</summary>
public sealed class Replay<TSums>(LevelServices<TSums> services, Summariser<TSums> summariser) where TSums : class
{
    public async Task AnswerAsync(ReplayRequested request, CancellationToken cancellation)
    {
        var wanted = services.Measure.Events.Where(request.Kinds.Contains).ToList();
        var wantsPersons = request.Kinds.Contains(nameof(ParticipantsMeasured));
        if (wanted.Count == 0 && !wantsPersons) return;
        var known = request.Known.GroupBy(state => state.CohortId).ToDictionary(group => group.Key, group => group.ToDictionary(state => state.Kind));
        var cohorts = await services.Database.ReadAsync(session => session.QueryAsync<Row>("SELECT cohort_id, summary FROM cohort_state WHERE summarised_number > 0"), cancellation);
        foreach (var cohort in cohorts.Where(cohort => request.CohortId is null || cohort.CohortId == request.CohortId))
        {
            var held = known.GetValueOrDefault(cohort.CohortId) ?? [];
            var version = WireFormat.Read<ToldState>(cohort.Summary).Version;
            var lacksSummary = wanted.Any(kind => !held.TryGetValue(kind, out var state) || state.Version != version);
            var lacksPersons = wantsPersons && await LacksPersonsAsync(cohort.CohortId, version, held.GetValueOrDefault(PersonsKind), cancellation);
            if (lacksSummary || lacksPersons) await summariser.RepeatAsync(cohort.CohortId, lacksSummary, lacksPersons, cancellation);
        }
    }

    /// <summary>Figures are told level by level, so what is held of them is named with the level.</summary>
    private string PersonsKind => $"{nameof(ParticipantsMeasured)}/{services.Measure.Level}";

    // Person versions only rise, so equal counts and sums mean that every one is equal.
    private async Task<bool> LacksPersonsAsync(Guid cohortId, StateVersion version, KnownState? held, CancellationToken cancellation)
    {
        var totals = await services.Database.ReadAsync(session => FigureRows.TotalsAsync(session, cohortId), cancellation);
        return totals.Persons > 0 && (held is null || held.Version.Epoch != version.Epoch || held.Persons != totals.Persons || held.NumberSum != totals.NumberSum);
    }

    private sealed class Row
    {
        public Guid CohortId { get; init; }
        public string Summary { get; init; } = "";
    }
}
