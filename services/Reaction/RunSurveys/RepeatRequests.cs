using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;
using Evaluation.Statistics.Waves;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>Asks again for the mails of an open survey, where fewer people are known to have been invited than the survey asks.</summary>
internal static class RepeatRequests
{
    private const string Invitations = $"{nameof(InvitationRequested)}/reactionSurvey";

    private const int MostMembers = 500;

    public static async Task RunAsync(Database database, ReplayRequested request, CancellationToken cancellation)
    {
        var held = request.Known.Where(state => state.Kind == Invitations).ToDictionary(state => state.CohortId, state => state.Persons);
        var open = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT cohort_id FROM surveys WHERE state = @open", new { open = Survey.Open }), cancellation);
        foreach (var cohort in open.Where(cohort => request.CohortId is null || cohort == request.CohortId))
            await database.WriteAsync(work => RepeatAsync(work, cohort, held.GetValueOrDefault(cohort)), cancellation);
    }

    private static async Task RepeatAsync(UnitOfWork work, Guid cohort, int held)
    {
        if (await HeldCohort.FindAsync(work, cohort) is not { } planned || await Survey.FindAsync(work, cohort) is not { State: Survey.Open } survey) return;
        var days = survey.Reminders(planned);
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        // Nobody counts reminders: those whose mails go today are asked for again.
        var isReminded = days.Contains(survey.RemindedOn) && ReminderDays.MailDay(survey.RemindedOn) >= today;
        var asked = (await work.QueryAsync<string>(
                "SELECT person FROM roster WHERE cohort_id = @cohort AND epoch = (SELECT MAX(r.epoch) FROM roster r WHERE r.cohort_id = @cohort)", new { cohort }))
            .Select(WireFormat.Read<RosterPerson>).Where(person => AskedPersons.IsAsked(planned, person)).ToList();
        if (held >= asked.Count && !isReminded) return;
        foreach (var page in asked.Chunk(MostMembers))
        {
            var missing = await AskedPersons.MissingAsync(work, planned, page);
            if (missing.Count == 0) continue;
            if (held < asked.Count)
                work.Publish(new InvitationRequested(cohort, await NoticeVersion.NextAsync(work, cohort), TaskKind.ReactionSurvey, null, missing, survey.ClosesOn));
            if (isReminded)
                work.Publish(new ReminderRequested(cohort, await NoticeVersion.NextAsync(work, cohort), TaskKind.ReactionSurvey, null, days.Count(day => day <= survey.RemindedOn), missing, survey.ClosesOn));
        }
    }
}
