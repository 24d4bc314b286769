using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ReadPersonData;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.ErasePerson;

/// <summary>
/// Erases who a person is and keeps the figures: in each cohort the opaque id stays, and behind it stands somebody without name, NIP or
/// address, in each cohort somebody else.
/// </summary>
internal static class Erasure
{
    private const string Name = "(erased)";

    /// <summary>False when there is no such person.</summary>
    public static async Task<bool> RunAsync(UnitOfWork work, Guid person, string reason, Caller caller)
    {
        var ids = await PersonFiles.MembersAsync(work, person);
        if (ids.Count == 0) return false;
        foreach (var code in await PersonFiles.CodesAsync(work, person))
        {
            if (await StoredCohort.FindAsync(work, code) is not { } cohort) continue;
            await RosterChange.StoreAsync(work, cohort, [.. cohort.Members.Where(member => member.PersonId == person).Select(member => Erased(cohort.Id, member))]);
        }
        await work.ExecuteAsync("DELETE FROM person_versions WHERE person_id = @person", new { person });
        await work.ExecuteAsync("DELETE FROM persons WHERE id = @person", new { person });
        work.Publish(new PersonErased(person, ids));
        work.Audit(AuditTrail.ServiceScope, new(caller.Account, caller.Role, "person-erased", person.ToString("D"), reason));
        return true;
    }

    private static Member Erased(Guid cohortId, Member member)
    {
        // Random, so that it does not lead back; and a code, so that the cohort's bundle can be exported and imported as before.
        var code = $"erased-{Guid.NewGuid():N}"[..20];
        var isOrganiser = member.Is(PersonRoles.Organiser);
        return member with
        {
            PersonId = Guid.CreateVersion7(),
            Person = new(isOrganiser ? $"{cohortId:D}/organiser/{code}" : $"{cohortId:D}/{code}", Name),
            Detail = new(new PersonKey(false, code), member.Detail.Roles, member.Detail.Status,
                SupervisorId: member.Detail.SupervisorId, AttendedHours: member.Detail.AttendedHours, Supervisors: member.Detail.Supervisors),
        };
    }
}
