using Evaluation.Contracts.Events;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>Where a participant worked from a day on, until the next period begins.</summary>
internal sealed record PostPeriod(DateOnly From, string? Unit, string? Position);

/// <summary>
/// Who supervised a participant when, and where the participant worked. A history begins with the first change: until then what is known
/// counts for all days. See decision 0013.
/// </summary>
internal static class History
{
    /// <summary>The detail with a supervisor from a day on, until the next period that is known.</summary>
    public static MemberDetail WithSupervisor(this MemberDetail detail, Guid? supervisor, DateOnly from, DateOnly cohortStart)
    {
        var periods = Put(detail.Supervisors ?? [new(cohortStart, detail.SupervisorId)], new SupervisorPeriod(from, supervisor), period => period.From);
        return detail with { SupervisorId = periods[^1].SupervisorId, Supervisors = periods };
    }

    public static MemberDetail WithPost(this MemberDetail detail, string? unit, string? position, DateOnly from, DateOnly cohortStart)
    {
        var periods = Put(detail.Posts ?? [new(cohortStart, detail.Unit, detail.Position)], new PostPeriod(from, unit, position), period => period.From);
        return detail with { Unit = periods[^1].Unit, Position = periods[^1].Position, Posts = periods };
    }

    /// <summary>
    /// What a bundle says, which gives no dates: it counts from the day of the import on, and what is the same as before changes nothing.
    /// The first that is ever said counts from the beginning.
    /// </summary>
    public static MemberDetail AfterImport(this MemberDetail before, MemberDetail said, DateOnly today, DateOnly cohortStart)
    {
        var after = said with { SupervisorId = before.SupervisorId, Supervisors = before.Supervisors, Unit = before.Unit, Position = before.Position, Posts = before.Posts };
        if (said.SupervisorId != before.SupervisorId)
            after = before is { SupervisorId: null, Supervisors: null }
                ? after with { SupervisorId = said.SupervisorId }
                : after.WithSupervisor(said.SupervisorId, Latest(today, before.Supervisors?[^1].From), cohortStart);
        if ((said.Unit, said.Position) != (before.Unit, before.Position))
            after = before is { Unit: null, Position: null, Posts: null }
                ? after with { Unit = said.Unit, Position = said.Position }
                : after.WithPost(said.Unit, said.Position, Latest(today, before.Posts?[^1].From), cohortStart);
        return after;
    }

    /// <summary>Who supervised on a day.</summary>
    public static Guid? SupervisorOn(this MemberDetail detail, DateOnly day) =>
        detail.Supervisors is { } periods ? (periods.LastOrDefault(period => period.From <= day) ?? periods[0]).SupervisorId : detail.SupervisorId;

    /// <summary>The unit where somebody worked on a day.</summary>
    public static string? UnitOn(this MemberDetail detail, DateOnly day) =>
        detail.Posts is { } periods ? (periods.LastOrDefault(period => period.From <= day) ?? periods[0]).Unit : detail.Unit;

    private static DateOnly Latest(DateOnly today, DateOnly? last) => last > today ? last.Value : today;

    private static List<T> Put<T>(IReadOnlyList<T> periods, T period, Func<T, DateOnly> from) =>
        [.. periods.Where(other => from(other) != from(period)).Append(period).OrderBy(from)];
}
