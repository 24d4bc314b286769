using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;

namespace Evaluation.Reaction.RunSurveys;

/// <summary>Who is asked by a reaction survey, and who of them has not answered.</summary>
internal static class AskedPersons
{
    public static bool IsAsked(CohortPlanned planned, RosterPerson person) => GroupsOf(planned, person).Any();

    /// <summary>As what a person is asked; none where the survey does not ask them.</summary>
    public static IEnumerable<RespondentGroup> GroupsOf(CohortPlanned planned, RosterPerson person)
    {
        if (person.Removed || planned.Definition.Plan.Reaction is not { } plan) yield break;
        var groups = plan.Instrument.Groups;
        if (person.Roles.HasFlag(PersonRoles.Participant) && person.Status == ParticipantStatus.Active && groups.Contains(RespondentGroup.Participant))
            yield return RespondentGroup.Participant;
        if (person.Roles.HasFlag(PersonRoles.Organiser) && groups.Contains(RespondentGroup.Organiser)) yield return RespondentGroup.Organiser;
    }

    public static async Task<IReadOnlyList<Guid>> MissingAsync(Session session, CohortPlanned planned, IReadOnlyList<RosterPerson> persons)
    {
        var asked = persons.Where(person => IsAsked(planned, person)).Select(person => person.Id).ToList();
        if (asked.Count == 0) return [];
        var answered = await AnsweredAsync(session, planned, asked);
        return [.. asked.Where(id => !answered.Contains(id))];
    }

    /// <summary>Of an anonymous survey by the marks of used rights, since its answers are nobody's.</summary>
    public static async Task<IReadOnlySet<Guid>> AnsweredAsync(Session session, CohortPlanned planned, IReadOnlyList<Guid> members)
    {
        if (planned.Definition.Plan.Reaction?.Identity == IdentityMode.Anonymous)
            return (await session.QueryAsync<Guid>(
                "SELECT member FROM used_rights WHERE cohort_id = @CohortId AND member IN @ids", new { planned.CohortId, ids = session.Dialect.Ids(members) })).ToHashSet();
        return (await session.QueryAsync<string>(
            "SELECT subject FROM answers WHERE cohort_id = @CohortId AND kind = 'response' AND subject IN @subjects", new { planned.CohortId, subjects = members.Select(id => id.ToString("D")) }))
            .Select(Guid.Parse).ToHashSet();
    }
}
