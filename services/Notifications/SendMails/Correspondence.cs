using Evaluation.Contracts.Questions;
using Evaluation.Notifications.AskOthers;
using Evaluation.Notifications.ErasePerson;
using Evaluation.Notifications.KnowCohorts;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Databases;

namespace Evaluation.Notifications.SendMails;

/// <summary>All that is needed to write a batch of mails: what they are about, who the people are, what they still have to do. Not kept.</summary>
/// <param name="Notices">By mail.</param>
/// <param name="Escalations">By mail.</param>
/// <param name="Members">By person: the ids under which somebody was ever to be told something.</param>
/// <param name="Contacts">By member.</param>
/// <param name="OpenTasks">By member.</param>
/// <param name="TrainingUnits">Addresses by agency.</param>
/// <param name="Cohorts">Codes by id.</param>
/// <param name="Accounts">Addresses and one-time secrets by mail; without those that need none any more.</param>
internal sealed record Correspondence(
    ILookup<Guid, Notice> Notices, ILookup<Guid, Escalation> Escalations, ILookup<string, Guid> Members, IReadOnlyDictionary<Guid, Contact> Contacts,
    ILookup<Guid, OpenTask> OpenTasks, IReadOnlyDictionary<string, IReadOnlyList<string>> TrainingUnits, IReadOnlyDictionary<Guid, string> Cohorts,
    IReadOnlyDictionary<Guid, AccountMail> Accounts)
{
    public static async Task<Correspondence> OfAsync(Database database, Questions questions, IReadOnlyList<Mail> mails, CancellationToken cancellation)
    {
        var ids = database.Dialect.Ids(mails.Select(mail => mail.Id));
        var persons = database.Dialect.Ids(mails.Where(mail => mail.Purpose is not (Purpose.Escalation or Purpose.Account)).Select(mail => Guid.Parse(mail.Addressee)).Distinct());
        var (notices, escalations, members, named, erased, cohorts) = await database.ReadAsync(async session =>
        {
            var notices = await session.QueryAsync<Notice>(
                "SELECT id, cohort_id, kind, task, wave, step, member, person, closes_on, mail_id FROM notices WHERE state = @planned AND mail_id IN @ids", new { ids, planned = MailState.Planned });
            var escalations = await session.QueryAsync<Escalation>(
                "SELECT id, cohort_id, reason, task, wave, participant, rater, missing, mail_id FROM escalations WHERE state = @planned AND mail_id IN @ids", new { ids, planned = MailState.Planned });
            var members = await session.QueryAsync<Notice>("SELECT DISTINCT person, member FROM notices WHERE person IN @persons", new { persons });
            var named = escalations.SelectMany(escalation => new[] { escalation.Participant, escalation.Rater }).Where(member => member != Guid.Empty).ToList();
            var erased = await ErasedRows.AmongAsync(session, named);
            var cohorts = await CohortRows.OfAsync(session, escalations.Select(escalation => escalation.CohortId));
            return (notices, escalations, members, named, erased, cohorts);
        }, cancellation);

        var respondents = members.Select(known => known.Member).ToList();
        // What stands in the cohorts in the place of an erased name is for nobody's eyes.
        var contacts = await questions.ContactsAsync([.. respondents, .. named.Where(member => !erased.Contains(member))], cancellation);
        var open = await questions.OpenTasksAsync(respondents, cancellation);
        var units = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var agency in mails.Where(mail => mail.Purpose == Purpose.Escalation).Select(mail => mail.Addressee).Distinct()) units[agency] = await questions.TrainingUnitAsync(agency, cancellation);
        var accounts = new Dictionary<Guid, AccountMail>();
        foreach (var mail in mails.Where(mail => mail.Purpose == Purpose.Account && notices.Any(notice => notice.MailId == mail.Id)))
            if (await questions.AccountMailAsync(Guid.Parse(mail.Addressee), cancellation) is { } account) accounts[mail.Id] = account;
        return new(
            notices.ToLookup(notice => notice.MailId!.Value), escalations.ToLookup(escalation => escalation.MailId!.Value),
            members.ToLookup(known => known.Person!.Value.ToString("D"), known => known.Member), contacts, open, units,
            cohorts.ToDictionary(cohort => cohort.Key, cohort => cohort.Value.Code), accounts);
    }

    /// <summary>What the person still has to fill in, in all cohorts.</summary>
    public IEnumerable<OpenTask> OpenOf(string person) => Members[person].SelectMany(member => OpenTasks[member]);

    public bool IsOpen(Notice notice) => OpenTasks[notice.Member].Any(task =>
        task.CohortId == notice.CohortId && Code.Of(task.Task) == notice.Task && (task.Wave ?? Notice.NoWave) == notice.Wave);
}
