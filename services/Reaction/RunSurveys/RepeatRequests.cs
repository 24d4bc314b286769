using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>Asks again for the mails of an open survey, where fewer people are known to have been invited than the survey asks.</summary>
internal static class RepeatRequests
{
    private const string Invitations = $"{nameof(InvitationRequested)}/reactionSurvey";

    public static async Task RunAsync(Database database, ReplayRequested request, CancellationToken cancellation)
    {
        var held = request.Known.Where(state => state.Kind == Invitations).ToDictionary(state => state.CohortId, state => state.Persons);
        var open = await database.ReadAsync(session => session.QueryAsync<Guid>("SELECT cohort_id FROM surveys WHERE state = @open", new { open = AskedWindow.Open }), cancellation);
        foreach (var cohort in open.Where(cohort => request.CohortId is null || cohort == request.CohortId))
            await database.WriteAsync(work => RepeatAsync(work, cohort, held.GetValueOrDefault(cohort)), cancellation);
    }

    private static async Task RepeatAsync(UnitOfWork work, Guid cohort, int held)
    {
        if (await HeldCohort.FindAsync(work, cohort) is not { } planned || await Survey.FindAsync(work, cohort) is not { State: AskedWindow.Open } survey) return;
        // Nobody counts reminders: those whose mails go today are asked for again.
        var isReminding = survey.IsReminding(planned, CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now));
        var asked = await RosterPages.EachAsync(work, cohort, page => Task.FromResult<IReadOnlyList<RosterPerson>>([.. page.Where(person => AskedPersons.IsAsked(planned, person))]));
        if (held >= asked.Count && !isReminding) return;
        foreach (var page in asked.Chunk(RosterPages.Size))
        {
            var missing = await AskedPersons.MissingAsync(work, planned, page);
            if (missing.Count == 0) continue;
            if (held < asked.Count) await survey.InviteAsync(work, TaskKind.ReactionSurvey, missing);
            if (isReminding) await survey.RemindAsync(work, planned, TaskKind.ReactionSurvey, survey.RemindedOn, missing);
        }
    }
}
