using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;
using Evaluation.Notifications.Channels;

namespace Evaluation.Notifications.WriteMails;

/// <summary>Mails to those who answer: invitation, reminder, digest of several, thanks, and the link sent again.</summary>
internal static class TaskLetters
{
    private static readonly Block.Paragraph OwnLink = new(new(
        "Tautan ini hanya untuk Anda dan tidak memerlukan kata sandi; jangan diteruskan.", "This link is for you alone and needs no password; please do not pass it on."));

    private static readonly Block.Paragraph OfForms = new(new(
        "Jawaban formulir tersimpan sambil Anda mengisi, dan dapat diperbaiki sampai batas waktu.", "Answers to forms are kept as you go, and can be corrected until the last day."));

    private static readonly Block.Paragraph OfTests = new(new(
        "Tes dikerjakan satu kali dan dikumpulkan satu kali. Waktunya berjalan sejak Anda menekan Mulai; jawaban tersimpan sambil Anda mengerjakan, dan yang tersimpan dikumpulkan sendiri bila waktunya habis.",
        "A test is taken once and handed in once. Its time runs from when you press Start; answers are kept as you go, and what is kept is handed in by itself when the time is over."));

    // A form about one participant is made to take no longer; how long a survey takes depends on its items, and a test says its time itself.
    private static readonly Sentence TimeForOne = new(" (sekitar 3 menit tiap peserta)", " (about 3 minutes for each participant)");

    /// <summary>What is open, in one mail: what kind it is follows from what was asked for.</summary>
    /// <param name="kinds">Invitation and reminder, as far as the mail is about either.</param>
    /// <param name="address">Of the page, with the personal secret.</param>
    public static Letter Tasks(Guid id, Contact contact, Recipient to, IReadOnlySet<string> kinds, IReadOnlyList<CohortTasks> open, string address, DateTimeOffset now)
    {
        var lastDay = Wording.Date(open.Min(task => task.ClosesOn));
        var (subject, opening) = (open.Count > 1, kinds.Contains(NoticeKind.Invitation), kinds.Contains(NoticeKind.Reminder)) switch
        {
            (true, _, _) => (
                new Sentence($"{open.Count} formulir evaluasi pelatihan menunggu Anda", $"{open.Count} training evaluation forms wait for you"),
                new Sentence("Beberapa formulir evaluasi pelatihan menunggu jawaban Anda:", "Several training evaluation forms wait for your answer:")),
            (_, false, true) => (
                new($"Pengingat: evaluasi pelatihan sampai {lastDay.Id}", $"Reminder: training evaluation until {lastDay.En}"),
                new("Kami belum menerima jawaban Anda untuk:", "We have not received your answer to:")),
            _ => (
                new($"Undangan: evaluasi pelatihan {open[0].CohortName}", $"Invitation: training evaluation {open[0].CohortName}"),
                new("Kami mengundang Anda mengisi:", "We invite you to fill in:")),
        };
        return Of(id, contact, to, subject, [
            new Block.Paragraph(opening), new Block.Items([.. open.Select(Line)]),
            new Block.Link(new("Buka formulir Anda", "Open your forms"), address), .. Closing(open)], Calendars.Of(open, now), now);
    }

    /// <summary>The link that somebody asked for, whether or not anything is open.</summary>
    public static Letter LinkAgain(Guid id, Contact contact, Recipient to, IReadOnlyList<CohortTasks> open, string address, DateTimeOffset now) => Of(
        id, contact, to, new("Tautan pribadi Anda", "Your personal link"),
        [
            new Block.Paragraph(new("Anda meminta tautan pribadi untuk evaluasi pelatihan.", "You asked for your personal link to the training evaluation.")),
            open.Count > 0 ? new Block.Items([.. open.Select(Line)]) : new Block.Paragraph(new("Saat ini tidak ada formulir yang menunggu Anda.", "No form waits for you at present.")),
            new Block.Link(new("Buka formulir Anda", "Open your forms"), address), .. Closing(open),
            new Block.Paragraph(new("Jika bukan Anda yang meminta, abaikan surel ini.", "If it was not you who asked, ignore this mail.")),
        ],
        open.Count > 0 ? Calendars.Of(open, now) : null, now);

    public static Letter Thanks(Guid id, Contact contact, Recipient to, DateTimeOffset now) => Of(
        id, contact, to, new("Terima kasih atas jawaban Anda", "Thank you for your answers"),
        [new Block.Paragraph(new(
            "Semua formulir evaluasi pelatihan Anda sudah kami terima; tidak ada lagi yang menunggu Anda. Terima kasih.",
            "We have received all your training evaluation forms; nothing else waits for you. Thank you."))],
        null, now);

    private static Letter Of(Guid id, Contact contact, Recipient to, Sentence subject, IReadOnlyList<Block> blocks, string? calendar, DateTimeOffset now)
    {
        IReadOnlyList<Block> all = [new Block.Paragraph(new($"Yth. {contact.Name},", $"Dear {contact.Name},")), .. blocks];
        var title = $"{subject.Id} / {subject.En}";
        return new(id, [to], title, Blocks.Text(all), Blocks.Html(title, all), calendar, now);
    }

    private static IEnumerable<Block> Closing(IReadOnlyList<CohortTasks> open)
    {
        yield return OwnLink;
        if (open.Any(tasks => tasks.IsTest)) yield return OfTests;
        if (open.Any(tasks => !tasks.IsTest)) yield return OfForms;
    }

    private static Sentence Line(CohortTasks open)
    {
        var (what, lastDay) = (Wording.Task(open.Task, open.Wave, open.Count, open.Minutes), Wording.Date(open.ClosesOn));
        var time = open.Task == TaskKind.Observation ? TimeForOne : new("", "");
        return new($"{open.CohortName}: {what.Id}, paling lambat {lastDay.Id}{time.Id}", $"{open.CohortName}: {what.En}, until {lastDay.En}{time.En}");
    }
}

/// <summary>What one person still has to fill in of one kind in one cohort.</summary>
/// <param name="Count">How many forms: one a participant.</param>
/// <param name="Minutes">How long it may take, where that is limited.</param>
internal sealed record CohortTasks(Guid CohortId, string CohortName, TaskKind Task, int? Wave, DateOnly ClosesOn, int Count, int? Minutes = null)
{
    public bool IsTest => Task is TaskKind.PreTest or TaskKind.PostTest;

    /// <summary>A person's open tasks, what closes first on top.</summary>
    public static IReadOnlyList<CohortTasks> Of(IEnumerable<OpenTask> tasks, IReadOnlyDictionary<Guid, Contact> contacts) =>
    [
        .. tasks.Where(task => contacts.ContainsKey(task.Member))
            .GroupBy(task => (task.CohortId, task.Task, task.Wave, task.ClosesOn, task.Minutes))
            .Select(same => new CohortTasks(same.Key.CohortId, contacts[same.First().Member].CohortName, same.Key.Task, same.Key.Wave, same.Key.ClosesOn, same.Count(), same.Key.Minutes))
            .OrderBy(tasks => tasks.ClosesOn).ThenBy(tasks => tasks.CohortName, StringComparer.Ordinal).ThenBy(tasks => tasks.Task),
    ];
}
