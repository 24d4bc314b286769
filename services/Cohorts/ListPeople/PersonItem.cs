using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;

namespace Evaluation.Cohorts.ListPeople;

/// <param name="Id">Opaque; used everywhere else.</param>
/// <param name="Code">What a person without NIP is called in the files.</param>
/// <param name="Supervisor">Opaque id of the rater who supervises this participant today.</param>
/// <param name="Person">Opaque id across cohorts.</param>
/// <param name="Version">For If-Match.</param>
/// <param name="Supervisors">Who it was from which day on; null where it never changed.</param>
/// <param name="Posts">The same for unit and position.</param>
internal sealed record PersonItem(
    Guid Id, string? Nip, string? Code, string? Name, string? Email, string? Phone, string? Unit, string? Position, ParticipantStatus? Status, Employment? Employment,
    decimal? AttendedHours, Guid? Supervisor, IReadOnlyList<string> Roles, Guid Person, long Version,
    IReadOnlyList<SupervisorPeriod>? Supervisors, IReadOnlyList<PostPeriod>? Posts)
{
    public static PersonItem Of(Member member, DateOnly today) => new(
        member.Id, member.Detail.Key.IsNip ? member.Detail.Key.Value : null, member.Detail.Key.IsNip ? null : member.Detail.Key.Value,
        Given(member.Person.Name), Given(member.Person.Email), Given(member.Person.Phone), member.Detail.Unit, member.Detail.Position,
        member.Is(PersonRoles.Participant) ? member.Detail.Status : null, member.Detail.Employment, member.Detail.AttendedHours, member.Detail.SupervisorOn(today),
        [.. Enum.GetValues<PersonRoles>().Where(role => role != PersonRoles.None && member.Is(role)).Select(role => role.ToString().ToLowerInvariant())],
        member.PersonId, member.Number, member.Detail.Supervisors, member.Detail.Posts);

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
