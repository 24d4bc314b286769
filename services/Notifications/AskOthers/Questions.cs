using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Messaging;
using Evaluation.Hosting.Problems;
using MassTransit;

namespace Evaluation.Notifications.AskOthers;

/// <summary>What the other services are asked when mails are made. What they answer is not kept.</summary>
/// <exception cref="NotAvailableException">One of them does not answer.</exception>
internal sealed class Questions(IServiceScopeFactory scopes)
{
    // As many members as fit a message that nobody minds.
    private const int MostAtOnce = 500;

    private const string Cohorts = "cohorts", Identity = "identity", Reaction = "reaction", Learning = "learning", Behaviour = "behaviour";

    /// <summary>The levels that ask people to fill in something.</summary>
    private static readonly string[] Asking = [Reaction, Learning, Behaviour];

    /// <summary>By member; without those that Cohorts does not know.</summary>
    public async Task<Dictionary<Guid, Contact>> ContactsAsync(IReadOnlyCollection<Guid> members, CancellationToken cancellation)
    {
        var contacts = new Dictionary<Guid, Contact>();
        foreach (var some in members.Distinct().Chunk(MostAtOnce))
            foreach (var contact in (await AskAsync<AskContacts, ContactsAnswered>(Cohorts, new(some), cancellation)).Contacts) contacts[contact.Member] = contact;
        return contacts;
    }

    /// <summary>What these members still have to fill in, as the levels that ask people say now.</summary>
    public async Task<ILookup<Guid, OpenTask>> OpenTasksAsync(IReadOnlyCollection<Guid> members, CancellationToken cancellation)
    {
        var tasks = new List<OpenTask>();
        foreach (var some in members.Distinct().Chunk(MostAtOnce))
        {
            var question = new AskOpenTasks(some);
            var answers = await Task.WhenAll(Asking.Select(level => AskAsync<AskOpenTasks, OpenTasksAnswered>(level, question, cancellation)));
            tasks.AddRange(answers.SelectMany(answer => answer.Tasks));
        }
        return tasks.ToLookup(task => task.Member);
    }

    /// <summary>A new personal link for each person.</summary>
    public async Task<Dictionary<Guid, string>> LinksAsync(IReadOnlyCollection<Guid> persons, CancellationToken cancellation)
    {
        var links = new Dictionary<Guid, string>();
        foreach (var some in persons.Distinct().Chunk(MostAtOnce))
            foreach (var link in (await AskAsync<AskLinks, LinksAnswered>(Identity, new(some), cancellation)).Links) links[link.Person] = link.Secret;
        return links;
    }

    /// <summary>Address and one-time secret of an account; null when it needs no mail any more.</summary>
    public async Task<AccountMail?> AccountMailAsync(Guid account, CancellationToken cancellation) =>
        (await AskAsync<AskAccountMail, AccountMailAnswered>(Identity, new(account), cancellation)).Mail;

    public async Task<IReadOnlyList<string>> TrainingUnitAsync(string agency, CancellationToken cancellation) =>
        (await AskAsync<AskTrainingUnit, TrainingUnitAnswered>(Identity, new(agency), cancellation)).Emails;

    private async Task<TAnswer> AskAsync<TQuestion, TAnswer>(string service, TQuestion question, CancellationToken cancellation) where TQuestion : class where TAnswer : class
    {
        try
        {
            return await scopes.AskAsync<TQuestion, TAnswer>(service, question, cancellation);
        }
        catch (RequestException exception)
        {
            throw new NotAvailableException($"The {service} service did not answer {typeof(TQuestion).Name}.", exception);
        }
    }
}
