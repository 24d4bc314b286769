using Evaluation.Cohorts.Bundles;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>A person in a cohort: who it is, and the opaque id under which everybody else knows it.</summary>
internal sealed record Member(Guid Id, Guid PersonId, Person Person, MemberDetail Detail, long Number = 0, bool Removed = false)
{
    public bool Is(PersonRoles role) => !Removed && Detail.Roles.HasFlag(role);

    public RosterPerson ToRoster() => new(Id, Number, Detail.Roles, Detail.Status, Detail.SupervisorId, Removed, Detail.Supervisors);
}

/// <summary>What is known of a person in this cohort.</summary>
/// <param name="Key">What the person is called in the files: a NIP or code, or an organiser's id.</param>
/// <param name="HomeAgency">Where it is not the cohort's.</param>
/// <param name="SupervisorId">The latest; the same holds for unit and position.</param>
/// <param name="Supervisors">From which day on who it was, oldest first; null until it changes for the first time.</param>
/// <param name="Posts">The same for unit and position.</param>
internal sealed record MemberDetail(
    PersonKey Key,
    PersonRoles Roles,
    ParticipantStatus Status = ParticipantStatus.Active,
    string? HomeAgency = null,
    string? Unit = null,
    string? Position = null,
    Guid? SupervisorId = null,
    decimal? AttendedHours = null,
    Employment? Employment = null,
    IReadOnlyList<SupervisorPeriod>? Supervisors = null,
    IReadOnlyList<PostPeriod>? Posts = null);

/// <summary>A person across the cohorts of an agency. <paramref name="Key"/> is the NIP, or for somebody without one a code that holds in one cohort.</summary>
internal sealed record Person(string Key, string Name = "", string Email = "", string Phone = "")
{
    /// <summary>A code has its cohort before it.</summary>
    public bool IsNip => !Key.Contains('/', StringComparison.Ordinal);

    /// <summary>What is newly known goes over what was known; what is not said leaves it as it was.</summary>
    public Person With(string? name, string? email, string? phone = null) => this with
    {
        Name = Given(name) ?? Name, Email = Given(email) ?? Email, Phone = Given(phone) ?? Phone,
    };

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
