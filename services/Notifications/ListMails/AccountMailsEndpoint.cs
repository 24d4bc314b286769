using Evaluation.Hosting.Problems;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Databases;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Evaluation.Notifications.ListMails;

/// <summary>The mails to accounts, by which a password is set: they belong to no cohort, so an admin looks after those that reached nobody.</summary>
internal static class AccountMailsEndpoint
{
    private const int UsualPage = 50, LargestPage = 500;

    public static void MapListAccountMails(this RouteGroupBuilder notifications) => notifications.MapGet("/account-mails", ListAsync).AllowRoles(Roles.Admin)
        .WithSummary("Mails to accounts, the latest first (?state=, ?cursor=, ?limit=)")
        .WithDescription("reason is the server's word, without addresses.")
        .ProducesProblem(422);

    private static async Task<Results<Ok<AccountMailPage>, ProblemHttpResult>> ListAsync(
        string? state, Guid? cursor, int? limit, HttpContext context, [FromKeyedServices(NotificationsService.Database)] Database database, CancellationToken cancellation)
    {
        if (MailState.Problem(state) is { } problem) return ApiProblem.Input(context, [problem]);
        var size = Math.Clamp(limit ?? UsualPage, 1, LargestPage);
        var rows = await database.ReadAsync(async session =>
        {
            var after = cursor is { } id ? await session.FirstOrDefaultAsync<Row>("SELECT id, created_at FROM mails WHERE id = @id", new { id }) : null;
            return await session.QueryAsync<Row>(
                """
                SELECT m.id, m.addressee, m.state, m.created_at, m.settled_at, m.attempts, m.reason FROM mails m
                WHERE m.purpose = @account AND m.state = COALESCE(@state, m.state) AND (m.created_at < @at OR (m.created_at = @at AND m.id < @last))
                ORDER BY m.created_at DESC, m.id DESC {first @more}
                """,
                new { account = Purpose.Account, state, at = after?.CreatedAt ?? DateTimeOffset.MaxValue, last = after?.Id ?? Guid.Empty, more = size + 1 });
        }, cancellation);
        return TypedResults.Ok(new AccountMailPage(
            [.. rows.Take(size).Select(row => new AccountMail(row.Id, Guid.Parse(row.Addressee), row.State, row.CreatedAt, row.SettledAt, row.Attempts, row.Reason))],
            rows.Count > size ? rows[size - 1].Id : null));
    }

    private sealed class Row
    {
        public Guid Id { get; init; }
        public string Addressee { get; init; } = "";
        public string State { get; init; } = "";
        public DateTimeOffset CreatedAt { get; init; }
        public DateTimeOffset? SettledAt { get; init; }
        public int Attempts { get; init; }
        public string? Reason { get; init; }
    }
}

/// <param name="Cursor">For the next page; null when there is none.</param>
internal sealed record AccountMailPage(IReadOnlyList<AccountMail> Items, Guid? Cursor);

/// <param name="Account">Opaque id, as the list of accounts has it.</param>
internal sealed record AccountMail(Guid Id, Guid Account, string State, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt, int Attempts, string? Reason);
