using System.Globalization;
using Evaluation.Portal.Api;

namespace Evaluation.Portal.FollowUps;

/// <summary>A follow-up with the people behind its numbers: names come from the cohort, who is asked from the follow-up, what did not arrive from the mails.</summary>
internal sealed class FollowUpPeople(People people, IReadOnlyList<Assignment> assignments, IReadOnlyList<Entry> exemptions, IReadOnlyList<Unreached> unreached, IReadOnlyList<TaskReach> reach, IReadOnlyList<UnitStatus> units)
{
    public People People => people;

    public IReadOnlyList<Assignment> Assignments => assignments;

    /// <summary>What the mails of this follow-up have reached.</summary>
    public IReadOnlyList<TaskReach> Reach => reach;

    /// <summary>By participant; of one, the supervisor first.</summary>
    public IReadOnlyList<MissingAnswer> Missing { get; } = Of(people, assignments, unreached);

    /// <summary>Nobody is asked any more in their place: the training unit has to say who is.</summary>
    public IReadOnlyList<Assignment> Left { get; } =
    [
        .. assignments.Where(one => one.State is "reassigned" or "could-not-observe"
            && !assignments.Any(other => other.Participant == one.Participant && other.RaterGroup == one.RaterGroup && other.State is "due" or "answered")
            && !assignments.Any(other => other.Participant == one.Participant && other.State == "exempt")),
    ];

    /// <summary>The least answered in front.</summary>
    public IReadOnlyList<UnitStatus> Units { get; } =
        [.. units.Where(unit => unit.Asked > 0).OrderBy(unit => (double)unit.Answered / unit.Asked).ThenBy(unit => unit.Unit, StringComparer.OrdinalIgnoreCase)];

    public IReadOnlyList<ExemptParticipant> Exempt(int months) =>
    [
        .. exemptions.Where(entry => entry.Key.Occasion == months.ToString(CultureInfo.InvariantCulture) && Guid.TryParse(entry.Key.Subject, out _))
            .Select(entry => (Id: Guid.Parse(entry.Key.Subject), entry.Read<GivenExemption>().Reason))
            .Select(entry => new ExemptParticipant(entry.Id, people.Name(entry.Id), people.Unit(entry.Id), entry.Reason)).OrderBy(one => one.Name, StringComparer.OrdinalIgnoreCase),
    ];

    public static async Task<FollowUpPeople> OfAsync(EvaluationApi api, string cohort, int months, CancellationToken cancellation)
    {
        var people = api.PeopleAsync(cohort, cancellation);
        var assignments = api.AssignmentsAsync(cohort, months, cancellation);
        var exemptions = api.EntriesAsync("behaviour/exemptions", cohort, null, 5000, cancellation);
        var unreached = api.UnreachedAsync(cohort, cancellation);
        var units = api.UnitStatusesAsync(cohort, months, cancellation);
        var reach = (await api.ReachAsync(cohort, cancellation)).Where(item => item.Wave == months).ToList();
        return new(await people, await assignments, await exemptions, [.. (await unreached).Where(one => one.Wave == months)], reach, await units);
    }

    private static IReadOnlyList<MissingAnswer> Of(People people, IReadOnlyList<Assignment> assignments, IReadOnlyList<Unreached> unreached)
    {
        var states = unreached.DistinctBy(one => one.Member).ToDictionary(one => one.Member, one => one.State);
        return
        [
            .. assignments.Where(one => one.State == "due")
                .Select(one => new MissingAnswer(one, people.Name(one.Participant), people.Unit(one.Participant), people.Name(one.Rater), states.GetValueOrDefault(one.Rater)))
                .OrderBy(row => row.Participant, StringComparer.OrdinalIgnoreCase).ThenBy(row => Order(row.Assignment.RaterGroup)),
        ];
    }

    private static int Order(string raterGroup) => Array.IndexOf(["supervisor", "peer", "subordinate", "self"], raterGroup);
}
