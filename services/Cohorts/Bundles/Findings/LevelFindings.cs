using Evaluation.Contracts.Answers;
using static Evaluation.Cohorts.Bundles.Findings.Finding;

namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What can be wrong with the data of the four levels.</summary>
internal static class LevelFindings
{
    // Reaction, and answers on a scale in general

    public static Finding AnswerNotANumber(int row, string item, string value) => new("answerNotANumber",
        $"Jawaban {item} pada baris {row} bukan angka (\"{Shown(value)}\"). Tulis angka pada skala, atau kosongkan.",
        $"The answer to {item} in row {row} is not a number (\"{Shown(value)}\"). Write a number on the scale, or leave it empty.");

    public static Finding AnswerNotWhole(int row, string item, string value) => new("answerNotWhole",
        $"Jawaban {item} pada baris {row} bukan bilangan bulat ({Comma(Shown(value))}). Tulis bilangan bulat pada skala.",
        $"The answer to {item} in row {row} is not a whole number ({Shown(value)}). Write a whole number on the scale.");

    public static Finding AnswerOffScale(int row, string item, string value, int min, int max) => new("answerOffScale",
        $"Jawaban {item} pada baris {row} di luar skala {min} sampai {max} ({Shown(value)}). Perbaiki atau kosongkan.",
        $"The answer to {item} in row {row} is off the scale of {min} to {max} ({Shown(value)}). Correct it, or leave it empty.");

    public static Finding ResponseEmpty(int row) => new("responseEmpty",
        $"Baris {row} tidak berisi satu jawaban pun. Isi jawabannya atau hapus barisnya.",
        $"Row {row} has no answer at all. Fill in the answers, or remove the row.");

    public static Finding RespondentNamed(int row) => new("respondentNamed",
        $"Baris {row} menyebut responden, padahal angkatan ini anonim. Kosongkan kolom respondent.",
        $"Row {row} names a respondent, but this cohort is anonymous. Empty the column respondent.");

    public static Finding ResponseTwice(int row, string respondent, int first) => new("responseTwice",
        $"Responden {Shown(respondent)} pada baris {row} sudah menjawab di baris {first}. Sisakan satu.",
        $"The respondent {Shown(respondent)} in row {row} has answered in row {first} already. Keep one.");

    public static Finding ResponsesTooMany(int row, int invited) => new("responsesTooMany",
        $"Baris {row} adalah jawaban ke-{invited + 1}, padahal hanya {invited} orang yang diundang. Hapus jawaban yang berlebih.",
        $"Row {row} is response {invited + 1}, but only {invited} people were invited. Remove the surplus.");

    // Learning

    public static Finding ScoreOutsideRange(int row, string value, string max) => new("scoreOutsideRange",
        $"Nilai {Comma(Shown(value))} pada baris {row} di luar 0 sampai {Comma(max)}. Perbaiki nilainya.",
        $"The score {Shown(value)} in row {row} is outside 0 to {max}. Correct it.");

    public static Finding ScoreTwice(int row, string phase, int first) => new("scoreTwice",
        $"Tes {phase} peserta pada baris {row} sudah ada di baris {first}. Sisakan satu.",
        $"The {phase}-test of the participant in row {row} stands in row {first} already. Keep one.");

    public static Finding ScoreBesideAnswers(int row) => new("scoreBesideAnswers",
        $"Baris {row} berisi nilai dan juga jawaban soal. Isi salah satu; nilai dihitung dari jawaban.",
        $"Row {row} has both a score and answers. Fill in one of them; the score follows from the answers.");

    public static Finding OptionUnknown(int row, string question, string value, IEnumerable<string> options) => new("optionUnknown",
        $"Jawaban {Shown(question)} pada baris {row} bukan salah satu pilihan ({Shown(value)}). Pilihan: {Shown(string.Join(", ", options))}.",
        $"The answer to {Shown(question)} in row {row} is not one of the options ({Shown(value)}). Options: {Shown(string.Join(", ", options))}.");

    public static Finding EssayOutsideRange(int row, string question, string value, string points) => new("essayOutsideRange",
        $"Poin {Shown(question)} pada baris {row} di luar 0 sampai {Comma(points)} ({Comma(Shown(value))}). Perbaiki poinnya.",
        $"The points for {Shown(question)} in row {row} are outside 0 to {points} ({Shown(value)}). Correct them.");

    // Behaviour

    public static Finding WaveUnknown(int row, string value, IEnumerable<int> waves) => new("waveUnknown",
        $"Tindak lanjut \"{Shown(value)}\" pada baris {row} tidak ada dalam rencana. Yang direncanakan, dalam bulan: {string.Join(", ", waves)}.",
        $"The wave \"{Shown(value)}\" in row {row} is not in the plan. Planned, in months: {string.Join(", ", waves)}.");

