namespace Evaluation.Portal.Words;

/// <summary>Names of figures, as they are read where nothing stands around them.</summary>
internal static class FigureWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["figure.attendanceRate"] = ("Kehadiran", "Attendance"),
        ["figure.budgetPlanned"] = ("Anggaran", "Budget"),
        ["figure.budgetSpent"] = ("Anggaran terpakai", "Budget spent"),
        ["figure.invited"] = ("Diminta menjawab", "Invited"),
        ["figure.responded"] = ("Menjawab", "Answered"),
        ["figure.enrolled"] = ("Peserta terdaftar", "Enrolled"),
        ["figure.pretested"] = ("Mengikuti tes awal", "Took the pre-test"),
        ["figure.posttested"] = ("Mengikuti tes akhir", "Took the post-test"),
        ["figure.paired"] = ("Mengikuti kedua tes", "Took both tests"),
        ["figure.completionRate"] = ("Tingkat penyelesaian", "Completion rate"),
        ["figure.preMean"] = ("Rata-rata tes awal", "Pre-test mean"),
        ["figure.postMean"] = ("Rata-rata tes akhir", "Post-test mean"),
        ["figure.gainMean"] = ("Kenaikan rata-rata", "Mean gain"),
        ["figure.percentGain"] = ("Kenaikan nilai", "Gain on the pre-test"),
        ["figure.hakeClass"] = ("Kenaikan ternormalisasi (Hake)", "Normalised gain (Hake)"),
        ["figure.normalisedChange"] = ("Perubahan ternormalisasi (Marx dan Cummings)", "Normalised change (Marx and Cummings)"),
        ["figure.passRate"] = ("Tingkat kelulusan tes akhir", "Pass rate of the post-test"),
        ["figure.passRatePre"] = ("Lulus tes awal", "Passed the pre-test"),
        ["figure.passRatePost"] = ("Lulus tes akhir, di antara peserta kedua tes", "Passed the post-test, among those of both tests"),
        ["figure.t"] = ("t berpasangan", "Paired t"),
        ["figure.p"] = ("p (dua sisi)", "p (two-sided)"),
        ["figure.dz"] = ("Besar efek (dz)", "Effect size (dz)"),
        ["figure.kr20"] = ("Keandalan tes (KR-20)", "Reliability of the test (KR-20)"),
        ["figure.difficulty"] = ("Dijawab benar", "Answered correctly"),
        ["figure.discrimination"] = ("Daya beda", "Discrimination"),
        ["figure.due"] = ("Harus dinilai", "Due"),
        ["figure.weightUsed"] = ("Bobot penilai yang hadir", "Rater weight present"),
        ["figure.raterMean"] = ("Rata-rata penilai", "Mean of raters"),
        ["figure.barrier"] = ("Hambatan", "Barrier"),
        ["figure.rwgMedian"] = ("Kesepakatan penilai (r_wg, median)", "Agreement of raters (r_wg, median)"),
        ["figure.icc1"] = ("Keandalan penilai (ICC 1)", "Reliability of raters (ICC 1)"),
        ["kpi.baseline"] = ("nilai awal", "baseline"),
        ["kpi.target"] = ("sasaran", "target"),
        ["kpi.actual"] = ("nilai kini", "actual"),
        ["kpi.changePercent"] = ("perubahan", "change"),
        ["kpi.achievementPercent"] = ("pencapaian", "achievement"),
        ["kpi.progress"] = ("kemajuan", "progress"),
        ["kpi.effect"] = ("efek", "effect"),
    };
}
