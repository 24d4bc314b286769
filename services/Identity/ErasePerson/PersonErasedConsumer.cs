using Evaluation.Contracts.Events;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.Sessions;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using MassTransit;

namespace Evaluation.Identity.ErasePerson;

/// <summary>Lets go of a person whose identity was erased: links, and accounts that are tied to the person.</summary>
internal sealed class PersonErasedConsumer([FromKeyedServices(IdentityService.Database)] Database database, SessionVersions sessions) : IConsumer<PersonErased>
{
    public Task Consume(ConsumeContext<PersonErased> context) => database.WriteAsync(async work =>
    {
        var person = context.Message.Person;
        await work.ExecuteAsync("DELETE FROM links WHERE person_id = @person", new { person });
        await sessions.EndAsync(work, person);
        foreach (var account in await work.QueryAsync<Guid>("SELECT id FROM accounts WHERE person_id = @person", new { person })) await EraseAsync(work, account);
    }, context.CancellationToken);

    // The account itself stays, so that the audit log can name it by its id.
    private async Task EraseAsync(UnitOfWork work, Guid id)
    {
        var name = $"erased-{id:D}";
        await work.ExecuteAsync(
            """
            UPDATE accounts SET user_name = @name, normalised_name = @normalised, password_hash = '', email = NULL, person_id = NULL, state = 'deactivated', version = version + 1
            WHERE id = @id
            """,
            new { id, name, normalised = UserName.Normalise(name) });
        await work.ExecuteAsync("DELETE FROM account_secrets WHERE account_id = @id", new { id });
        await sessions.EndAsync(work, id);
        work.Audit(AuditTrail.ServiceScope, new(IdentityService.Database, "", "account-erased", id.ToString("D")));
    }
}