    public static Finding SelfByOther(int row, string rater) => new("selfByOther",
        $"Penilaian mandiri pada baris {row} dibuat oleh {Shown(rater)}, bukan peserta sendiri. Perbaiki penilai atau kelompoknya.",
        $"The self-observation in row {row} is by {Shown(rater)}, not by the participant. Correct the rater or the group.");

    public static Finding RaterIsParticipant(int row, string group) => new("raterIsParticipant",
        $"Peserta pada baris {row} menilai dirinya sebagai {group}. Ubah kelompoknya menjadi self atau perbaiki penilainya.",
        $"The participant in row {row} rates themselves as {group}. Change the group to self, or correct the rater.");

    public static Finding AppliedByOther(int row, string group) => new("appliedByOther",
        $"Kolom applied pada baris {row} diisi oleh kelompok {group}. Hanya atasan (supervisor) yang mengisinya; kosongkan.",
        $"The column applied in row {row} is filled in by the group {group}. Only a supervisor says so; empty it.");

    public static Finding ObservationEmpty(int row) => new("observationEmpty",
        $"Baris {row} tidak berisi butir, penerapan, atau hambatan. Isi salah satu atau hapus barisnya.",
        $"Row {row} has no items, no application and no barriers. Fill in one of them, or remove the row.");

    public static Finding ObservationTwice(int row, string rater, int first) => new("observationTwice",
        $"Penilai {Shown(rater)} pada baris {row} sudah menilai peserta ini untuk tindak lanjut yang sama di baris {first}. Sisakan satu.",
        $"The rater {Shown(rater)} in row {row} has observed this participant in the same wave in row {first} already. Keep one.");

    public static Finding SupervisorTwice(int row, int first) => new("supervisorTwice",
        $"Peserta pada baris {row} sudah dinilai seorang atasan untuk tindak lanjut yang sama di baris {first}. Sisakan satu.",
        $"The participant in row {row} was observed by a supervisor in the same wave in row {first} already. Keep one.");

    public static Finding AnswersInExemptRow(int row, string column) => new("answersInExemptRow",
        $"Baris {row} mengecualikan peserta, tetapi kolom {column} terisi. Kosongkan kolom itu atau kolom exempt.",
        $"Row {row} exempts the participant, but the column {column} is filled in. Empty it, or empty exempt.");

    public static Finding ExemptTwice(int row, int first) => new("exemptTwice",
        $"Peserta pada baris {row} sudah dikecualikan dari tindak lanjut yang sama di baris {first}. Hapus salah satu.",
        $"The participant in row {row} is exempt from the same wave in row {first} already. Remove one of them.");

    // Results

    public static Finding KpiTwice(int row, string code, int first) => new("kpiTwice",
        $"KPI {Shown(code)} pada baris {row} sudah ada di baris {first}. Hapus salah satu.",
        $"The KPI {Shown(code)} in row {row} stands in row {first} already. Remove one of them.");

    public static Finding KpiTargetWrongSide(int row, string target, string baseline, string direction) => new("kpiTargetWrongSide",
        $"Target {Comma(target)} pada baris {row} berlawanan dengan arah {direction} dari nilai awal {Comma(baseline)}. Perbaiki target atau arahnya.",
        $"The target {target} in row {row} goes against the direction {direction} from the baseline {baseline}. Correct the target or the direction.");

    public static Finding KpiUnknown(int row, string code) => new("kpiUnknown",
        $"KPI {Shown(code)} pada baris {row} tidak dikenal. Periksa kodenya atau tambahkan ke kpis.csv.",
        $"The KPI {Shown(code)} in row {row} is not known. Check the code, or add it to kpis.csv.");

    public static Finding MonthOutsideRange(int row, int month) => new("monthOutsideRange",
        $"Bulan {month} pada baris {row} terlalu jauh. Bulan dihitung dari akhir pelatihan, {-Measurement.MostMonths} sampai {Measurement.MostMonths}.",
        $"Month {month} in row {row} is too far away. Months count from the cohort's end, {-Measurement.MostMonths} to {Measurement.MostMonths}.");

    public static Finding MeasurementTwice(int row, int first) => new("measurementTwice",
        $"Nilai pada baris {row} untuk KPI, kelompok, unit, dan bulan yang sama sudah ada di baris {first}. Sisakan satu.",
        $"The value in row {row} for the same KPI, group, unit and month stands in row {first} already. Keep one.");
}
