namespace Evaluation.Portal.Words;

/// <summary>What a figure rests on that is computed from no other figure of the chain: answers, scores, entries.</summary>
internal static class RawWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["raw.attendanceRate"] = ("Jam hadir setiap peserta dan jam pelatihan, di daftar peserta dan rencana.", "The hours attended of each participant and the hours of the training, in the list of participants and the plan."),
        ["raw.budgetPlanned"] = ("Anggaran dalam rencana angkatan.", "The budget in the cohort's plan."),
        ["raw.budgetSpent"] = ("Anggaran terpakai dalam rencana angkatan.", "The budget spent in the cohort's plan."),
        ["raw.invited"] = ("Daftar orang angkatan ini.", "The list of people of this cohort."),
        ["raw.responded"] = ("Jawaban survei yang diterima.", "The survey answers that were taken."),
        ["raw.itemMean"] = ("Jawaban setiap orang atas butir ini, pada skala survei.", "Each person's answer to this item, on the survey's scale."),
        ["raw.alpha"] = ("Jawaban setiap orang yang menjawab semua butir dimensi ini.", "The answers of each person who answered all items of this dimension."),
        ["raw.t"] = ("Kenaikan setiap peserta yang mengikuti kedua tes.", "The gain of each participant who took both tests."),
        ["raw.dz"] = ("Kenaikan setiap peserta yang mengikuti kedua tes.", "The gain of each participant who took both tests."),
        ["raw.enrolled"] = ("Daftar peserta angkatan ini.", "The list of participants of this cohort."),
        ["raw.pretested"] = ("Nilai tes awal yang diterima.", "The pre-test scores that were taken."),
        ["raw.posttested"] = ("Nilai tes akhir yang diterima.", "The post-test scores that were taken."),
        ["raw.paired"] = ("Nilai tes awal dan tes akhir setiap peserta.", "The pre-test and post-test score of each participant."),
        ["raw.normalisedChange"] = ("Nilai tes awal dan tes akhir setiap peserta, dan nilai tertinggi yang mungkin.", "The pre-test and post-test score of each participant, and the highest score that is possible."),
        ["raw.distribution"] = ("Nilai setiap peserta yang mengikuti kedua tes.", "The score of each participant who took both tests."),
        ["raw.kr20"] = ("Jawaban benar dan salah setiap pengerjaan tes akhir.", "The right and wrong answers of each post-test attempt."),
        ["raw.difficulty"] = ("Jawaban setiap pengerjaan tes akhir atas soal ini.", "The answer of each post-test attempt to this question."),
        ["raw.difficulty.essay"] = ("Poin yang diberikan penilai untuk setiap jawaban atas soal ini.", "The points that the assessors gave for each answer to this question."),
        ["raw.discrimination"] = ("Jawaban setiap pengerjaan tes akhir atas soal ini dan soal lain.", "The answers of each post-test attempt to this question and the others."),
        ["raw.due"] = ("Daftar peserta angkatan ini, tanpa yang dikecualikan.", "The list of participants of this cohort, without those who are exempt."),
        ["raw.exempt"] = ("Pengecualian yang dicatat unit pelatihan, dengan alasannya.", "The exemptions that the training unit recorded, with their reasons."),
        ["raw.observed"] = ("Pengamatan yang diterima dari para penilai.", "The observations that were taken from the raters."),
        ["raw.weightUsed"] = ("Kelompok penilai yang menjawab untuk setiap peserta, dan bobotnya dalam rencana.", "The rater groups that answered for each participant, and their weights in the plan."),
        ["raw.raterMean"] = ("Pengamatan kelompok penilai ini, masing-masing rata-rata butir yang dinilai.", "The observations of this rater group, each the mean of the items that were rated."),
        ["raw.applied"] = ("Jawaban atasan atas pertanyaan penerapan.", "The supervisors' answers to the question of application."),
        ["raw.barrier"] = ("Hambatan yang dipilih para penilai.", "The barriers that the raters chose."),
        ["raw.rwgMedian"] = ("Nilai para penilai atas peserta yang sama, butir demi butir.", "What the raters of one participant gave, item by item."),
        ["raw.icc1"] = ("Skor para penilai atas setiap peserta.", "The raters' scores of each participant."),
        ["raw.achievedShare"] = ("Setiap KPI angkatan ini dengan sasarannya.", "Every KPI of this cohort with its target."),
        ["raw.baseline"] = ("Nilai awal yang ditulis bersama KPI.", "The baseline that was written down with the KPI."),
        ["raw.target"] = ("Sasaran yang ditulis bersama KPI.", "The target that was written down with the KPI."),
        ["raw.actual"] = ("Pengukuran KPI setiap unit terlatih pada bulan itu.", "The measurements of the KPI of each trained unit in that month."),
        ["raw.effect"] = ("Pengukuran KPI sebelum dan sesudah pelatihan.", "The measurements of the KPI before and after the training."),
        ["raw.effect.comparison"] = ("Pengukuran KPI unit terlatih dan unit pembanding, sebelum dan sesudah pelatihan.", "The measurements of the KPI of trained and comparison units, before and after the training."),
        ["raw.effect.trend"] = ("Pengukuran KPI bulan demi bulan, sebelum dan sesudah pelatihan.", "The measurements of the KPI month by month, before and after the training."),
        ["raw.cost"] = ("Baris biaya yang dicatat unit pelatihan.", "The lines of costs that the training unit recorded."),
        ["raw.benefit"] = ("Baris manfaat yang dicatat unit pelatihan.", "The lines of benefits that the training unit recorded."),
        ["raw.spearman"] = ("Angka setiap peserta di kedua tingkat, tanpa nama.", "Each participant's figure on both levels, without names."),
    };
}
