using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Reaction.RunSurveys;
using Evaluation.Statistics.Reaction;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Reaction.ListTasks;

/// <summary>The surveys that the caller still has to answer, of all cohorts, with what a form needs.</summary>
internal static class ListTasksEndpoint
{
    public static void MapListTasks(this RouteGroupBuilder respondents) => respondents.MapGet("/tasks", ListAsync).WithSummary("The surveys that the caller still has to answer");

    private static async Task<Ok<SurveyTasks>> ListAsync(HttpContext context, LevelServices<ReactionSums> services, CancellationToken cancellation)
    {
        var members = Caller.Of(context.User).Members ?? new HashSet<Guid>();
        return TypedResults.Ok(await services.Database.ReadAsync(session => ReadAsync(session, members, services.Database.Clock.GetUtcNow()), cancellation));
    }

    private static async Task<SurveyTasks> ReadAsync(Session session, IReadOnlySet<Guid> members, DateTimeOffset now)
    {
        var tasks = new List<SurveyTask>();
        foreach (var survey in await OpenSurvey.OfAsync(session, members, now))
        {
            var (cohort, plan) = (survey.Planned.Definition, survey.Planned.Definition.Plan.Reaction!);
            var isAnonymous = plan.Identity == IdentityMode.Anonymous;
            tasks.Add(new(
                cohort.Code, cohort.Name, cohort.Programme.Name, cohort.Agency.Name, isAnonymous ? null : survey.Member, isAnonymous, [.. AskedPersons.GroupsOf(survey.Planned, survey.Person)],
                survey.OpensOn, survey.ClosesOn, !isAnonymous && await Drafts.FindAsync(session, survey.Member) is not null, plan.Instrument, cohort.TimeZone));
        }
        return new(tasks);
    }
}

/// <param name="Tasks">What closes first in front.</param>
internal sealed record SurveyTasks(IReadOnlyList<SurveyTask> Tasks);

/// <param name="Respondent">To be given with the answer; null where it is anonymous.</param>
/// <param name="Groups">As what the caller may answer.</param>
internal sealed record SurveyTask(
    string Cohort, string Name, string Programme, string Agency, Guid? Respondent, bool Anonymous, IReadOnlyList<RespondentGroup> Groups, DateOnly OpensOn, DateOnly ClosesOn,
    bool HasDraft, ReactionInstrument Instrument, string TimeZone);
