using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.SendMails;

namespace Evaluation.Notifications.WriteMails;

/// <summary>Mails to those who answer: invitation, reminder, digest of several, thanks, and the link sent again.</summary>
internal static class TaskLetters
{
    private static readonly Block.Paragraph OwnLink = new(new(
        "Tautan ini hanya untuk Anda dan tidak memerlukan kata sandi; jangan diteruskan.", "This link is for you alone and needs no password; please do not pass it on."));

    private static readonly Block.Paragraph OfForms = new(new(
        "Jawaban formulir tersimpan sambil Anda mengisi, dan dapat diperbaiki sampai batas waktu.", "Answers to forms are kept as you go, and can be corrected until the last day."));

    private static readonly Block.Paragraph OfSurveys = new(new(
        "Survei diisi dan dikirim satu kali; sesudah dikirim jawabannya tidak dapat diubah.", "A survey is filled in and sent once; after that its answers cannot be changed."));

    private static readonly Block.Paragraph OfTests = new(new(
        "Tes dikerjakan satu kali dan dikumpulkan satu kali. Waktunya berjalan sejak Anda menekan Mulai; jawaban tersimpan sambil Anda mengerjakan, dan yang tersimpan dikumpulkan sendiri bila waktunya habis.",
        "A test is taken once and handed in once. Its time runs from when you press Start; answers are kept as you go, and what is kept is handed in by itself when the time is over."));

    // A form about one participant is made to take no longer; how long a survey takes depends on its items, and a test says its time itself.
    private static readonly Sentence TimeForOne = new(" (sekitar 3 menit tiap peserta)", " (about 3 minutes for each participant)");

    /// <summary>What is open, in one mail: what kind it is follows from what was asked for.</summary>
    /// <param name="content">Its kinds are invitation and reminder, as far as the mail is about either.</param>
    /// <param name="address">Of the page, with the personal secret.</param>
    public static Letter Tasks(MailContent content, string address, DateTimeOffset now)
    {
        var (open, kinds, from) = (content.Open, content.Kinds, Wording.Row(content.Agencies));
        var lastDay = Wording.Date(open.Min(task => task.ClosesOn));
        var (subject, opening) = (open.Count > 1, kinds.Contains(NoticeKind.Invitation), kinds.Contains(NoticeKind.Reminder)) switch
        {
            (true, _, _) => (
                new Sentence($"{open.Count} formulir evaluasi pelatihan menunggu Anda", $"{open.Count} training evaluation forms wait for you"),
                new Sentence($"Beberapa formulir evaluasi pelatihan dari {from.Id} menunggu jawaban Anda:", $"Several training evaluation forms from {from.En} wait for your answer:")),
            (_, false, true) => (
                new($"Pengingat: evaluasi pelatihan sampai {lastDay.Id}", $"Reminder: training evaluation until {lastDay.En}"),
                new($"{from.Id} belum menerima jawaban Anda untuk:", $"{from.En} is still waiting for your answer to:")),
            _ => (
                new($"Undangan evaluasi: {open[0].CohortName}", $"Invitation to evaluate: {open[0].CohortName}"),
                new($"{from.Id} mengundang Anda mengisi:", $"{from.En} invites you to fill in:")),
        };
        return Of(content, subject, [
            new Block.Paragraph(opening), Items(open),
            new Block.Link(new("Buka formulir Anda", "Open your forms"), address), .. Closing(open)], Calendars.Of(open, now), now);
    }

    /// <summary>The link that somebody asked for, whether or not anything is open.</summary>
    public static Letter LinkAgain(MailContent content, string address, DateTimeOffset now) => Of(
        content, new("Tautan pribadi Anda", "Your personal link"),
        [
            new Block.Paragraph(new(
                $"Anda meminta tautan pribadi untuk evaluasi pelatihan {Wording.Row(content.Agencies).Id}.", $"You asked for your personal link to the training evaluation of {Wording.Row(content.Agencies).En}.")),
            content.Open.Count > 0 ? Items(content.Open) : new Block.Paragraph(new("Saat ini tidak ada formulir yang menunggu Anda.", "No form waits for you at present.")),
            new Block.Link(new("Buka formulir Anda", "Open your forms"), address), .. Closing(content.Open),
            new Block.Paragraph(new("Jika bukan Anda yang meminta, abaikan surel ini.", "If it was not you who asked, ignore this mail.")),
        ],
        content.Open.Count > 0 ? Calendars.Of(content.Open, now) : null, now);

