using Evaluation.Behaviour.Assignments;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Behaviour.RunFollowUps;

/// <summary>Asks again for the mails of open waves, where fewer people are known to have been invited than were.</summary>
internal static class RepeatRequests
{
    private const string OfObservers = "rater_group <> 'self'", OfThemselves = "rater_group = 'self'";

    public static async Task RunAsync(Database database, ReplayRequested request, CancellationToken cancellation)
    {
        var held = request.Known.ToLookup(state => state.CohortId);
        var open = await database.ReadAsync(session => session.QueryAsync<FollowUpKey>("SELECT cohort_id, months FROM follow_ups WHERE state = 'open'"), cancellation);
        foreach (var wave in open.Where(wave => request.CohortId is null || wave.CohortId == request.CohortId))
            foreach (var task in (TaskKind[])[TaskKind.Observation, TaskKind.SelfAssessment])
                await database.WriteAsync(work => RepeatAsync(work, wave, task, HeldOf(held[wave.CohortId], task)), cancellation);
    }

    private static int HeldOf(IEnumerable<KnownState> held, TaskKind task)
    {
        var code = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(task.ToString());
        return held.FirstOrDefault(state => state.Kind == $"{nameof(InvitationRequested)}/{code}")?.Persons ?? 0;
    }

    private static async Task RepeatAsync(UnitOfWork work, FollowUpKey key, TaskKind task, int held)
    {
        var raters = task == TaskKind.Observation ? OfObservers : OfThemselves;
        if (await HeldCohort.FindAsync(work, key.CohortId) is not { } planned || await FollowUpRows.FindAsync(work, key.CohortId, key.Months) is not { State: FollowUpStates.Open } wave) return;
        var change = new AssignmentChange(work, planned, wave);
        var due = await work.QueryAsync<Guid>(
            $"SELECT DISTINCT rater FROM assignments WHERE cohort_id = @CohortId AND months = @Months AND state = 'due' AND is_invited = 1 AND {raters}", key);
        var invited = await work.ValueAsync<int>(
            $"SELECT COUNT(*) FROM (SELECT DISTINCT months, rater FROM assignments WHERE cohort_id = @CohortId AND is_invited = 1 AND {raters}) invited", key);
        if (held < invited) await change.InviteAsync(task, due, wave.ClosesOn);
        // Nobody counts reminders: those whose mails go today are asked for again.
        var days = wave.Reminders(planned.Policy ?? FollowUpPolicy.Default);
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        if (!days.Contains(wave.RemindedOn) || ReminderDays.MailDay(wave.RemindedOn) < today) return;
        foreach (var members in due.Chunk(AssignmentChange.MostMembers))
            work.Publish(new ReminderRequested(wave.CohortId, await change.NextAsync(), task, wave.Months, days.Count(day => day <= wave.RemindedOn), members, wave.ClosesOn));
    }
}
