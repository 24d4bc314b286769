using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.PlanMails;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.SettleMail;

/// <summary>What a person does about a mail that reached nobody: has it made again, or gives it up.</summary>
internal static class SettleMailEndpoints
{
    public static void MapSettleMail(this RouteGroupBuilder notifications)
    {
        notifications.MapPost("/{cohort}/mails/{id:guid}/retry", RetryAsync)
            .WithSummary("Makes a mail again that was rejected, bounced, parked or had no address; the address is asked for anew")
            .ProducesProblem(404).ProducesProblem(409);
        notifications.MapPost("/{cohort}/mails/{id:guid}/discard", DiscardAsync)
            .WithSummary("Gives such a mail up for good")
            .ProducesProblem(404).ProducesProblem(409);
        notifications.MapPost("/account-mails/{id:guid}/retry", RetryOfAccountAsync).AllowRoles(Roles.Admin)
            .WithSummary("The same with a mail to an account")
            .ProducesProblem(404).ProducesProblem(409);
        notifications.MapPost("/account-mails/{id:guid}/discard", DiscardOfAccountAsync).AllowRoles(Roles.Admin)
            .WithSummary("Gives a mail to an account up for good")
            .ProducesProblem(404).ProducesProblem(409);
    }

    private static Task<Results<NoContent, ProblemHttpResult>> RetryAsync(
        string cohort, Guid id, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, MailPlanner planner, CancellationToken cancellation) =>
        SettleAsync(id, context, database, MailState.Retried, work => ScopeOfCohortAsync(work, cohort, id, Caller.Of(context.User)), work => AgainAsync(work, id, planner), cancellation);

    private static Task<Results<NoContent, ProblemHttpResult>> DiscardAsync(
        string cohort, Guid id, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation) =>
        SettleAsync(id, context, database, MailState.Discarded, work => ScopeOfCohortAsync(work, cohort, id, Caller.Of(context.User)), work => GiveUpAsync(work, id), cancellation);

    private static Task<Results<NoContent, ProblemHttpResult>> RetryOfAccountAsync(
        Guid id, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, MailPlanner planner, CancellationToken cancellation) =>
        SettleAsync(id, context, database, MailState.Retried, work => ScopeOfAccountsAsync(work, id), work => AgainAsync(work, id, planner), cancellation);

    private static Task<Results<NoContent, ProblemHttpResult>> DiscardOfAccountAsync(
        Guid id, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation) =>
        SettleAsync(id, context, database, MailState.Discarded, work => ScopeOfAccountsAsync(work, id), work => GiveUpAsync(work, id), cancellation);

    /// <summary>What it was about is planned again, and goes by a mail of its own.</summary>
    private static async Task AgainAsync(UnitOfWork work, Guid id, MailPlanner planner)
    {
        var again = new { id, waiting = MailState.Waiting, work.Now, failed = MailState.Failed };
        await work.ExecuteAsync("UPDATE notices SET state = @waiting, mail_id = NULL, due_at = @Now, claimed_until = @Now WHERE mail_id = @id AND state IN @failed", again);
        await work.ExecuteAsync("UPDATE escalations SET state = @waiting, mail_id = NULL, due_at = @Now, claimed_until = @Now WHERE mail_id = @id AND state IN @failed", again);
        work.OnCommitted(planner.Asked.Ring);
    }

    private static async Task GiveUpAsync(UnitOfWork work, Guid id)
    {
        var up = new { id, discarded = MailState.Discarded, failed = MailState.Failed };
        await work.ExecuteAsync("UPDATE notices SET state = @discarded WHERE mail_id = @id AND state IN @failed", up);
        await work.ExecuteAsync("UPDATE escalations SET state = @discarded WHERE mail_id = @id AND state IN @failed", up);
    }

    /// <returns>Where it is audited; null where there is no such mail for the caller.</returns>
    private static async Task<string?> ScopeOfCohortAsync(UnitOfWork work, string code, Guid id, Caller caller)
    {
        if (await CohortRows.FindAsync(work, code, caller) is not { } cohort) return null;
        var isOfCohort = await work.FirstOrDefaultAsync<int?>(
            """
            SELECT 1 FROM mails m WHERE m.id = @id AND (m.id IN (SELECT mail_id FROM notices WHERE cohort_id = @cohort)
                OR m.id IN (SELECT mail_id FROM escalations WHERE cohort_id = @cohort))
            """,
            new { id, cohort = cohort.Id }) is not null;
        return isOfCohort ? cohort.Id.ToString("D") : null;
    }

    private static async Task<string?> ScopeOfAccountsAsync(UnitOfWork work, Guid id) =>
        await work.FirstOrDefaultAsync<int?>("SELECT 1 FROM mails WHERE id = @id AND purpose = @account", new { id, account = Purpose.Account }) is null ? null : AuditTrail.ServiceScope;

    private static Task<Results<NoContent, ProblemHttpResult>> SettleAsync(
        Guid id, HttpContext context, Database database, string state, Func<UnitOfWork, Task<string?>> find, Func<UnitOfWork, Task> rest, CancellationToken cancellation)
    {
        var caller = Caller.Of(context.User);
        return database.WriteAsync<Results<NoContent, ProblemHttpResult>>(async work =>
        {
            if (await find(work) is not { } scope) return ApiProblem.NotFound(context, $"{id}");
            // Nothing reached the addressee, so the day is free for another mail.
            if (await work.ExecuteAsync(
                "UPDATE mails SET state = @state, occasion = @occasion WHERE id = @id AND state IN @failed",
                new { state, occasion = Occasion.Own(id), id, failed = MailState.Failed }) == 0)
                return ApiProblem.Conflict(context, "notFailed", new(
                    "Surel ini tidak gagal: sudah terkirim, masih menunggu, atau sudah diurus. Muat ulang daftarnya.",
                    "This mail has not failed: it was sent, still waits, or was settled. List the mails again."));
            await rest(work);
            work.Audit(scope, new(caller.Account, caller.Role, $"mail-{state}", id.ToString("D")));
            return TypedResults.NoContent();
        }, cancellation);
    }
}
