namespace Evaluation.Portal.Words;

/// <summary>Words of whoever marks essays.</summary>
internal static class MarkWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["work.marks"] = ("Penilaian esai", "Essays"),
        ["marks.waiting"] = ("Penilaian esai ({0} menunggu)", "Essays ({0} wait)"),
        ["marks.title"] = ("Penilaian esai", "Marking essays"),
        ["marks.counts"] = ("{0} esai menunggu penilaian, {1} sudah dinilai.", "Essays that wait: {0}. Marked: {1}."),
        ["marks.blind"] = ("Anda melihat nomor, bukan nama. Nilai tes baru dihitung setelah semua esainya dinilai.", "You see numbers, not names. A test is counted once all its essays are marked."),
        ["marks.begin"] = ("Mulai menilai", "Begin marking"),
        ["marks.begin.one"] = ("Nilai esai ini", "Mark this essay"),
        ["marks.progress"] = ("Sejauh mana tesnya", "How far the tests are"),
        ["marks.phase"] = ("Tes", "Test"),
        ["marks.inProgress"] = ("Sedang dikerjakan", "Being taken"),
        ["marks.awaitingMarks"] = ("Menunggu nilai esai", "Waiting for marks"),
        ["marks.scored"] = ("Selesai", "Done"),
        ["marks.open"] = ("Menunggu", "Waiting"),
        ["marks.open.none"] = ("Tidak ada esai yang menunggu.", "No essay waits."),
        ["marks.marked"] = ("Sudah dinilai", "Marked"),
        ["marks.marked.none"] = ("Belum ada esai yang dinilai.", "No essay is marked yet."),
        ["marks.number"] = ("Nomor {0}", "Number {0}"),
        ["marks.given"] = ("{0} dari {1} poin", "points: {0} of {1}"),
        ["marks.changes"] = ("sudah dinilai; perubahan menjadi koreksi nilai tesnya", "marked; a change corrects the score of the test"),
        ["marks.left"] = ("{0} esai menunggu", "essays that wait: {0}"),
        ["marks.question"] = ("Soal", "Question"),
        ["marks.rubric"] = ("Rubrik", "Rubric"),
        ["marks.rubric.none"] = ("Soal ini tidak punya rubrik.", "This question has no rubric."),
        ["marks.answer"] = ("Jawaban", "Answer"),
        ["marks.points"] = ("Poin, 0 sampai {0}", "Points, 0 to {0}"),
        ["marks.points.wrong"] = ("Tulis poin dari 0 sampai {0}, dengan angka.", "Write the points from 0 to {0}, as a number."),
        ["marks.remark"] = ("Catatan (boleh kosong)", "Remark (may stay empty)"),
        ["marks.remark.hint"] = ("Alasan poinnya, untuk yang melihatnya lagi.", "Why, for whoever looks at it again."),
        ["marks.saveNext"] = ("Simpan dan berikutnya", "Save and next"),
        ["marks.save"] = ("Simpan perubahan", "Save the change"),
        ["marks.skip"] = ("Lewati", "Skip"),
        ["note.marked"] = ("Poin tersimpan. Ini esai berikutnya.", "The points are stored. This is the next essay."),
        ["note.allMarked"] = ("Poin tersimpan. Semua esai sudah dinilai.", "The points are stored. All essays are marked."),
        ["note.markChanged"] = ("Perubahan poin tersimpan.", "The change of points is stored."),
    };
}
