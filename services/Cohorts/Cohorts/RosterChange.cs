using Evaluation.Cohorts.ImportBundle;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>Stores changed people of a cohort that was read in the same transaction, and tells the others of exactly these.</summary>
internal static class RosterChange
{
    /// <returns>The changed members in their new version.</returns>
    public static async Task<IReadOnlyList<Member>> StoreAsync(UnitOfWork work, StoredCohort cohort, IReadOnlyList<Member> changed)
    {
        var epoch = await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        var version = new StateVersion(epoch, cohort.Number + 1);
        // The first word in a new epoch is the whole: who is not in it is no longer in the cohort.
        var isNewEpoch = cohort.Planned.Version.Epoch != epoch;
        var planned = isNewEpoch ? cohort.Planned with { Version = version } : cohort.Planned;
        await work.ExecuteAsync(
            "UPDATE cohorts SET number = @Number, planned = @planned WHERE id = @Id", new { cohort.Id, version.Number, planned = WireFormat.Write(planned) });

        var stored = changed.Select(member => member with { Number = version.Number }).ToList();
        await MemberRows.StoreAsync(work, cohort.Id, cohort.Agency, stored);
        var members = cohort.Members.ToDictionary(member => member.Id);
        foreach (var member in stored) members[member.Id] = member;

        if (isNewEpoch) work.Publish(planned);
        work.Publish(StoredCohort.RosterOf(cohort.Id, version, isNewEpoch ? members.Values : stored, [.. members.Values]));
        work.Publish(ImportCommit.InputsOf(cohort.Id, version, planned.Definition, members.Values));
        return stored;
    }
}
