using System.Globalization;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Security;
using Evaluation.Levels;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Behaviour.ListTasks;

/// <summary>All that a respondent or supervisor has to answer now, of all cohorts, with what a form needs.</summary>
internal static class ListTasksEndpoint
{
    public static void MapListTasks(this RouteGroupBuilder raters) => raters.MapGet("/tasks", ListAsync)
        .WithSummary("What the caller still has to answer, and what can still be corrected");

    private static async Task<Ok<TaskList>> ListAsync(HttpContext context, LevelServices<BehaviourSums> services, CancellationToken cancellation)
    {
        var members = Caller.Of(context.User).Members ?? new HashSet<Guid>();
        return TypedResults.Ok(await services.Database.ReadAsync(session => ReadAsync(session, members, services.Database.Clock.GetUtcNow()), cancellation));
    }

    private static async Task<TaskList> ReadAsync(Session session, IReadOnlySet<Guid> members, DateTimeOffset now)
    {
        var open = await OpenAssignments.OfAsync(session, members, now);
        var answers = new Dictionary<(Guid, string, string, string), AnswerName>();
        foreach (var cohort in open.Where(row => !row.IsDue).GroupBy(row => row.CohortId))
        {
            foreach (var subjects in cohort.Select(row => row.Participant.ToString("D")).Distinct().Chunk(500))
            {
                foreach (var row in await session.QueryAsync<AnswerName>(
                    "SELECT id, version, subject, occasion, author FROM answers WHERE cohort_id = @Key AND kind = 'observation' AND subject IN @subjects", new { cohort.Key, subjects }))
                    answers[(cohort.Key, row.Subject, row.Occasion, row.Author)] = row;
            }
        }
        return new(
            [.. open.Where(row => row.IsDue).Select(row => TaskItem.Of(row, null))],
            [.. open.Where(row => !row.IsDue).Select(row => TaskItem.Of(row, answers.GetValueOrDefault(
                (row.CohortId, row.Participant.ToString("D"), row.Months.ToString(CultureInfo.InvariantCulture), row.Rater.ToString("D")))))],
            [.. open.Select(row => row.Cohort!.Definition).DistinctBy(cohort => cohort.Code)
                .Select(cohort => new TaskCohort(cohort.Code, cohort.Name, cohort.Programme.Name, cohort.Agency.Name, cohort.TimeZone, cohort.Plan.Behaviour?.Instrument))]);
    }

    internal sealed class AnswerName
    {
        public Guid Id { get; init; }
        public int Version { get; init; }
        public string Subject { get; init; } = "";
        public string Occasion { get; init; } = "";
        public string Author { get; init; } = "";
    }
}

/// <param name="Tasks">Still to be answered, what closes first in front.</param>
/// <param name="Answered">Can be corrected until it closes.</param>
internal sealed record TaskList(IReadOnlyList<TaskItem> Tasks, IReadOnlyList<TaskItem> Answered, IReadOnlyList<TaskCohort> Cohorts);

/// <param name="Cohort">Its code; what its form is, stands with the cohorts.</param>
/// <param name="Participant">Opaque id.</param>
/// <param name="Rater">The caller's own id in this cohort.</param>
/// <param name="ClosesOn">The last day, with the caller's extension.</param>
/// <param name="Answer">Where it is answered: for the correction.</param>
internal sealed record TaskItem(
    Guid Assignment, string Cohort, int Wave, Guid Participant, RaterGroup RaterGroup, Guid Rater, DateOnly OpensOn, DateOnly ClosesOn, bool HasDraft, Guid? Answer, int? AnswerVersion)
{
    public static TaskItem Of(OpenAssignment row, ListTasksEndpoint.AnswerName? answer) => new(
        row.Id, row.Cohort!.Definition.Code, row.Months, row.Participant, row.RaterGroup, row.Rater, row.OpensOn, row.LastDay, row.HasDraft != 0, answer?.Id, answer?.Version);
}

/// <param name="Instrument">Scale and items of the form.</param>
internal sealed record TaskCohort(string Code, string Name, string Programme, string Agency, string TimeZone, BehaviourInstrument? Instrument);
