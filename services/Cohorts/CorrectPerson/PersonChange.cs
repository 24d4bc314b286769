using Evaluation.Cohorts.AddPerson;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.CorrectPerson;

/// <summary>What is to be changed; what is left out stays as it is, and an empty text takes away what was there.</summary>
/// <param name="EffectiveOn">From when on supervisor, unit and position hold; today where it is left out.</param>
/// <param name="Reason">One of <see cref="ChangeReasons"/>; needed for a supervisor. A <c>correction</c> was so all the time.</param>
internal sealed record PersonChange(
    string? Name = null, string? Email = null, string? Phone = null, string? Unit = null, string? Position = null, ParticipantStatus? Status = null,
    decimal? AttendedHours = null, SupervisorChange? Supervisor = null, DateOnly? EffectiveOn = null, string? Reason = null)
{
    // A move is known some months ahead, not years.
    private const int LatestDaysAhead = 366;

    public IReadOnlyList<InputProblem> Problems(StoredCohort cohort, Member member, DateOnly today)
    {
        var problems = new List<InputProblem>();
        if (Fields().Count == 0) problems.Add(NothingToChange);
        if (Name is not null && PersonRequest.Given(Name) is null) problems.Add(PersonProblems.NameMissing);
        problems.AddRange(PersonProblems.OfLabels(("name", Name), ("email", Email), ("phone", Phone), ("unit", Unit), ("position", Position)));
        problems.AddRange(PersonProblems.OfEmail(Email));
        if (AttendedHours < 0) problems.Add(PersonProblems.HoursNegative);
        if (!member.Is(PersonRoles.Participant))
            problems.AddRange(Fields().Intersect(["status", "attendedHours", "supervisor"]).Select(PersonProblems.ParticipantOnly));
        if (Reason is not null && !ChangeReasons.All.Contains(Reason)) problems.Add(ReasonUnknown);
        else if (Supervisor is not null && Reason is null) problems.Add(ReasonMissing);
        var (earliest, latest) = (cohort.Planned.Definition.StartsOn, today.AddDays(LatestDaysAhead));
        if (EffectiveOn < earliest || EffectiveOn > latest) problems.Add(DayOutside(earliest, latest));
        if (Supervisor?.Id is { } supervisor)
        {
            if (supervisor == member.Id) problems.Add(PersonProblems.SupervisorIsParticipant);
            else if (!cohort.Members.Any(other => other.Id == supervisor && !other.Removed)) problems.Add(PersonProblems.SupervisorUnknown);
        }
        return problems;
    }

    /// <summary>The member as it will be.</summary>
    public Member Of(Member member, DateOnly today, DateOnly cohortStart)
    {
        var (detail, person) = (member.Detail, member.Person);
        detail = detail with { Status = Status ?? detail.Status, AttendedHours = AttendedHours ?? detail.AttendedHours };
        if (Supervisor is not null) detail = WithSupervisor(detail, Supervisor.Id, today, cohortStart);
        if (Unit is not null || Position is not null)
            detail = WithPost(detail, Unit is null ? detail.Unit : PersonRequest.Given(Unit), Position is null ? detail.Position : PersonRequest.Given(Position), today, cohortStart);
        return member with
        {
            Detail = detail,
            Person = person with { Name = Name?.Trim() ?? person.Name, Email = Email?.Trim() ?? person.Email, Phone = Phone?.Trim() ?? person.Phone },
        };
    }

    /// <summary>What is changed, by name and never by value: for the audit log.</summary>
    public IReadOnlyList<string> Fields()
    {
        (string Name, object? Value)[] fields =
        [
            ("name", Name), ("email", Email), ("phone", Phone), ("unit", Unit), ("position", Position), ("status", Status), ("attendedHours", AttendedHours), ("supervisor", Supervisor),
        ];
        return [.. fields.Where(field => field.Value is not null).Select(field => field.Name)];
    }

    private MemberDetail WithSupervisor(MemberDetail detail, Guid? supervisor, DateOnly today, DateOnly cohortStart) => Reason == ChangeReasons.Correction && EffectiveOn is null
        ? detail.Supervisors is { } periods ? detail.WithSupervisor(supervisor, periods[^1].From, cohortStart) : detail with { SupervisorId = supervisor }
        : detail.WithSupervisor(supervisor, EffectiveOn ?? today, cohortStart);

    private MemberDetail WithPost(MemberDetail detail, string? unit, string? position, DateOnly today, DateOnly cohortStart) => Reason == ChangeReasons.Correction && EffectiveOn is null
        ? detail.Posts is { } periods ? detail.WithPost(unit, position, periods[^1].From, cohortStart) : detail with { Unit = unit, Position = position }
        : detail.WithPost(unit, position, EffectiveOn ?? today, cohortStart);

    private static InputProblem NothingToChange { get; } = new("", "nothingToChange", new("Tidak ada yang diubah. Isi setidaknya satu.", "Nothing is changed. Fill in at least one."));

    private static InputProblem ReasonMissing { get; } = new("reason", "reasonMissing", new(
        $"Alasan belum ada. Pilih: {string.Join(", ", ChangeReasons.All)}.", $"The reason is missing. Choose: {string.Join(", ", ChangeReasons.All)}."));

    private static InputProblem ReasonUnknown { get; } = new("reason", "reasonUnknown", new(
        $"Alasan ini tidak dikenal. Pilih: {string.Join(", ", ChangeReasons.All)}.", $"This reason is not known. Choose: {string.Join(", ", ChangeReasons.All)}."));

    private static InputProblem DayOutside(DateOnly earliest, DateOnly latest) => new("effectiveOn", "effectiveOnOutside", new(
        $"effectiveOn harus antara {earliest:yyyy-MM-dd}, awal angkatan, dan {latest:yyyy-MM-dd}.", $"effectiveOn lies between {earliest:yyyy-MM-dd}, the cohort's start, and {latest:yyyy-MM-dd}."));
}

/// <param name="Id">Opaque id of the rater; null where there is none any more.</param>
internal sealed record SupervisorChange(Guid? Id);

/// <summary>Codes and not free text, in which names would be written.</summary>
internal static class ChangeReasons
{
    public const string Correction = "correction";

    public static IReadOnlyList<string> All { get; } = ["transferred", "promoted", "retired", "supervisor-changed", Correction, "other"];
}
