using System.Globalization;
using Evaluation.Behaviour.FollowUps;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Writing;
using Evaluation.Statistics.Chain;

namespace Evaluation.Behaviour.Assignments;

/// <summary>Keeps the assignments of running waves in step with roster, answers and exemptions.</summary>
internal static class KeepAssignments
{
    /// <summary>Of all who are in the cohort, after roster, plan or imported answers have changed.</summary>
    public static async Task OfCohortAsync(UnitOfWork work, CohortPlanned planned)
    {
        foreach (var wave in (await FollowUpRows.OfCohortAsync(work, planned.CohortId)).Where(IsUnderWay))
        {
            var after = Guid.Empty;
            while (await RosterPages.ReadAsync(work, planned.CohortId, after, PageSize) is { Count: > 0 } page)
            {
                await RunAsync(work, planned, wave, page, isOpening: false);
                after = page[^1].Id;
            }
        }
    }

    public static async Task OfParticipantAsync(UnitOfWork work, CohortPlanned planned, Guid participant)
    {
        var person = await work.FirstOrDefaultAsync<string>(
            "SELECT person FROM roster WHERE cohort_id = @CohortId AND person_id = @participant", new { planned.CohortId, participant });
        if (person is null) return;
        foreach (var wave in (await FollowUpRows.OfCohortAsync(work, planned.CohortId)).Where(IsUnderWay))
            await RunAsync(work, planned, wave, [WireFormat.Read<RosterPerson>(person)], isOpening: false);
    }

    /// <summary>So many persons are looked at in one step: their rows are written in some ten milliseconds.</summary>
    public const int PageSize = 250;

    /// <summary>Works out and makes the changes of one page of persons.</summary>
    public static async Task RunAsync(UnitOfWork work, CohortPlanned planned, FollowUp wave, IReadOnlyList<RosterPerson> page, bool isOpening)
    {
        var today = CohortCalendar.DateIn(planned.Definition.TimeZone, work.Now);
        var isClosed = today > wave.ClosesOn;
        var decided = new ParticipantAssignments(WaveRaters.GroupsOf(planned), isClosed ? wave.OpensOn : today, isOpening);
        foreach (var facts in await FactsAsync(work, wave, page)) decided.Add(facts);
        await new AssignmentChange(work, planned, wave).MakeAsync(decided.Changes, isQuiet: isClosed);
    }

    private static bool IsUnderWay(FollowUp wave) => !wave.IsCancelled && wave.State is FollowUpStates.Open or FollowUpStates.Closed;

    private static async Task<IEnumerable<ParticipantFacts>> FactsAsync(UnitOfWork work, FollowUp wave, IReadOnlyList<RosterPerson> page)
    {
        var participants = page.Where(person => person.Roles.HasFlag(PersonRoles.Participant)).ToList();
        if (participants.Count == 0) return [];
        var ids = participants.Select(person => person.Id).ToList();
        var answers = await work.QueryAsync<AnswerRow>(
            "SELECT kind, subject, author FROM answers WHERE cohort_id = @CohortId AND subject IN @subjects AND occasion = @occasion",
            new { wave.CohortId, subjects = ids.Select(id => id.ToString("D")), occasion = wave.Months.ToString(CultureInfo.InvariantCulture) });
        var named = (await work.QueryAsync<NamedRater>(
            "SELECT participant, rater, rater_group FROM raters WHERE cohort_id = @CohortId AND participant IN @ids",
            new { wave.CohortId, ids = work.Dialect.Ids(ids) })).ToLookup(row => row.Participant);
        var assignments = (await AssignmentRows.OfParticipantsAsync(work, wave.CohortId, wave.Months, ids)).ToLookup(row => row.Participant);
        var answered = answers.Where(row => row.Kind == AnswerKinds.Observation).ToLookup(row => Guid.Parse(row.Subject), row => Guid.Parse(row.Author));
        var exempt = answers.Where(row => row.Kind == AnswerKinds.Exemption).Select(row => Guid.Parse(row.Subject)).ToHashSet();
        return participants.Select(person => new ParticipantFacts(
            person, exempt.Contains(person.Id), answered[person.Id].ToHashSet(), [.. named[person.Id]], [.. assignments[person.Id]]));
    }

    private sealed class AnswerRow
    {
        public string Kind { get; init; } = "";
        public string Subject { get; init; } = "";
        public string Author { get; init; } = "";
    }
}
