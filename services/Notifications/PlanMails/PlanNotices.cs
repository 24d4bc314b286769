using Evaluation.Contracts.Questions;
using Evaluation.Notifications.ManageHolidays;
using Evaluation.Notifications.TakeRequests;
using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.PlanMails;

/// <summary>Puts claimed notices into mails: all that one person is to be told on a day into one.</summary>
internal static class PlanNotices
{
    public static async Task RunAsync(UnitOfWork work, Guid owner, IReadOnlyList<Notice> notices, IReadOnlyDictionary<Guid, Contact> contacts)
    {
        var hours = await HolidayRows.HoursAsync(work);
        foreach (var purpose in notices.Where(notice => contacts.ContainsKey(notice.Member)).GroupBy(notice => Purpose.Of(notice.Kind)))
        {
            var persons = purpose.GroupBy(notice => contacts[notice.Member].Person.ToString("D")).ToList();
            var places = await MailPlaces.OfAsync(work, hours, purpose.Key, purpose.Key == Purpose.Link ? [] : persons.Select(person => person.Key));
            foreach (var person in persons) await PlaceAsync(work, owner, places, purpose.Key, person.Key, [.. person], contacts);
            await places.SaveAsync();
        }
        foreach (var notice in notices.Where(notice => !contacts.ContainsKey(notice.Member))) await NobodyAsync(work, owner, notice);
    }

    /// <summary>Each is a mail of its own, and goes at once.</summary>
    public static async Task OfAccountsAsync(UnitOfWork work, Guid owner, IEnumerable<Notice> notices)
    {
        var places = await MailPlaces.OfAsync(work, await HolidayRows.HoursAsync(work), Purpose.Account, []);
        foreach (var notice in notices)
            await work.ExecuteAsync(
                "UPDATE notices SET state = @planned, mail_id = @mail WHERE id = @Id AND owner = @owner AND state = @waiting",
                new
                {
                    planned = MailState.Planned, mail = places.MailAtOnce(Purpose.Account, notice.Member.ToString("D"), WorkingHours.Capital), notice.Id, owner,
                    waiting = MailState.Waiting,
                });
        await places.SaveAsync();
    }

    private static async Task PlaceAsync(
        UnitOfWork work, Guid owner, MailPlaces places, string purpose, string addressee, IReadOnlyList<Notice> notices, IReadOnlyDictionary<Guid, Contact> contacts)
    {
        var zone = contacts[notices[0].Member].TimeZone;
        if (purpose == Purpose.Link)
        {
            var mail = places.MailAtOnce(purpose, addressee, zone);
            foreach (var notice in notices) await MoveAsync(work, owner, notice, MailState.Planned, mail, contacts[notice.Member]);
            return;
        }
        if (purpose == Purpose.Thanks && places.IsTold(purpose, addressee, zone))
        {
            // Thanked today already; tomorrow it would be out of place.
            foreach (var notice in notices) await MoveAsync(work, owner, notice, MailState.Answered, null, contacts[notice.Member]);
            return;
        }
        var due = places.DueFor(purpose, addressee, zone);
        var day = WorkingHours.DayOf(due, zone);
        foreach (var notice in notices)
        {
            // Weekends and holidays move mails, never windows: what can only be told after its last day is not told.
            var isOver = Day.Parse(notice.ClosesOn) < day;
            await MoveAsync(work, owner, notice, isOver ? MailState.Lapsed : MailState.Planned, isOver ? null : places.MailFor(purpose, addressee, due, zone), contacts[notice.Member]);
        }
    }

    private static Task<int> MoveAsync(UnitOfWork work, Guid owner, Notice notice, string state, Guid? mail, Contact contact) => work.ExecuteAsync(
        // Of a link that was asked for the cohort is known only now.
        "UPDATE notices SET state = @state, mail_id = @mail, person = @Person, cohort_id = @CohortId WHERE id = @Id AND owner = @owner AND state = @waiting",
        new { state, mail, contact.Person, contact.CohortId, notice.Id, owner, waiting = MailState.Waiting });

    /// <summary>Cohorts does not know the member, or not any more.</summary>
    private static async Task NobodyAsync(UnitOfWork work, Guid owner, Notice notice)
    {
        var moved = await work.ExecuteAsync(
            "UPDATE notices SET state = @state WHERE id = @Id AND owner = @owner AND state = @waiting", new { state = MailState.NoAddress, notice.Id, owner, waiting = MailState.Waiting });
        if (moved > 0 && Purpose.Of(notice.Kind) == Purpose.Tasks) await EscalationRows.AddUndeliveredAsync(work, notice.CohortId, MailState.NoAddress, notice.Wave, notice.Member);
    }
}
