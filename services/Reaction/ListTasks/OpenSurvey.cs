using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Reaction.RunSurveys;

namespace Evaluation.Reaction.ListTasks;

/// <summary>The open surveys that ask somebody and that they have not answered.</summary>
internal sealed record OpenSurvey(Guid Member, CohortPlanned Planned, RosterPerson Person, DateOnly OpensOn, DateOnly ClosesOn)
{
    public static async Task<IReadOnlyList<OpenSurvey>> OfAsync(Session session, IEnumerable<Guid> members, DateTimeOffset now)
    {
        var open = new List<OpenSurvey>();
        foreach (var survey in await OpenWindows.OfAsync(session, "SELECT cohort_id, '' AS phase, opens_on, closes_on FROM surveys", members, now))
        {
            var missing = (await AskedPersons.MissingAsync(session, survey.Planned, survey.Persons)).ToHashSet();
            open.AddRange(survey.Persons.Where(person => missing.Contains(person.Id)).Select(person => new OpenSurvey(person.Id, survey.Planned, person, survey.OpensOn, survey.ClosesOn)));
        }
        return [.. open.OrderBy(survey => survey.ClosesOn).ThenBy(survey => survey.Member)];
    }
}
