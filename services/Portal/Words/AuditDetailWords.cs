namespace Evaluation.Portal.Words;

/// <summary>What else the entries of the audit log say, as people say it.</summary>
internal static class AuditDetailWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["detail.imported"] = ("{0} ditambah, {1} diubah, {2} dihapus", "{0} added, {1} changed, {2} dropped"),
        ["detail.planned"] = ("rencana versi {0}, {1} orang", "plan version {0}, {1} persons"),
        ["detail.added"] = ("{0} baru, {1} diubah", "{0} new, {1} changed"),
        ["detail.version"] = ("versi {0}", "version {0}"),
        ["detail.versionWhy"] = ("versi {0}: “{1}”", "version {0}: “{1}”"),
        ["detail.testChanged"] = ("versi {0}, soalnya diubah", "version {0}, the test was changed"),
        ["detail.links"] = ("{0} tautan", "{0} links"),
        ["detail.persons"] = ("{0} orang", "{0} persons"),
        ["detail.reminded"] = ("tindak lanjut {0} bulan, {1} orang", "follow-up at {0} months, {1} persons"),
        ["detail.compared"] = ("{0} angkatan, {1} berbeda", "{0} cohorts, {1} differing"),
        ["detail.window"] = ("{0} sampai {1}: “{2}”", "{0} to {1}: “{2}”"),
        ["detail.extended"] = ("penilai {0} sampai {1}: “{2}”", "rater {0} until {1}: “{2}”"),
        ["detail.corrected"] = ("{0} mulai {1}", "{0} from {1}"),
        ["detail.correctedWhy"] = ("{0} mulai {1} ({2})", "{0} from {1} ({2})"),
        ["detail.marked"] = ("{0}, lembar {1}: soal {2}", "{0}, paper {1}: question {2}"),
        ["detail.sitting"] = ("{0}, lembar {1}", "{0}, paper {1}"),

        // Single words of what was written down.
        ["detail.is.pre"] = ("tes awal", "pre-test"),
        ["detail.is.post"] = ("tes akhir", "post-test"),
        ["detail.is.late"] = ("setelah ditutup", "after the closing"),
        ["detail.is.early"] = ("sebelum dibuka", "before the opening"),
        ["detail.is.participant"] = ("peserta", "participant"),
        ["detail.is.organiser"] = ("penyelenggara", "organiser"),
        ["detail.is.rater"] = ("penilai", "rater"),
        ["detail.is.peer"] = ("rekan", "peer"),
        ["detail.is.subordinate"] = ("bawahan", "subordinate"),
        ["detail.is.not-my-staff"] = ("bukan bawahannya", "not on their staff"),
        ["detail.is.could-not-observe"] = ("tidak sempat mengamati", "could not observe"),
        ["detail.is.name"] = ("nama", "name"),
        ["detail.is.email"] = ("surel", "e-mail"),
        ["detail.is.phone"] = ("telepon", "phone"),
        ["detail.is.unit"] = ("unit kerja", "unit"),
        ["detail.is.position"] = ("jabatan", "position"),
        ["detail.is.status"] = ("status", "status"),
        ["detail.is.attendedHours"] = ("jam hadir", "hours attended"),
        ["detail.is.supervisor"] = ("atasan", "supervisor"),
        ["detail.is.transferred"] = ("mutasi", "transferred"),
        ["detail.is.promoted"] = ("promosi", "promoted"),
        ["detail.is.retired"] = ("pensiun", "retired"),
        ["detail.is.supervisor-changed"] = ("atasan berganti", "another supervisor"),
        ["detail.is.correction"] = ("pembetulan", "correction"),
        ["detail.is.other"] = ("lainnya", "other"),
        ["detail.is.request"] = ("atas permintaan orangnya", "as the person asked"),
    };
}
