namespace Evaluation.Portal.Words;

/// <summary>Words of entering from paper.</summary>
internal static class PaperWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["paper.title"] = ("Entri dari kertas", "Entry from paper"),
        ["paper.choose"] = ("Pilih lembar yang ada di meja Anda. Entri tercatat sebagai entri unit pelatihan.", "Choose the sheet that lies before you. It is recorded as entered by the training unit."),
        ["paper.nothing"] = ("Rencana angkatan ini tidak memuat survei, tes, atau tindak lanjut, jadi tidak ada yang dientri.", "The plan of this cohort has no survey, test or follow-up, so there is nothing to enter."),
        ["paper.scores"] = ("Nilai tes", "Test scores"),
        ["paper.scores.about"] = ("tes awal dan tes akhir, 0 sampai {0}", "pre-test and post-test, 0 to {0}"),
        ["paper.pre"] = ("Tes awal", "Pre-test"),
        ["paper.post"] = ("Tes akhir", "Post-test"),
        ["paper.observations"] = ("Pengamatan dan penilaian diri, {0} bulan", "Observations and self-assessments, {0} months"),
        ["answer.selfAssessment"] = ("Penilaian diri", "Self-assessment"),
        ["paper.entered"] = ("Terakhir dientri", "Entered last"),
        ["paper.entered.none"] = ("Belum ada yang dientri dari kertas.", "Nothing has been entered from paper yet."),
        ["paper.corrected"] = ("diperbaiki", "corrected"),
        ["paper.search"] = ("Cari nama pada lembar", "Search for a name on the sheet"),
        ["paper.whose"] = ("Lembar siapa? Yang sudah menjawab tidak ada dalam daftar ini.", "Whose sheet is it? Those who have answered are not in this list."),
        ["paper.allIn"] = ("Semua sudah menjawab.", "Everybody has answered."),
        ["paper.noneFound"] = ("Tidak ada yang cocok. Mungkin orang ini sudah menjawab: lihat “Terakhir dientri”, atau periksa ejaannya.", "Nobody matches. Perhaps they have answered: see “Entered last”, or check the spelling."),
        ["paper.more"] = ("Dan {0} lagi. Cari namanya.", "And {0} more. Search for the name."),
        ["paper.asks"] = ("Dinilai oleh {0}: {1}", "Rated by the {0}: {1}"),
        ["paper.scale"] = ("Salin jawaban dari lembar. Yang kosong di lembar dibiarkan kosong atau ditandai.", "Copy the answers from the sheet. What is empty there stays empty, or is marked so."),
        ["paper.date"] = ("Tanggal pada lembar", "Date on the sheet"),
        ["paper.anonymous"] = ("Survei ini anonim: jangan menyalin nama. Yang dikirim tidak dapat diperbaiki.", "This survey is anonymous: copy no name. What is sent cannot be corrected."),
        ["paper.storedBefore"] = ("Lembar ini sudah dientri pada {0}. Bila dikirim lagi, isinya menggantikan yang sebelumnya.", "This sheet was entered on {0}. If it is sent again, it takes the place of the earlier one."),
        ["paper.storedByOthers"] = ("Sudah dijawab pada {0} ({1}). Bila dikirim, lembar ini menggantikan jawaban itu.", "This was answered on {0} ({1}). If it is sent, the sheet takes the place of that answer."),
        ["paper.ended"] = ("Sesi Anda sudah berakhir. Yang Anda isi masih di halaman ini: masuk lagi di jendela lain, lalu tekan tombolnya lagi di sini.", "Your session has ended. What you filled in is still on this page: sign in again in another window, then press the button here again."),
        ["paper.nextSheet"] = ("Tersimpan. Ini lembar kosong berikutnya.", "Stored. This is the next empty sheet."),
        ["source.link"] = ("oleh orangnya sendiri, lewat tautan", "by themselves, by link"),
        ["source.account"] = ("oleh orangnya sendiri, lewat akun", "by themselves, by account"),
        ["source.entered"] = ("dientri unit pelatihan", "entered by the training unit"),
        ["source.import"] = ("lewat impor", "by import"),
        ["scores.do"] = ("Tulis nilai 0 sampai {0}; batas lulus {1}. Yang kosong tidak dikirim.", "Write scores from 0 to {0}; the pass mark is {1}. What is empty is not sent."),
        ["scores.save"] = ("Simpan nilai", "Save scores"),
        ["scores.mend"] = ("{0} nilai belum tersimpan; alasannya ada di barisnya.", "Scores that are not stored yet: {0}. Each row says why."),
        ["scores.rest"] = ("{0} nilai lain sudah tersimpan.", "Others that are stored: {0}."),
        ["scores.number"] = ("Tulis bilangan, seperti 72 atau 66,5.", "Write a number, such as 72 or 66.5."),
        ["scores.range"] = ("Harus 0 sampai {0}.", "It has to be 0 to {0}."),
        ["scores.cannotEmpty"] = ("Nilai yang sudah tersimpan tidak dapat dikosongkan. Tulis nilai yang benar; yang keliru dientri ditarik lewat “Tarik”.", "A score that is stored cannot be emptied. Write the right one; what was entered by mistake is withdrawn by “Withdraw”."),
        ["scores.changed"] = ("Orang lain baru saja menyimpan {0}. Bila nilai Anda yang benar, simpan lagi.", "Somebody else has just stored {0}. If yours is right, save again."),
        ["note.scores"] = ("{0} nilai tersimpan.", "Scores stored: {0}."),
        ["note.entered"] = ("Lembar tersimpan. Pilih lembar berikutnya.", "The sheet is stored. Choose the next one."),
        ["note.noForm"] = ("Lembar itu tidak ada dalam rencana angkatan ini. Pilih dari daftar.", "The plan of this cohort has no such sheet. Choose from the list."),
    };
}
