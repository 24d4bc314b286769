using Evaluation.Persistence.Writing;

namespace Evaluation.Notifications.PlanMails;

/// <summary>Finds for each addressee the mail that takes what is to be told: the one of the day that is not sent yet, else a new one.</summary>
internal sealed class MailPlaces
{
    private static readonly string[] Columns =
        ["id", "purpose", "addressee", "occasion", "time_zone", "state", "created_at", "due_at", "attempts", "claimed_until"];

    private readonly UnitOfWork work;
    private readonly WorkingHours hours;
    private readonly Dictionary<(string Addressee, string Occasion), Mail> mails;
    private readonly List<object?[]> added = [];

    private MailPlaces(UnitOfWork work, WorkingHours hours, IEnumerable<Mail> known)
    {
        (this.work, this.hours) = (work, hours);
        mails = known.ToDictionary(mail => (mail.Addressee, mail.Occasion));
    }

    /// <summary>With the mails that these addressees have got of this purpose today, or will get.</summary>
    public static async Task<MailPlaces> OfAsync(UnitOfWork work, WorkingHours hours, string purpose, IEnumerable<string> addressees)
    {
        var known = new List<Mail>();
        // A day earlier than here it may be somewhere.
        var from = Occasion.On(purpose, DateOnly.FromDateTime(work.Now.UtcDateTime).AddDays(-1));
        foreach (var some in addressees.Distinct().Chunk(500))
            known.AddRange(await work.QueryAsync<Mail>(
                "SELECT id, addressee, occasion, state, due_at, claimed_until FROM mails {lock} WHERE addressee IN @some AND purpose = @purpose AND occasion >= @from",
                new { some, purpose, from }));
        return new(work, hours, known);
    }

    /// <summary>When the addressee can be told: the first working day on which no mail of the purpose has gone or is on its way.</summary>
    public DateTimeOffset DueFor(string purpose, string addressee, string timeZone)
    {
        var due = hours.Next(work.Now, timeZone);
        while (mails.TryGetValue((addressee, Occasion.Of(purpose, due, timeZone)), out var mail) && !TakesMore(mail)) due = hours.NextDay(due, timeZone);
        return due;
    }

    /// <summary>Whether the mail of the first working day has gone or is on its way.</summary>
    public bool IsTold(string purpose, string addressee, string timeZone) =>
        mails.TryGetValue((addressee, Occasion.Of(purpose, hours.Next(work.Now, timeZone), timeZone)), out var mail) && !TakesMore(mail);

    /// <summary>The mail of that day.</summary>
    public Guid MailFor(string purpose, string addressee, DateTimeOffset due, string timeZone)
    {
        var key = (addressee, Occasion.Of(purpose, due, timeZone));
        if (!mails.TryGetValue(key, out var mail)) mails[key] = mail = Add(purpose, addressee, key.Item2, due, timeZone);
        return mail.Id;
    }

    /// <summary>A mail that need not wait for working hours, nor be the only one of its day.</summary>
    public Guid MailAtOnce(string purpose, string addressee, string timeZone) => Add(purpose, addressee, null, work.Now, timeZone).Id;

    public Task SaveAsync() => work.InsertAsync("mails", Columns, added);

    // One that an instance is about to send is on its way.
    private bool TakesMore(Mail mail) => mail.State == MailState.Waiting && mail.ClaimedUntil <= work.Now;

    private Mail Add(string purpose, string addressee, string? occasion, DateTimeOffset due, string timeZone)
    {
        // The id is the mail's Message-ID for good, whatever becomes of the first attempt.
        var id = Guid.NewGuid();
        var mail = new Mail { Id = id, Addressee = addressee, Occasion = occasion ?? Occasion.Own(id), State = MailState.Waiting, DueAt = due, ClaimedUntil = work.Now };
        added.Add([id, purpose, addressee, mail.Occasion, timeZone, MailState.Waiting, work.Now, due, 0, work.Now]);
        return mail;
    }
}
