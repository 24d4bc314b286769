using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Learning.TakeTest;
using Evaluation.Persistence.Databases;

namespace Evaluation.Learning.RunTests;

/// <summary>Who is asked to take a test, and who of them still can.</summary>
internal static class AskedParticipants
{
    public static bool IsAsked(RosterPerson person) =>
        !person.Removed && person.Roles.HasFlag(PersonRoles.Participant) && person.Status == ParticipantStatus.Active;

    /// <summary>Those without a score, by whatever way it came, whose time has not run out.</summary>
    public static async Task<IReadOnlyList<Guid>> MissingAsync(Session session, Guid cohortId, string phase, IReadOnlyList<RosterPerson> persons, DateTimeOffset now)
    {
        var asked = persons.Where(IsAsked).Select(person => person.Id).ToList();
        if (asked.Count == 0) return [];
        var done = (await session.QueryAsync<string>(
            """
            SELECT subject FROM answers WHERE cohort_id = @cohortId AND kind = 'attempt' AND occasion = @phase AND subject IN @subjects
            UNION SELECT subject FROM sittings WHERE cohort_id = @cohortId AND phase = @phase AND subject IN @subjects AND (state <> @inProgress OR ends_at <= @now)
            """,
            new { cohortId, phase, subjects = asked.Select(id => id.ToString("D")), inProgress = Sitting.InProgress, now })).Select(Guid.Parse).ToHashSet();
        return [.. asked.Where(id => !done.Contains(id))];
    }

    /// <summary>Those who have no score when the test closes and will get none: they never began, or left with nothing saved.</summary>
    public static async Task<IReadOnlyList<Guid>> UntestedAsync(Session session, Guid cohortId, string phase, IReadOnlyList<RosterPerson> persons)
    {
        var asked = persons.Where(IsAsked).Select(person => person.Id).ToList();
        if (asked.Count == 0) return [];
        var tested = (await session.QueryAsync<string>(
            """
            SELECT subject FROM answers WHERE cohort_id = @cohortId AND kind = 'attempt' AND occasion = @phase AND subject IN @subjects
            UNION SELECT subject FROM sittings WHERE cohort_id = @cohortId AND phase = @phase AND subject IN @subjects AND state <> @left
            """,
            new { cohortId, phase, subjects = asked.Select(id => id.ToString("D")), left = Sitting.Left })).Select(Guid.Parse).ToHashSet();
        return [.. asked.Where(id => !tested.Contains(id))];
    }

    public static async Task<bool> HasScoreAsync(Session session, Guid cohortId, string phase, Guid participant) => await session.FirstOrDefaultAsync<int?>(
        "SELECT 1 FROM answers WHERE cohort_id = @cohortId AND kind = 'attempt' AND occasion = @phase AND subject = @subject",
        new { cohortId, phase, subject = participant.ToString("D") }) is not null;
}
