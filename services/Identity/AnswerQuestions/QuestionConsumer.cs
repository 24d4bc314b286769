using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.Links;
using Evaluation.Identity.Secrets;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using MassTransit;

namespace Evaluation.Identity.AnswerQuestions;

/// <summary>Answers those who make mails, and every process that takes our tokens. Secrets go over the bus in answers only, and are stored nowhere.</summary>
internal sealed class QuestionConsumer([FromKeyedServices(IdentityService.Database)] Database database, IdentityOptions options) :
    IConsumer<AskLinks>, IConsumer<AskAccountMail>, IConsumer<AskTrainingUnit>, IConsumer<AskEndedSessions>
{
    public async Task Consume(ConsumeContext<AskLinks> context)
    {
        var persons = context.Message.Persons.Distinct().ToList();
        var links = await database.WriteAsync(async work =>
        {
            // One entry for all: whose they are stands in the links themselves.
            work.Audit(AuditTrail.ServiceScope, new(IdentityService.Database, "", "links-issued", persons.Count == 1 ? persons[0].ToString("D") : "", $"{persons.Count} persons"));
            return await LinkRows.IssueAsync(work, persons, options.LinkLifetime);
        }, context.CancellationToken);
        await context.RespondAsync(new LinksAnswered(links));
    }

    public async Task Consume(ConsumeContext<AskAccountMail> context)
    {
        var mail = await database.WriteAsync(async work =>
        {
            if (await AccountRows.FindAsync(work, context.Message.Account) is not { Email: { } email } account || !account.MaySetPassword) return null;
            var made = new AccountMail(email, account.UserName, Secret.New(), work.Now + options.SecretLifetime);
            await work.ExecuteAsync(
                "INSERT INTO account_secrets (hash, account_id, expires_at) VALUES (@hash, @Id, @ExpiresAt)", new { hash = Secret.Hash(made.Secret), account.Id, made.ExpiresAt });
            work.Audit(AuditTrail.ServiceScope, new(IdentityService.Database, "", "account-secret-issued", account.Id.ToString("D")));
            return made;
        }, context.CancellationToken);
        await context.RespondAsync(new AccountMailAnswered(mail));
    }

    public async Task Consume(ConsumeContext<AskTrainingUnit> context) => await context.RespondAsync(new TrainingUnitAnswered(
        await database.ReadAsync(session => session.QueryAsync<string>(
            "SELECT DISTINCT email FROM accounts WHERE role = @role AND agency = @Agency AND state = 'active' AND email IS NOT NULL",
            new { role = Roles.TrainingUnit, context.Message.Agency }), context.CancellationToken)));

    public async Task Consume(ConsumeContext<AskEndedSessions> context)
    {
        var since = database.Clock.GetUtcNow() - SessionVersions.LongestToken;
        var rows = await database.ReadAsync(session => session.QueryAsync<SessionRow>("SELECT subject, version FROM sessions WHERE ended_at > @since", new { since }), context.CancellationToken);
        await context.RespondAsync(new EndedSessionsAnswered([.. rows.Select(row => new EndedSession(row.Subject, row.Version))]));
    }

    private sealed class SessionRow
    {
        public Guid Subject { get; init; }
        public long Version { get; init; }
    }
}
