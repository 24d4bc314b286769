using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Problems;
using Evaluation.Notifications.Channels;
using Evaluation.Notifications.TakeRequests;

namespace Evaluation.Notifications.WriteMails;

/// <summary>One mail a day to a training unit: what it should look at.</summary>
internal static class EscalationLetter
{
    private static readonly Dictionary<string, Sentence> Tasks =
        new[] { TaskKind.ReactionSurvey, TaskKind.PreTest, TaskKind.PostTest }.ToDictionary(Code.Of, task => Wording.Task(task, null, 1));

    /// <param name="cohorts">Codes by id.</param>
    public static Letter Of(
        Guid id, IReadOnlyList<Recipient> to, IReadOnlyList<Escalation> escalations, IReadOnlyDictionary<Guid, string> cohorts,
        IReadOnlyDictionary<Guid, Contact> contacts, string portal, DateTimeOffset now)
    {
        var subject = new Sentence($"Evaluasi pelatihan: {escalations.Count} hal perlu ditindaklanjuti", $"Training evaluation: {escalations.Count} thing{(escalations.Count == 1 ? "" : "s")} to look at");
        IReadOnlyList<Block> blocks =
        [
            new Block.Paragraph(new("Tindak lanjut pelatihan berikut memerlukan perhatian Anda:", "These training follow-ups need your attention:")),
            new Block.Items([.. escalations.OrderBy(escalation => cohorts.GetValueOrDefault(escalation.CohortId), StringComparer.Ordinal).Select(escalation => Line(escalation, cohorts, contacts))]),
            new Block.Link(new("Buka pemantauan", "Open the monitoring page"), portal),
        ];
        var title = $"{subject.Id} / {subject.En}";
        return new(id, to, title, Blocks.Text(blocks), Blocks.Html(title, blocks), null, now);
    }

    private static Sentence Line(Escalation escalation, IReadOnlyDictionary<Guid, string> cohorts, IReadOnlyDictionary<Guid, Contact> contacts)
    {
        var cohort = cohorts.GetValueOrDefault(escalation.CohortId) ?? "–";
        var wave = escalation.Wave == Notice.NoWave ? new Sentence("", "") : new($", bulan ke-{escalation.Wave}", $", {escalation.Wave} months");
        var task = Tasks.TryGetValue(escalation.Task, out var named) ? new Sentence($", {named.Id}", $", {named.En}") : new("", "");
        var what = What(escalation, Name(escalation.Rater, contacts), Name(escalation.Participant, contacts));
        return new($"{cohort}{task.Id}{wave.Id}: {what.Id}", $"{cohort}{task.En}{wave.En}: {what.En}");
    }

    private static Sentence What(Escalation escalation, Sentence rater, Sentence participant) => escalation.Reason switch
    {
        "notMyStaff" => new($"{rater.Id} menyatakan {participant.Id} bukan lagi stafnya. Tunjuk penilai lain.", $"{rater.En} says that {participant.En} is no longer on their staff. Name another rater."),
        "couldNotObserve" => new($"{rater.Id} tidak dapat mengamati {participant.Id}. Tunjuk penilai lain, atau kecualikan.", $"{rater.En} could not observe {participant.En}. Name another rater, or exempt."),
        "noRater" => new($"{participant.Id} belum mempunyai penilai.", $"{participant.En} has no rater yet."),
        "shortfall" => new(
            $"kurang dari separuh jawaban yang diharapkan masuk sampai penutupan{Missing(escalation).Id}. Ingatkan, perpanjang, atau alihkan.",
            $"fewer than half of the answers are to be expected by the closing{Missing(escalation).En}. Remind, extend, or reassign."),
        "stillMissing" when escalation.Task is "preTest" or "postTest" => new(
            $"tes sudah ditutup, dan masih ada peserta tanpa nilai{Missing(escalation).Id}. Masukkan nilai yang diperoleh dengan cara lain, atau perpanjang waktunya.",
            $"the test has closed, and participants are without a score{Missing(escalation).En}. Enter scores that they got in another way, or give more time."),
        "unmarked" => new(
            $"masih ada jawaban esai yang menunggu dinilai{Missing(escalation).Id}. Nilai tes itu baru dihitung setelah semua esainya dinilai.",
            $"essays wait to be marked{Missing(escalation).En}. A test counts when all its essays are marked."),
        "stillMissing" => new($"masih ada yang belum menjawab{Missing(escalation).Id}.", $"answers are still missing{Missing(escalation).En}."),
        MailState.NoAddress => new($"{rater.Id} tidak mempunyai alamat surel yang dapat dipakai. Lengkapi datanya.", $"{rater.En} has no usable e-mail address on file. Complete the data."),
        MailState.Rejected => new($"surel untuk {rater.Id} ditolak oleh peladen. Periksa alamatnya.", $"the server refused the mail to {rater.En}. Check the address."),
        _ => new($"surel untuk {rater.Id} tidak sampai. Periksa alamatnya.", $"the mail to {rater.En} did not arrive. Check the address."),
    };

    private static Sentence Missing(Escalation escalation) => escalation.Missing is { } missing ? new($" ({missing} belum ada)", $" ({missing} missing)") : new("", "");

    private static Sentence Name(Guid member, IReadOnlyDictionary<Guid, Contact> contacts) =>
        contacts.TryGetValue(member, out var contact) ? new(contact.Name, contact.Name) : new("seseorang", "somebody");
}
