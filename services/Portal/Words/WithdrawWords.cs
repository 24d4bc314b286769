namespace Evaluation.Portal.Words;

/// <summary>Words of taking back what was entered.</summary>
internal static class WithdrawWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["withdraw.title"] = ("Tarik entri", "Withdraw an entry"),
        ["withdraw.link"] = ("Tarik", "Withdraw"),
        ["withdraw.link.about"] = ("Tarik entri ini", "Withdraw this entry"),
        ["withdraw.orCorrect"] = ("Isinya saja yang keliru? Lihat dan perbaiki", "Is only its content wrong? Look at it and correct it"),
        ["withdraw.does"] = ("Bila ditarik", "If it is withdrawn"),
        ["withdraw.does.response"] = ("Jawaban ini tidak dihitung lagi pada tingkat Reaksi, dan orang ini kembali tercatat belum menjawab. Lembarnya dapat dientri lagi.", "This answer no longer counts for the Reaction level, and the person is again one who has not answered. The sheet can be entered again."),
        ["withdraw.does.attempt"] = ("Nilai ini tidak dihitung lagi pada tingkat Pembelajaran. Tanpa kedua nilai, peserta ini tidak ikut dalam perbandingan tes awal dan tes akhir.", "This score no longer counts for the Learning level. Without both scores, the participant is left out of the comparison of pre-test and post-test."),
        ["withdraw.does.observation"] = ("Penilaian ini tidak dihitung lagi pada tingkat Perilaku, dan penilainya kembali tercatat belum menjawab: selama tindak lanjut terbuka, ia diminta lagi.", "This assessment no longer counts for the Behaviour level, and the rater is again one who has not answered: while the follow-up is open, they are asked again."),
        ["withdraw.does.measurement"] = ("Nilai ini tidak dihitung lagi pada tingkat Hasil. KPI mengikuti pengukuran yang tersisa; tanpa pengukuran, KPI belum diukur.", "This value no longer counts for the Results level. The KPI follows the measurements that are left; without any, it is not measured."),
        ["withdraw.does.kpi"] = ("KPI ini hilang dari tingkat Hasil, dan bagian KPI yang tercapai dihitung tanpa KPI ini. Pengukurannya harus ditarik lebih dulu.", "This KPI leaves the Results level, and the share of KPIs achieved is counted without it. Its measurements have to be withdrawn first."),
        ["withdraw.does.finance"] = ("Biaya, manfaat yang diakui, dan ROI dihitung tanpa baris ini.", "Costs, credited benefits and ROI are counted without this line."),
        ["withdraw.follows"] = ("Rantai bukti dihitung ulang dalam beberapa saat; keadaan tingkat dan kesimpulannya dapat berubah.", "The evidence chain is counted anew within moments; the level's state and the verdict may change."),
        ["withdraw.kept"] = ("Entrinya tetap tersimpan sebagai versi lama, dan log audit mencatat siapa yang menarik, kapan, dan mengapa.", "The entry is kept as an earlier version, and the audit log says who withdrew it, when, and why."),
        ["withdraw.reason.hint"] = ("Misalnya: dientri dua kali, atau lembar angkatan lain. Alasan ini masuk log audit: jangan menulis nama.", "For example: entered twice, or a sheet of another cohort. The reason goes into the audit log: write no names."),
        ["withdraw.not.import"] = ("Entri ini masuk lewat impor, jadi tidak dapat ditarik satu per satu. Perbaiki isinya, atau impor lagi berkasnya tanpa baris ini dengan pilihan mengganti.", "This entry came with an import, so it cannot be withdrawn by itself. Correct its content, or import the file again without this row, replacing what is stored."),
        ["withdraw.not.theirs"] = ("Ini diisi orangnya sendiri, jadi tidak dapat ditarik: isinya tetap miliknya.", "This was given by the person themselves, so it cannot be withdrawn: it stays theirs."),
        ["withdraw.not.measured"] = ("KPI ini masih mempunyai pengukuran. Tarik pengukurannya dulu, lalu KPI-nya.", "This KPI still has measurements. Withdraw them first, then the KPI."),
        ["withdraw.send"] = ("Ya, tarik entri ini", "Yes, withdraw this entry"),
        ["withdraw.cancel"] = ("Batal", "Cancel"),
        ["note.withdrawn"] = ("Entri ditarik. Rantai bukti mengikutinya dalam beberapa saat.", "The entry is withdrawn. The evidence chain follows within moments."),
        ["note.withdrawnBefore"] = ("Entri itu sudah tidak ada: sudah ditarik sebelumnya.", "That entry is no longer there: it was withdrawn before."),
    };
}
