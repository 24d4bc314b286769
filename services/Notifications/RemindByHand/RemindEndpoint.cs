using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.PlanMails;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.RemindByHand;

/// <summary>A reminder that a training unit asks for. It reaches whoever has not answered, and keeps to one mail a day and to working hours.</summary>
internal static class RemindEndpoint
{
    public static void MapRemindByHand(this RouteGroupBuilder notifications) => notifications.MapPost("/{cohort}/remind", RemindAsync)
        .WithSummary("Reminds those who were invited to a task and have not answered: all, or the members that are named; once a day")
        .ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    private static Task<Results<Accepted<RemindAnswer>, ProblemHttpResult>> RemindAsync(
        string cohort, RemindRequest request, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, MailPlanner planner, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return database.WriteAsync<Results<Accepted<RemindAnswer>, ProblemHttpResult>>(async work =>
        {
            if (await CohortRows.FindAsync(work, cohort, caller) is not { } known) return ApiProblem.NotFound(context, cohort);
            var problems = request.Problems().ToList();
            if (problems.Count > 0) return ApiProblem.Input(context, problems);

            var (task, wave) = (Code.Of(request.Task!.Value), request.Wave ?? Notice.NoWave);
            var invited = await InvitedAsync(work, known.Id, task, wave);
            if (invited.Count == 0)
                return ApiProblem.Conflict(context, "nobodyInvited", new("Belum ada yang diundang untuk ini. Tunggu sampai gelombangnya dibuka.", "Nobody was invited to this yet. Wait until it opens."));
            var unknown = (request.Members ?? []).Where(member => !invited.ContainsKey(member)).ToList();
            if (unknown.Count > 0)
                return ApiProblem.Input(context, [.. unknown.Select(member => new InputProblem(
                    $"members[{request.Members!.ToList().IndexOf(member)}]", "notInvited", new($"{member} tidak diundang untuk ini.", $"{member} was not invited to this.")))]);
            var added = await AddAsync(work, known, task, wave, request.Members ?? [.. invited.Keys], invited);
            work.Audit(known.Id.ToString("D"), new(caller.Account, caller.Role, "reminder-asked", task, $"wave {wave}, {added} members"));
            work.OnCommitted(planner.Asked.Ring);
            return TypedResults.Accepted((string?)null, new RemindAnswer(added));
        }, cancellation);
    }

    /// <summary>With the last day as each was told it latest.</summary>
    private static async Task<Dictionary<Guid, DateOnly>> InvitedAsync(UnitOfWork work, Guid cohortId, string task, int wave) =>
        (await work.QueryAsync<Notice>(
            "SELECT member, MAX(closes_on) AS closes_on FROM notices WHERE cohort_id = @cohortId AND task = @task AND wave = @wave AND kind IN (@invitation, @reminder) GROUP BY member",
            new { cohortId, task, wave, invitation = NoticeKind.Invitation, reminder = NoticeKind.Reminder })).ToDictionary(notice => notice.Member, notice => Day.Parse(notice.ClosesOn));

    private static async Task<int> AddAsync(UnitOfWork work, KnownCohort cohort, string task, int wave, IReadOnlyList<Guid> members, Dictionary<Guid, DateOnly> invited)
    {
        // Below zero, apart from the steps of the plan; the same day twice is once.
        var step = -WorkingHours.DayOf(work.Now, cohort.TimeZone).DayNumber;
        var added = 0;
        foreach (var day in members.GroupBy(member => invited[member]))
            added += await NoticeRows.AddAsync(work, new(cohort.Id, NoticeKind.Reminder, task, wave, step), [.. day], day.Key);
        return added;
    }
}
