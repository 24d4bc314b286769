using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.AddPerson;

/// <param name="Role">participant, organiser or rater.</param>
/// <param name="Code">For somebody without NIP, and for organisers.</param>
/// <param name="Supervisor">Opaque id of the rater who supervises the participant.</param>
internal sealed record PersonRequest(
    string? Role, string? Nip = null, string? Code = null, string? Name = null, string? Email = null, string? Phone = null, string? Agency = null, string? Unit = null,
    string? Position = null, Employment? Employment = null, ParticipantStatus? Status = null, decimal? AttendedHours = null, Guid? Supervisor = null)
{
    public PersonRoles Roles => Role switch
    {
        "participant" => PersonRoles.Participant,
        "organiser" => PersonRoles.Organiser,
        "rater" => PersonRoles.Rater,
        _ => PersonRoles.None,
    };

    /// <summary>What the person is called; null where that is wrong.</summary>
    public PersonKey? Key() => (Given(Nip), Given(Code)) switch
    {
        ({ } nip, null) when Roles != PersonRoles.Organiser => PersonKey.Nip(nip, Employment == Bundles.Employment.Pns),
        (null, { } code) => PersonKey.Code(code),
        _ => null,
    };

    public IReadOnlyList<InputProblem> Problems(StoredCohort cohort)
    {
        var problems = new List<InputProblem>();
        if (Roles == PersonRoles.None) problems.Add(PersonProblems.RoleUnknown);
        if (Given(Nip) is not null && Given(Code) is not null) problems.Add(PersonProblems.NipAndCode);
        else if (Key() is null)
            problems.Add(Given(Nip) is { } nip && Roles != PersonRoles.Organiser ? PersonProblems.NipWrong(nip)
                : Given(Code) is { } code ? PersonProblems.CodeWrong(code) : PersonProblems.KeyMissing(Roles == PersonRoles.Organiser));
        if (Roles == PersonRoles.Participant && Given(Name) is null) problems.Add(PersonProblems.NameMissing);
        problems.AddRange(PersonProblems.OfLabels(("name", Name), ("email", Email), ("phone", Phone), ("agency", Agency), ("unit", Unit), ("position", Position)));
        problems.AddRange(PersonProblems.OfEmail(Email));
        if (AttendedHours < 0) problems.Add(PersonProblems.HoursNegative);
        problems.AddRange(Roles == PersonRoles.Participant ? OfSupervisor(cohort) : OfOthers());
        return problems;
    }

    private IEnumerable<InputProblem> OfSupervisor(StoredCohort cohort)
    {
        if (Supervisor is null) yield break;
        var found = cohort.Members.FirstOrDefault(member => member.Id == Supervisor && !member.Removed);
        if (found is null) yield return PersonProblems.SupervisorUnknown;
        else if (found.Detail.Key == Key()) yield return PersonProblems.SupervisorIsParticipant;
    }

    private IEnumerable<InputProblem> OfOthers()
    {
        if (Status is not null) yield return PersonProblems.ParticipantOnly("status");
        if (AttendedHours is not null) yield return PersonProblems.ParticipantOnly("attendedHours");
        if (Supervisor is not null) yield return PersonProblems.ParticipantOnly("supervisor");
    }

    public static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
