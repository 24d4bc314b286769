using Evaluation.Contracts.Events;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Summaries;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Levels.Cohorts;

/// <summary>Takes over what Cohorts says of a cohort; whatever is older than what is known does nothing.</summary>
public sealed class CohortLedger<TSums>(LevelMeasure<TSums> measure, SheetStore<TSums> sheets) where TSums : class
{
    private static readonly string[] RosterColumns = ["cohort_id", "person_id", "epoch", "number", "person"];

    /// <summary>Takes over the plan. True when it was news.</summary>
    public async Task<bool> TakePlanAsync(UnitOfWork work, CohortPlanned planned)
    {
        var known = await work.FirstOrDefaultAsync<KnownCohort>(
            "SELECT removed, plan_epoch, plan_number FROM cohorts {lock} WHERE id = @CohortId", new { planned.CohortId });
        var values = new
        {
            planned.CohortId, planned.Definition.Code, Agency = planned.Definition.Agency.Code,
            planned.Version.Epoch, planned.Version.Number, planned = WireFormat.Write(planned),
        };
        if (known is null)
        {
            await work.ExecuteAsync(
                """
                INSERT INTO cohorts (id, code, agency, removed, plan_epoch, plan_number, roster_version, planned)
                VALUES (@CohortId, @Code, @Agency, 0, @Epoch, @Number, 0, @planned)
                """,
                values);
            await work.ExecuteAsync(
                """
                INSERT INTO cohort_state (cohort_id, number, sums, answers, summarised_epoch, summarised_number, summarised_answers, summarised_model, summary)
                VALUES (@CohortId, 1, '', 0, 0, 0, 0, 0, '')
                """,
                values);
            await work.ExecuteAsync("INSERT INTO notice_numbers (cohort_id, number) VALUES (@CohortId, 0)", values);
            await RemoveOlderAsync(work, planned);
            return true;
        }
        if (known.Removed != 0 || planned.Version <= new StateVersion(known.PlanEpoch, known.PlanNumber)) return false;
        await work.ExecuteAsync(
            "UPDATE cohorts SET code = @Code, agency = @Agency, plan_epoch = @Epoch, plan_number = @Number, planned = @planned WHERE id = @CohortId", values);
        return true;
    }

    /// <summary>Takes over the persons that are news. True when there were any.</summary>
    public async Task<bool> TakeRosterAsync(UnitOfWork work, RosterChanged changed)
    {
        // The cohort's row first: whoever compares versions after another has compared and before it has written would undo the newer one.
        if (await work.FirstOrDefaultAsync<int>("SELECT removed FROM cohorts {lock} WHERE id = @CohortId", new { changed.CohortId }) != 0) return false;
        var known = (await work.QueryAsync<KnownPerson>("SELECT person_id, epoch, number FROM roster WHERE cohort_id = @CohortId", new { changed.CohortId }))
            .ToDictionary(person => person.PersonId, person => new StateVersion(person.Epoch, person.Number));
        var news = changed.Persons
            .Where(person => !known.TryGetValue(person.Id, out var version) || new StateVersion(changed.Version.Epoch, person.Number) > version)
            .ToList();
        if (news.Count == 0) return false;
        foreach (var ids in news.Where(person => known.ContainsKey(person.Id)).Select(person => person.Id).Chunk(500))
            await work.ExecuteAsync("DELETE FROM roster WHERE cohort_id = @CohortId AND person_id IN @ids", new { changed.CohortId, ids = work.Dialect.Ids(ids) });
        await work.InsertAsync("roster", RosterColumns, [.. news.Select(person =>
            new object?[] { changed.CohortId, person.Id, changed.Version.Epoch, person.Number, WireFormat.Write(person) })]);
        await StampAsync(work, changed.CohortId);
        return true;
    }

    // A code is free only after a removal, so an older cohort of the same code is gone, though the news of it may still be under way.
    private async Task RemoveOlderAsync(UnitOfWork work, CohortPlanned planned)
    {
        var others = await work.QueryAsync<Guid>(
            "SELECT id FROM cohorts WHERE code = @Code AND removed = 0 AND id <> @CohortId", new { planned.Definition.Code, planned.CohortId });
        foreach (var older in others.Where(other => IsOlder(other, planned.CohortId)))
            await RemoveAsync(work, new(older, planned.Version, planned.Definition.Code));
    }

    /// <summary>Cohorts' ids are of version 7: in the order of their making as text, whatever order a database gives them.</summary>
    private static bool IsOlder(Guid cohort, Guid than) => string.CompareOrdinal(cohort.ToString("D"), than.ToString("D")) < 0;

