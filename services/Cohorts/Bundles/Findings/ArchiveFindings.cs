using static Evaluation.Cohorts.Bundles.Findings.Finding;

namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What can be wrong with the archive and with files as a whole.</summary>
internal static class ArchiveFindings
{
    public static Finding ArchiveTooLarge(long bytes) => new("archiveTooLarge",
        $"Berkas ZIP lebih besar dari {bytes / 1_000_000} MB. Kirim hanya berkas angkatan ini.",
        $"The ZIP is larger than {bytes / 1_000_000} MB. Send only the files of this cohort.");

    public static Finding ArchiveUnreadable() => new("archiveUnreadable",
        "Berkas ini bukan ZIP atau rusak. Buat ulang ZIP-nya, lalu unggah lagi.",
        "This file is not a ZIP, or it is damaged. Make the ZIP again and upload it once more.");

    public static Finding ArchiveExpandsTooFar(long bytes) => new("archiveExpandsTooFar",
        $"Isi ZIP melebihi {bytes / 1_000_000} MB setelah dibuka. Hapus berkas yang tidak perlu atau pecah kiriman.",
        $"The ZIP holds more than {bytes / 1_000_000} MB once opened. Remove files that are not needed, or send it in parts.");

    public static Finding EntriesTooMany(int limit) => new("entriesTooMany",
        $"ZIP berisi lebih dari {limit} berkas. Masukkan hanya berkas angkatan ini.",
        $"The ZIP holds more than {limit} files. Put in only the files of this cohort.");

    public static Finding EntryEncrypted(string name) => new("entryEncrypted",
        $"Berkas {Shown(name)} terkunci kata sandi. Buat ZIP tanpa kata sandi.",
        $"The file {Shown(name)} is locked with a password. Make the ZIP without one.");

    public static Finding EntryDamaged(string name) => new("entryDamaged",
        $"Berkas {Shown(name)} di dalam ZIP rusak, atau dikompres dengan cara yang tidak biasa. Buat ulang ZIP-nya dengan Deflate, lalu unggah lagi.",
        $"The file {Shown(name)} in the ZIP is damaged, or compressed in an unusual way. Make the ZIP again with Deflate and upload it once more.");

    public static Finding PathOutsideBundle(string name) => new("pathOutsideBundle",
        $"Nama {Shown(name)} menunjuk ke luar kiriman. Taruh berkas langsung di dalam ZIP.",
        $"The name {Shown(name)} points outside the bundle. Put the file directly into the ZIP.");

    public static Finding FileInSubfolder(string name) => new("fileInSubfolder",
        $"Berkas {Shown(name)} ada di subfolder. Taruh semua berkas di satu tempat.",
        $"The file {Shown(name)} is in a subfolder. Put all files in one place.");

    public static Finding FileUnknown(string name) => new("fileUnknown",
        $"Berkas {Shown(name)} tidak dikenal. Hapus, atau ganti namanya menjadi salah satu dari: {Names()}.",
        $"The file {Shown(name)} is not known. Remove it, or rename it to one of: {Names()}.");

    public static Finding FileTwice(string name) => new("fileTwice",
        $"Berkas {Shown(name)} ada dua kali. Sisakan satu.",
        $"The file {Shown(name)} is there twice. Keep one.");

    public static Finding WorkbookTwice(string first, string second) => new("workbookTwice",
        $"ZIP berisi lebih dari satu buku kerja: {Shown(first)} dan {Shown(second)}. Gabungkan lembarnya menjadi satu.",
        $"The ZIP holds more than one workbook: {Shown(first)} and {Shown(second)}. Put their sheets into one.");

    public static Finding FileMissing(string name) => new("fileMissing",
        $"Berkas {name} tidak ada. Tambahkan ke dalam ZIP.",
        $"The file {name} is not there. Add it to the ZIP.");

    public static Finding DefinitionTooLarge(int bytes) => new("definitionTooLarge",
        $"cohort.json lebih besar dari {bytes / 1_000} kB. Isinya hanya rencana angkatan; pindahkan data ke berkas CSV.",
        $"cohort.json is larger than {bytes / 1_000} kB. It holds the plan only; move data to the CSV files.");

    public static Finding NotUtf8(int row) => new("notUtf8",
        $"Baris {row} tidak tersimpan sebagai UTF-8. Simpan ulang sebagai CSV UTF-8.",
        $"Row {row} is not saved as UTF-8. Save the file again as CSV UTF-8.");

    public static Finding WorkbookUnreadable(string name) => new("workbookUnreadable",
        $"Buku kerja {Shown(name)} tidak dapat dibuka. Simpan ulang sebagai .xlsx tanpa kata sandi.",
        $"The workbook {Shown(name)} cannot be opened. Save it again as .xlsx without a password.");

    public static Finding WorkbookBesideCsv(string name) => new("workbookBesideCsv",
        $"ZIP berisi buku kerja dan juga {Shown(name)}. Pakai salah satu: buku kerja atau berkas CSV.",
        $"The ZIP holds a workbook and {Shown(name)} too. Use one of them: the workbook or the CSV files.");

    public static Finding SheetUnknown(string name) => new("sheetUnknown",
        $"Lembar {Shown(name)} tidak dikenal. Hapus, atau ganti namanya menjadi salah satu dari: {Names()}.",
        $"The sheet {Shown(name)} is not known. Remove it, or rename it to one of: {Names()}.");

    public static Finding LevelNotPlanned(string file, string levelId, string levelEn) => new("levelNotPlanned",
        $"{file} berisi data tingkat {levelId}, tetapi tingkat itu tidak ada dalam rencana. Tambahkan ke plan di cohort.json atau hapus berkasnya.",
        $"{file} holds data of the level {levelEn}, but the plan has no such level. Add it to plan in cohort.json, or remove the file.");

    public static Finding ProblemsTooMany(int cap) => new("problemsTooMany",
        $"Ada lebih dari {cap} masalah; sisanya tidak ditampilkan. Perbaiki yang ini dulu, lalu unggah lagi.",
        $"There are more than {cap} problems; the rest are not shown. Correct these first, then upload again.");

    private static string Names() => string.Join(", ", BundleFiles.Tables.Prepend(BundleFiles.Definition));
}
