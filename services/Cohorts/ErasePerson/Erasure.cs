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
        // By whichever agency it is recorded.
        var records = await PersonRecords.OfPersonAsync(work, person);
        if ((await PersonFiles.MembersAsync(work, records)).Count == 0) return false;
        var members = new Dictionary<Guid, IReadOnlyList<Guid>>();
        foreach (var record in records) members[record] = await PersonFiles.MembersAsync(work, [record]);
        foreach (var code in await PersonFiles.CodesAsync(work, records))
        {
            if (await StoredCohort.FindAsync(work, code) is not { } cohort) continue;
            await RosterChange.StoreAsync(work, cohort, [.. cohort.Members.Where(member => records.Contains(member.PersonId)).Select(member => Erased(cohort.Id, member))]);
        }
        foreach (var record in records)
        {
            await work.ExecuteAsync("DELETE FROM person_versions WHERE person_id = @record", new { record });
            await work.ExecuteAsync("DELETE FROM persons WHERE id = @record", new { record });
            work.Publish(new PersonErased(record, members[record]));
        }
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
