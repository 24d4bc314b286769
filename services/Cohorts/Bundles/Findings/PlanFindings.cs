using System.Globalization;
using Evaluation.Contracts.Plans;
using static Evaluation.Cohorts.Bundles.Findings.Finding;

namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What can be wrong with a plan that has the right shape: what MODEL says.</summary>
internal static class PlanFindings
{
    public static Finding CodeReserved(string code) => new("codeReserved",
        $"Kode {code} dipakai sistem ini untuk alamat halaman lain. Tambahkan sesuatu, misalnya {code}-01.",
        $"The code {code} is the address of something else in this system. Add something to it, such as {code}-01.");

    public static Finding EndBeforeStart(DateOnly start, DateOnly end) => new("endBeforeStart",
        $"Angkatan berakhir {end:yyyy-MM-dd}, sebelum mulai {start:yyyy-MM-dd}. Perbaiki salah satu tanggal.",
        $"The cohort ends on {end:yyyy-MM-dd}, before it starts on {start:yyyy-MM-dd}. Correct one of the dates.");

    public static Finding TimeZoneUnknown(string value) => new("timeZoneUnknown",
        $"Zona waktu \"{Shown(value)}\" tidak dikenal. Pakai nama IANA: Asia/Jakarta, Asia/Makassar, atau Asia/Jayapura.",
        $"The time zone \"{Shown(value)}\" is not known. Use an IANA name: Asia/Jakarta, Asia/Makassar or Asia/Jayapura.");

    public static Finding ScaleReversed(int min, int max) => new("scaleReversed",
        $"Ujung atas skala ({max}) tidak di atas ujung bawahnya ({min}). Perbaiki skala.",
        $"The top of the scale ({max}) is not above its bottom ({min}). Correct the scale.");

    public static Finding CodeTwice(string code) => new("codeTwice",
        $"\"{Shown(code)}\" ada dua kali. Beri kode lain atau hapus salah satu.",
        $"\"{Shown(code)}\" is there twice. Give it another code, or remove one of them.");

    public static Finding CodeIsColumn(string code) => new("codeIsColumn",
        $"Kode \"{Shown(code)}\" sama dengan nama kolom tetap. Beri kode lain.",
        $"The code \"{Shown(code)}\" is the name of a fixed column. Give it another code.");

    public static Finding DimensionReserved(string code) => new("dimensionReserved",
        $"Kode dimensi \"{code}\" dipakai untuk keseluruhan. Beri kode lain.",
        $"The dimension code \"{code}\" stands for the whole. Give it another code.");

    public static Finding IndicatorItemUnknown(string item, string dimension) => new("indicatorItemUnknown",
        $"Butir \"{Shown(item)}\" tidak ada dalam dimensi {Shown(dimension)}. Pakai butir dari dimensi itu.",
        $"The item \"{Shown(item)}\" is not one of the dimension {Shown(dimension)}. Use items of that dimension.");

    public static Finding PassMarkAboveMaximum(string mark, string max) => new("passMarkAboveMaximum",
        $"Batas lulus {Comma(mark)} di atas nilai tertinggi {Comma(max)}. Turunkan batas lulus.",
        $"The pass mark {mark} is above the highest score {max}. Lower the pass mark.");

    public static Finding KeyMissing(string question) => new("keyMissing",
        $"Soal {Shown(question)} belum punya kunci. Isi key (single) atau keys (multiple).",
        $"The question {Shown(question)} has no key. Fill in key (single) or keys (multiple).");

    public static Finding KeyMisplaced(string question, string type) => new("keyMisplaced",
        $"Soal {Shown(question)} bertipe {type}; kunci jenis ini tidak dipakai. Hapus, atau ubah tipe soalnya.",
        $"The question {Shown(question)} is of type {type}, which does not use this key. Remove it, or change the type.");

    public static Finding KeyNotAnOption(string question, string key) => new("keyNotAnOption",
        $"Kunci \"{Shown(key)}\" soal {Shown(question)} tidak ada di antara pilihannya. Perbaiki kunci atau pilihan.",
        $"The key \"{Shown(key)}\" of question {Shown(question)} is not one of its options. Correct the key or the options.");