    /// <summary>Deletes all that is kept of the cohort but the tombstone itself.</summary>
    public async Task RemoveAsync(UnitOfWork work, CohortRemoved removed)
    {
        // Answers that share the batch have changed the sheet already, or are about to.
        var key = removed.CohortId.ToString("D");
        if (await work.FirstOrDefaultAsync<int?>("SELECT 1 FROM cohort_state WHERE cohort_id = @CohortId", new { removed.CohortId }) is not null)
        {
            await work.LoadAsync(sheets, key);
            work.Change(sheets, key, sheet => sheet.IsGone = true);
        }
        var tombstone = new { removed.CohortId, removed.Code, removed.Version.Epoch, removed.Version.Number };
        if (await work.ExecuteAsync("UPDATE cohorts SET removed = 1, planned = '' WHERE id = @CohortId", tombstone) == 0)
        {
            await work.ExecuteAsync(
                """
                INSERT INTO cohorts (id, code, agency, removed, plan_epoch, plan_number, roster_version, planned)
                VALUES (@CohortId, @Code, '', 1, @Epoch, @Number, 0, '')
                """,
                tombstone);
        }
        // After the tombstone and the state, whose locks keep out people and answers that are just coming in.
        foreach (var delete in (string[])[
            "DELETE FROM cohort_state WHERE cohort_id = @CohortId", "DELETE FROM answers WHERE cohort_id = @CohortId",
            "DELETE FROM answer_versions WHERE cohort_id = @CohortId", "DELETE FROM figure_versions WHERE cohort_id = @CohortId",
            "DELETE FROM roster WHERE cohort_id = @CohortId", "DELETE FROM staged_imports WHERE cohort_id = @CohortId",
            "DELETE FROM drafts WHERE cohort_id = @CohortId", "DELETE FROM notice_numbers WHERE cohort_id = @CohortId",
            .. measure.Tables.Select(table => $"DELETE FROM {table} WHERE cohort_id = @CohortId")])
            await work.ExecuteAsync(delete, new { removed.CohortId });
    }

    /// <summary>Has everybody read the plan anew after the level has changed its part of it, and tells of it. What it counts stays the same.</summary>
    public async Task ReplanAsync(UnitOfWork work, Guid cohortId)
    {
        var key = cohortId.ToString("D");
        // First: what is read of it and then rolled back must not be taken for what is stored.
        await StampAsync(work, cohortId);
        await sheets.OpenAsync(work, key);
        var (planned, roster) = await sheets.ReadCohortAsync(work, cohortId);
        work.Change(sheets, key, sheet => (sheet.Planned, sheet.Roster, sheet.IsChanged) = (planned, roster, true));
        work.OnCommitted(sheets.Changed.Ring);
    }

    // Not counted but random: what was rolled back must not be taken for the next one.
    public static Task StampAsync(UnitOfWork work, Guid cohortId) =>
        work.ExecuteAsync("UPDATE cohorts SET roster_version = @stamp WHERE id = @cohortId", new { cohortId, stamp = Random.Shared.NextInt64() });

    /// <summary>
    /// Works out sums and figures anew from all answers: after a change of plan or roster, or an import. What single answers
    /// add later is added to these.
    /// </summary>
    public async Task RecountAsync(UnitOfWork work, Guid cohortId)
    {
        if (await work.FirstOrDefaultAsync<int?>("SELECT 1 FROM cohort_state WHERE cohort_id = @cohortId", new { cohortId }) is null) return;
        // The sheet first: its lock keeps the answers of others out until this has committed.
        var key = cohortId.ToString("D");
        await sheets.OpenAsync(work, key);
        await measure.CohortChangedAsync(work, cohortId);
        var (planned, roster) = await sheets.ReadCohortAsync(work, cohortId);
        var answers = await AnswerRows.OfCohortAsync(work, cohortId);
        var before = (await FigureRows.LatestAsync(work, cohortId)).ToDictionary(figure => figure.Subject, figure => figure.Body);

        var plan = planned.Definition.Plan;
        var sums = measure.NewSums(plan);
        var figures = before.ToDictionary(figure => figure.Key, _ => (IReadOnlyDictionary<string, double>?)null);
        foreach (var subject in plan.Has(measure.Level) ? answers.GroupBy(answer => answer.Subject) : [])
        {
            var ofSubject = subject.ToList();
            if (!measure.Counts(plan, roster, ofSubject)) continue;
            measure.Add(sums, plan, ofSubject);
            if (!measure.IsAnonymous(plan) && measure.Figures(plan, ofSubject) is { } figure) figures[subject.Key] = figure;
        }
        work.Change(sheets, key, sheet =>
        {
            (sheet.Planned, sheet.Roster, sheet.Sums, sheet.IsChanged) = (planned, roster, sums, true);
            // What answers of the same batch have made of the figures is in the recount, or no longer true.
            sheet.ChangedFigures.Clear();
            foreach (var (subject, figure) in figures)
                if (!before.TryGetValue(subject, out var stored) || stored != (figure is null ? null : WireFormat.Write(figure))) sheet.ChangedFigures[subject] = figure;
        });
        work.OnCommitted(sheets.Changed.Ring);
    }

    private sealed class KnownCohort
    {
        public int Removed { get; init; }
        public int PlanEpoch { get; init; }
        public long PlanNumber { get; init; }
    }

    private sealed class KnownPerson
    {
        public Guid PersonId { get; init; }
        public int Epoch { get; init; }
        public long Number { get; init; }
    }
}
