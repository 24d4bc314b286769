using System.Globalization;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.SetPolicy;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Inputs;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>The commit point of an import: cohort, people, plan version, events and the import's record, in one transaction.</summary>
internal sealed class ImportCommit(
    Guid importId, Guid cohortId, CohortDefinition definition, CohortDraft draft, StoredCohort? stored, Caller caller, string action, Func<Level, bool> holdsData)
{
    /// <summary>False when a later import took over, or the cohort has changed since it was read.</summary>
    public async Task<bool> RunAsync(UnitOfWork work)
    {
        if (!await ImportRecord.MoveAsync(work, importId, ImportRecord.Staging, ImportRecord.Committed)) return false;
        var epoch = await work.ValueAsync<int>("SELECT value FROM service_state WHERE name = 'epoch'");
        var number = (stored?.Number ?? 0) + 1;
        var planned = Planned(new(epoch, number), work.Now, await Policies.FindAsync(work, definition.Programme.Kind));
        if (!await StoreCohortAsync(work, planned, number)) throw new ImportOvertakenException();
        var members = draft.Members.ToDictionary(member => member.Id);
        var changed = draft.Changed.Select(member => member with { Number = number }).ToList();
        await MemberRows.StoreAsync(work, cohortId, definition.Agency.Code, changed);
        foreach (var member in changed) members[member.Id] = member;

        var version = new StateVersion(epoch, number);
        if (planned.Version == version) work.Publish(planned);
        // The first word in a new epoch is the whole: who is not in it is no longer in the cohort.
        IReadOnlyCollection<Member> told = stored is not null && stored.Planned.Version.Epoch != epoch ? members.Values : changed;
        if (told.Count > 0) work.Publish(StoredCohort.RosterOf(cohortId, version, told, [.. members.Values]));
        work.Publish(InputsOf(cohortId, version, definition, members.Values));
        work.Audit(cohortId.ToString("D"), new(caller.Account, caller.Role, action, importId.ToString("D"), $"plan version {planned.PlanVersion}, {changed.Count} persons"));
        return true;
    }

    public static InputsSummarised InputsOf(Guid cohortId, StateVersion version, CohortDefinition definition, IEnumerable<Member> members)
    {
        var hours = members.Where(member => member.Is(PersonRoles.Participant) && member.Detail.Status == ParticipantStatus.Active).Select(member => member.Detail.AttendedHours).ToList();
        return new(cohortId, version, new(
            Attendance.Rate(definition.CreditHours, hours), definition.Budget?.Planned, definition.Budget?.Spent, Attendance.Basis(definition.CreditHours, hours)));
    }

    /// <summary>The cohort as planned: unchanged, with the version it had, when the definition is the same.</summary>
    private CohortPlanned Planned(StateVersion version, DateTimeOffset now, FollowUpPolicy? policy)
    {
        if (stored is null) return new(cohortId, version, definition, PlanVersion: 1, [], policy);
        if (PlanComparison.IsSame(stored.Planned.Definition, definition))
            return stored.Planned.Version.Epoch == version.Epoch ? stored.Planned : stored.Planned with { Version = version };
        var planVersion = stored.Planned.PlanVersion + 1;
        var what = PlanComparison.Changes(stored.Planned.Definition, definition, holdsData);
        return new(cohortId, version, definition, planVersion,
            what.Count == 0 ? stored.Planned.PlanChanges : [.. stored.Planned.PlanChanges, new(planVersion, now, caller.Account, what, caller.Role)], policy);
    }

    private async Task<bool> StoreCohortAsync(UnitOfWork work, CohortPlanned planned, long number)
    {
        var row = new
        {
            cohortId, definition.Code, Agency = definition.Agency.Code, number, planned.PlanVersion, definition = WireFormat.Write(definition),
            planned = WireFormat.Write(planned), endsOn = definition.EndsOn.ToString("O", CultureInfo.InvariantCulture), known = stored?.Number, work.Now, by = caller.Account,
        };
        if (stored is null)
        {
            await work.ExecuteAsync(
                """
                INSERT INTO cohorts (id, code, agency, removed, number, plan_version, definition, planned, ends_on)
                VALUES (@cohortId, @Code, @Agency, 0, @number, @PlanVersion, @definition, @planned, @endsOn)
                """,
                row);
        }
        else if (await work.ExecuteAsync(
            """
            UPDATE cohorts SET agency = @Agency, number = @number, plan_version = @PlanVersion, definition = @definition, planned = @planned, ends_on = @endsOn
            WHERE id = @cohortId AND number = @known AND removed = 0
            """,
            row) == 0) return false;
        if (planned.PlanVersion != stored?.Planned.PlanVersion)
        {
            await work.ExecuteAsync(
                "INSERT INTO plan_versions (cohort_id, version, definition, at, changed_by) VALUES (@cohortId, @PlanVersion, @definition, @Now, @by)", row);
        }
        return true;
    }
}

/// <summary>The cohort was changed between reading and committing: the transaction is rolled back.</summary>
internal sealed class ImportOvertakenException : Exception;