    public static Finding OptionUnusable(string question, string option) => new("optionUnusable",
        $"Pilihan \"{Shown(option)}\" soal {Shown(question)} tidak dapat dibedakan dari jawaban kosong atau pemisah |. Tulis lain.",
        $"The option \"{Shown(option)}\" of question {Shown(question)} cannot be told from a blank answer or the separator |. Reword it.");

    public static Finding WaveOutsidePolicy(int months, FollowUpPolicy policy) => new("waveOutsidePolicy",
        $"Tindak lanjut pada bulan ke-{months} di luar kebijakan: bulan ke-{policy.MinMonths} sampai ke-{policy.MaxMonths}. Ubah bulannya.",
        $"A follow-up at {months} months is outside the policy of {policy.MinMonths} to {policy.MaxMonths} months. Change the months.");

    public static Finding WaveTwice(int months) => new("waveTwice",
        $"Tindak lanjut pada bulan ke-{months} ada dua kali. Hapus salah satu.",
        $"The follow-up at {months} months is there twice. Remove one of them.");

    public static Finding WavesNotAscending(int months) => new("wavesNotAscending",
        $"Tindak lanjut pada bulan ke-{months} berdiri sesudah yang lebih lambat. Urutkan dari yang paling awal.",
        $"The follow-up at {months} months stands after a later one. Put the earliest first.");

    public static Finding WaveClosesBeforeOpening(DateOnly opens, DateOnly closes) => new("waveClosesBeforeOpening",
        $"Tindak lanjut ditutup {closes:yyyy-MM-dd}, sebelum dibuka {opens:yyyy-MM-dd}. Perbaiki salah satu tanggal.",
        $"The follow-up closes on {closes:yyyy-MM-dd}, before it opens on {opens:yyyy-MM-dd}. Correct one of the dates.");

    public static Finding TargetLevelNotPlanned(string level) => new("targetLevelNotPlanned",
        $"Target ini untuk tingkat {level}, yang tidak ada dalam rencana. Hapus target atau rencanakan tingkatnya.",
        $"This target is for the level {level}, which is not in the plan. Remove the target, or plan the level.");

    public static Finding TargetMetricMisfit(string metric, string level, IEnumerable<string> fitting) => new("targetMetricMisfit",
        $"Ukuran {metric} bukan milik tingkat {level}. Pilih salah satu dari: {string.Join(", ", fitting)}.",
        $"The metric {metric} does not belong to the level {level}. Choose one of: {string.Join(", ", fitting)}.");

    public static Finding TargetGroupMissing() => new("targetGroupMissing",
        "Target reaksi belum menyebut kelompoknya. Isi group dengan participant atau organiser.",
        "This reaction target does not say whose it is. Fill in group with participant or organiser.");

    public static Finding TargetGroupUnknown(string group) => new("targetGroupUnknown",
        $"Kelompok {group} tidak mengisi instrumen ini. Tambahkan ke groups atau ubah target.",
        $"The group {group} does not answer this instrument. Add it to groups, or change the target.");

    public static Finding TargetGroupMisplaced(string level) => new("targetGroupMisplaced",
        $"Target tingkat {level} tidak memakai group. Hapus.", $"A target of the level {level} has no group. Remove it.");

    public static Finding TargetWaveMisplaced(string level) => new("targetWaveMisplaced",
        $"Target tingkat {level} tidak memakai wave. Hapus.", $"A target of the level {level} has no wave. Remove it.");

    public static Finding TargetWaveUnknown(int wave) => new("targetWaveUnknown",
        $"Tindak lanjut pada bulan ke-{wave} tidak direncanakan. Perbaiki wave atau tambahkan ke waves.",
        $"No follow-up is planned at {wave} months. Correct wave, or add it to waves.");

    public static Finding TargetOutOfRange(string metric, double value)
    {
        var written = value.ToString(CultureInfo.InvariantCulture);
        return new("targetOutOfRange",
            $"Sasaran {metric} tidak mungkin {Comma(written)}. Tulis angka dari 0 sampai 1, misalnya 0,6 untuk 60 %.",
            $"A target for {metric} cannot be {written}. Write a number between 0 and 1, such as 0.6 for 60 %.");
    }

    public static Finding TargetTwice() => new("targetTwice",
        "Sudah ada target untuk tingkat, ukuran, kelompok, dan tindak lanjut yang sama. Hapus salah satu.",
        "There is a target for the same level, metric, group and wave already. Remove one of them.");
}
