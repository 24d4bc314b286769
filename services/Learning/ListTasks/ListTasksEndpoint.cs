using Evaluation.Hosting.Security;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Learning.ListTasks;

/// <summary>The tests that the caller still has to take, of all cohorts: what a start page says, and no question yet.</summary>
internal static class ListTasksEndpoint
{
    public static void MapListTasks(this RouteGroupBuilder respondents) => respondents.MapGet("/tasks", ListAsync).WithSummary("The pre- and post-tests that the caller still has to take or to hand in");

    private static async Task<Ok<TestTasks>> ListAsync(HttpContext context, LevelServices<LearningSums> services, CancellationToken cancellation)
    {
        var members = Caller.Of(context.User).Members ?? new HashSet<Guid>();
        return TypedResults.Ok(await services.Database.ReadAsync(session => ReadAsync(session, members, services.Database.Clock.GetUtcNow()), cancellation));
    }

    private static async Task<TestTasks> ReadAsync(Session session, IReadOnlySet<Guid> members, DateTimeOffset now)
    {
        var tasks = new List<TestTask>();
        foreach (var test in await OpenTest.OfAsync(session, members, now))
        {
            var cohort = test.Planned.Definition;
            var sitting = await SittingRows.FindAsync(session, test.Planned.CohortId, test.Member, test.Phase);
            var asked = (sitting?.Kept ?? cohort.Plan.Learning!).Test!;
            tasks.Add(new(
                cohort.Code, cohort.Name, cohort.Programme.Name, cohort.Agency.Name, test.Member, test.Phase, test.OpensOn, test.ClosesOn, cohort.TimeZone,
                asked.Questions.Count, asked.TimeLimitMinutes, sitting?.StartedAt, sitting?.EndsAt, sitting?.Given.Count ?? 0));
        }
        return new(tasks);
    }
}

/// <param name="Tasks">What closes first in front.</param>
internal sealed record TestTasks(IReadOnlyList<TestTask> Tasks);

/// <param name="Phase">pre or post.</param>
/// <param name="Questions">How many there are.</param>
/// <param name="EndsAt">Null until it is started.</param>
/// <param name="Answered">How many are saved.</param>
internal sealed record TestTask(
    string Cohort, string Name, string Programme, string Agency, Guid Participant, string Phase, DateOnly OpensOn, DateOnly ClosesOn, string TimeZone,
    int Questions, int? TimeLimitMinutes, DateTimeOffset? StartedAt, DateTimeOffset? EndsAt, int Answered);