    public static Letter Thanks(MailContent content, DateTimeOffset now) => Of(
        content, new("Terima kasih atas jawaban Anda", "Thank you for your answers"),
        [new Block.Paragraph(new(
            $"Semua formulir evaluasi pelatihan Anda sudah diterima {Wording.Row(content.Agencies).Id}; tidak ada lagi yang menunggu Anda. Terima kasih.",
            $"All your training evaluation forms have reached {Wording.Row(content.Agencies).En}; nothing else waits for you. Thank you."))],
        null, now);

    private static Letter Of(MailContent content, Sentence subject, IReadOnlyList<Block> blocks, string? calendar, DateTimeOffset now)
    {
        IReadOnlyList<Block> all = [new Block.Paragraph(new($"Yth. {content.Contact!.Name},", $"Dear {content.Contact.Name},")), .. blocks];
        var title = $"{subject.Id} / {subject.En}";
        return new(content.Mail.Id, content.To, title, Blocks.Text(all), Blocks.Html(title, all), calendar, now);
    }

    private static IEnumerable<Block> Closing(IReadOnlyList<CohortTasks> open)
    {
        yield return OwnLink;
        if (open.Any(tasks => tasks.IsTest)) yield return OfTests;
        if (open.Any(tasks => tasks.Task == TaskKind.ReactionSurvey)) yield return OfSurveys;
        if (open.Any(tasks => tasks.Task is TaskKind.Observation or TaskKind.SelfAssessment)) yield return OfForms;
    }

    private static Block.Items Items(IReadOnlyList<CohortTasks> open)
    {
        // Of one agency only, the opening has said whose they are.
        var areOfSeveral = open.Select(tasks => tasks.Agency).Distinct().Count() > 1;
        return new([.. open.Select(tasks => Line(tasks, areOfSeveral ? $"{tasks.CohortName} ({tasks.Agency})" : tasks.CohortName))]);
    }

    private static Sentence Line(CohortTasks open, string whose)
    {
        var (what, lastDay) = (Wording.Task(open.Task, open.Wave, open.Count, open.Minutes), Wording.Date(open.ClosesOn));
        var time = open.Task == TaskKind.Observation ? TimeForOne : new("", "");
        return new($"{whose}: {what.Id}, paling lambat {lastDay.Id}{time.Id}", $"{whose}: {what.En}, until {lastDay.En}{time.En}");
    }
}

/// <summary>What one person still has to fill in of one kind in one cohort.</summary>
/// <param name="Count">How many forms: one a participant.</param>
/// <param name="Minutes">How long it may take, where that is limited.</param>
/// <param name="Agency">Name of the agency that asks.</param>
internal sealed record CohortTasks(Guid CohortId, string CohortName, TaskKind Task, int? Wave, DateOnly ClosesOn, int Count, int? Minutes = null, string Agency = "")
{
    public bool IsTest => Task is TaskKind.PreTest or TaskKind.PostTest;

    /// <summary>A person's open tasks, what closes first on top.</summary>
    public static IReadOnlyList<CohortTasks> Of(IEnumerable<OpenTask> tasks, IReadOnlyDictionary<Guid, Contact> contacts) =>
    [
        .. tasks.Where(task => contacts.ContainsKey(task.Member))
            .GroupBy(task => (task.CohortId, task.Task, task.Wave, task.ClosesOn, task.Minutes))
            .Select(same => (same.Key, Count: same.Count(), Contact: contacts[same.First().Member]))
            .Select(same => new CohortTasks(
                same.Key.CohortId, same.Contact.CohortName, same.Key.Task, same.Key.Wave, same.Key.ClosesOn, same.Count, same.Key.Minutes, Wording.Agency(same.Contact)))
            .OrderBy(tasks => tasks.ClosesOn).ThenBy(tasks => tasks.CohortName, StringComparer.Ordinal).ThenBy(tasks => tasks.Task),
    ];
}
