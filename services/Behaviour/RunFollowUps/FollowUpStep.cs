using System.Globalization;
using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Behaviour.WatchFollowUp;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;

namespace Evaluation.Behaviour.RunFollowUps;

/// <summary>One bounded step of one wave. What it comes to is left in the wave, to be stored.</summary>
internal sealed class FollowUpStep(UnitOfWork work, CohortPlanned planned, FollowUp wave, DateOnly today)
{
    private const int Observers = 0, Participants = 1;

    private readonly AssignmentChange change = new(work, planned, wave);

    private FollowUpPolicy Policy => planned.Policy ?? FollowUpPolicy.Default;

    /// <summary>Makes the assignments of the next page of persons, and invites; after the last page the wave is open.</summary>
    public async Task OpenAsync()
    {
        var page = await RosterPages.ReadAsync(work, wave.CohortId, wave.PageAfter, KeepAssignments.PageSize);
        await KeepAssignments.RunAsync(work, planned, wave, page, isOpening: true);
        wave.State = FollowUpStates.Opening;
        if (page.Count == KeepAssignments.PageSize)
        {
            wave.PageAfter = page[^1].Id;
            return;
        }
        // A wave that was over before it was known is closed at once, and nobody is written to.
        var isOver = today > wave.ClosesOn;
        (wave.State, wave.Phase, wave.PageAfter, wave.RemindedOn) = (isOver ? FollowUpStates.Closed : FollowUpStates.Open, 0, Guid.Empty, today);
        wave.Await(planned);
        Audit(isOver ? "follow-up-found-closed" : "follow-up-opened");
        if (isOver) return;
        var due = await work.ValueAsync<int>(
            "SELECT COUNT(DISTINCT participant) FROM assignments WHERE cohort_id = @CohortId AND months = @Months AND state IN ('due', 'answered', 'could-not-observe')", Key);
        work.Publish(new FollowUpOpened(wave.CohortId, await change.NextAsync(), wave.Months, wave.OpensOn, wave.ClosesOn, due));
    }

    /// <summary>Reminds the next page of those who have not answered: first the observers, then the participants of themselves.</summary>
    public async Task RemindAsync()
    {
        var days = wave.Reminders(Policy);
        var step = days.Count(day => day <= today);
        // The days may have been changed since this was set: then there is nothing to say today.
        var isDue = step > 0 && days[step - 1] > wave.RemindedOn;
        var page = isDue ? await MissingRatersAsync() : [];
        foreach (var members in page.Chunk(AssignmentChange.MostMembers))
        {
            var task = wave.Phase == Observers ? TaskKind.Observation : TaskKind.SelfAssessment;
            work.Publish(new ReminderRequested(wave.CohortId, await change.NextAsync(), task, wave.Months, step, members, wave.ClosesOn));
        }
        if (page.Count == AssignmentChange.MostMembers) wave.PageAfter = page[^1];
        else if (isDue && wave.Phase == Observers) (wave.Phase, wave.PageAfter) = (Participants, Guid.Empty);
        else
        {
            (wave.Phase, wave.PageAfter, wave.RemindedOn) = (Observers, Guid.Empty, today);
            // Who became supervisor by a date that was known before is found on the days of the reminders.
            await KeepAssignments.OfCohortAsync(work, planned);
            if (isDue) await WarnAsync(step, days.Count);
            wave.Await(planned);
        }
    }

    private async Task WarnAsync(int step, int steps)
    {
        var forecast = await ForecastHistory.ForecastAsync(work, planned.Definition.Agency.Code, wave, work.Now);
        if (Shortfall.Missing(forecast, step, steps) is { } missing) await change.EscalateAsync(EscalationReason.Shortfall, missing: missing);
    }

    public async Task CloseAsync()
    {
        var counts = (await work.QueryAsync<StateCount>(
            "SELECT state, COUNT(*) AS assignments FROM assignments WHERE cohort_id = @CohortId AND months = @Months GROUP BY state", Key)).ToDictionary(row => row.State, row => row.Assignments);
        var (answered, missing) = (counts.GetValueOrDefault(AssignmentStates.Answered), counts.GetValueOrDefault(AssignmentStates.Due));
        (wave.State, wave.Phase, wave.PageAfter) = (FollowUpStates.Closed, 0, Guid.Empty);
        wave.Await(planned);
        Audit("follow-up-closed");
        work.Publish(new FollowUpClosed(wave.CohortId, await change.NextAsync(), wave.Months, answered + missing + counts.GetValueOrDefault(AssignmentStates.CouldNotObserve), answered));
        if (missing > 0) await change.EscalateAsync(EscalationReason.StillMissing, missing: missing);
    }

    /// <summary>Deletes drafts that nobody can submit any more.</summary>
    public async Task SettleAsync()
    {
        // Whoever was given longer keeps the draft until that day is over.
        await work.ExecuteAsync(
            "DELETE FROM drafts WHERE cohort_id = @CohortId AND id IN (SELECT a.id FROM assignments a WHERE a.cohort_id = @CohortId AND a.months = @Months AND (a.until IS NULL OR a.until < @today))",
            new { wave.CohortId, wave.Months, today });
        var isExtended = await work.FirstOrDefaultAsync<int?>(
            "SELECT 1 FROM assignments WHERE cohort_id = @CohortId AND months = @Months AND until >= @today ORDER BY id {first @one}", new { wave.CohortId, wave.Months, today, one = 1 }) is not null;
        if (isExtended) wave.DueAt = work.Now.AddDays(1);
        else (wave.State, wave.DueAt) = (FollowUpStates.Settled, null);
    }

    private Task<IReadOnlyList<Guid>> MissingRatersAsync() => work.QueryAsync<Guid>(
        wave.Phase == Observers
            ? """
              SELECT DISTINCT rater FROM assignments
              WHERE cohort_id = @CohortId AND months = @Months AND state = 'due' AND rater_group <> 'self' AND rater > @PageAfter ORDER BY rater {first @most}
              """
            : """
              SELECT DISTINCT rater FROM assignments
              WHERE cohort_id = @CohortId AND months = @Months AND state = 'due' AND rater_group = 'self' AND rater > @PageAfter ORDER BY rater {first @most}
              """,
        new { wave.CohortId, wave.Months, wave.PageAfter, most = AssignmentChange.MostMembers });

    private object Key => new { wave.CohortId, wave.Months };

    private void Audit(string action) => work.Audit(wave.CohortId.ToString("D"), new("behaviour", "service", action, wave.Months.ToString(CultureInfo.InvariantCulture)));

    private sealed class StateCount
    {
        public string State { get; init; } = "";
        public int Assignments { get; init; }
    }
}
