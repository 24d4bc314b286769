using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Cohorts.RemoveCohort;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using MassTransit;

namespace Evaluation.Cohorts.AnswerQuestions;

/// <summary>Tells again how the cohorts are, to whoever asks and does not hold it already.</summary>
internal sealed class ReplayConsumer([FromKeyedServices(CohortsService.Database)] Database database) : IConsumer<ReplayRequested>
{
    public async Task Consume(ConsumeContext<ReplayRequested> context)
    {
        var request = context.Message;
        if (!request.Kinds.Contains(nameof(CohortPlanned))) return;
        var known = request.Known.GroupBy(state => state.CohortId).ToDictionary(group => group.Key, group => group.ToDictionary(state => state.Kind));
        var cohorts = await database.ReadAsync(session => session.QueryAsync<Row>("SELECT id, code, removed, number FROM cohorts"), context.CancellationToken);
        foreach (var cohort in cohorts.Where(cohort => request.CohortId is null || request.CohortId == cohort.Id))
        {
            var held = known.GetValueOrDefault(cohort.Id) ?? [];
            if (cohort.Removed == 0 && held.ContainsKey(nameof(CohortRemoved)))
            {
                // Removed in a time that a restore of this service has lost: it stays removed.
                await database.WriteAsync(work => Removal.RunAsync(work, cohort.Code, new(CohortsService.Database, "service", null)), context.CancellationToken);
                continue;
            }
            await database.WriteAsync(work => cohort.Removed != 0 ? RepeatRemovalAsync(work, cohort, held) : RepeatAsync(work, cohort.Code, held, request.Kinds), context.CancellationToken);
        }
    }

    private static async Task RepeatRemovalAsync(UnitOfWork work, Row cohort, Dictionary<string, KnownState> held)
    {
        // Whoever never heard of the cohort need not hear of its end.
        if (held.Count == 0 || held.ContainsKey(nameof(CohortRemoved))) return;
        var epoch = await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        work.Publish(new CohortRemoved(cohort.Id, new(epoch, cohort.Number), cohort.Code));
    }

    private static async Task RepeatAsync(UnitOfWork work, string code, Dictionary<string, KnownState> held, IReadOnlyList<string> kinds)
    {
        if (await StoredCohort.FindAsync(work, code) is not { } cohort) return;
        if (held.GetValueOrDefault(nameof(CohortPlanned))?.Version != cohort.Planned.Version) work.Publish(cohort.Planned);
        var roster = cohort.ToRoster();
        var persons = held.GetValueOrDefault(nameof(RosterChanged));
        // Person versions only rise, so equal counts and sums mean that every one is equal.
        if (kinds.Contains(nameof(RosterChanged))
            && (persons is null || persons.Version.Epoch != roster.Version.Epoch || persons.Persons != roster.Total || persons.NumberSum != roster.NumberSum)) work.Publish(roster);
        if (kinds.Contains(nameof(InputsSummarised)) && held.GetValueOrDefault(nameof(InputsSummarised))?.Version != roster.Version)
            work.Publish(ImportCommit.InputsOf(cohort.Id, roster.Version, cohort.Planned.Definition, cohort.Members));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Code { get; init; } = "";
        public int Removed { get; init; }
        public long Number { get; init; }
    }
}
