using static Evaluation.Cohorts.Bundles.Findings.Finding;

namespace Evaluation.Cohorts.Bundles.Findings;

/// <summary>What can be wrong with whom a row is about.</summary>
internal static class PersonFindings
{
    public static Finding NipDamaged(int row, string value) => new("nipDamaged",
        $"NIP pada baris {row} rusak oleh Excel ({Comma(Shown(value))}). Ubah kolom menjadi Teks dan tempel ulang.",
        $"The NIP in row {row} was damaged by Excel ({Shown(value).Replace(',', '.')}). Set the column to Text and paste it again.");

    public static Finding NipMalformed(int row, string value) => new("nipMalformed",
        $"\"{Shown(value)}\" pada baris {row} bukan NIP. Periksa 18 digitnya: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut.",
        $"\"{Shown(value)}\" in row {row} is not a NIP. Check its 18 digits: birth date, month of appointment, sex, sequence.");

    public static Finding CodeMalformed(int row, string column, string value) => new("personCodeMalformed",
        $"\"{Shown(value)}\" di kolom {column} pada baris {row} bukan kode orang. Pakai huruf, angka, dan tanda hubung, paling banyak 40.",
        $"\"{Shown(value)}\" in column {column}, row {row}, is not a person's code. Use letters, digits and dashes, at most 40.");

    public static Finding RaterMalformed(int row, string value) => new("raterMalformed",
        $"Penilai \"{Shown(value)}\" pada baris {row} bukan NIP dan bukan kode. Tulis NIP, atau kode dari huruf, angka, dan tanda hubung.",
        $"The rater \"{Shown(value)}\" in row {row} is neither a NIP nor a code. Write a NIP, or a code of letters, digits and dashes.");

    public static Finding PersonMissing(int row, string column) => new("personMissing",
        $"Baris {row} tidak menyebut orangnya. Isi kolom {column}.",
        $"Row {row} does not say who it is about. Fill in the column {column}.");

    public static Finding NipAndCode(int row, string nip, string code) => new("nipAndCode",
        $"Baris {row} mengisi {nip} dan {code}. Isi {nip} saja; {code} hanya untuk orang tanpa NIP.",
        $"Row {row} fills in both {nip} and {code}. Fill in {nip} only; {code} is for people without a NIP.");

    public static Finding NipTwice(int row, string nip, int first) => new("nipTwice",
        $"NIP {nip} pada baris {row} sudah ada di baris {first}. Hapus salah satu.",
        $"The NIP {nip} in row {row} stands in row {first} already. Remove one of them.");

    public static Finding PersonTwice(int row, string code, int first) => new("personTwice",
        $"Orang dengan kode {Shown(code)} pada baris {row} sudah ada di baris {first}. Hapus salah satu.",
        $"The person with code {Shown(code)} in row {row} stands in row {first} already. Remove one of them.");

    public static Finding OrganiserTwice(int row, string id, int first) => new("organiserTwice",
        $"Penyelenggara {Shown(id)} pada baris {row} sudah ada di baris {first}. Hapus salah satu.",
        $"The organiser {Shown(id)} in row {row} stands in row {first} already. Remove one of them.");

    public static Finding PersonUnknown(int row, string value) => new("personUnknown",
        $"{Shown(value)} pada baris {row} bukan peserta angkatan ini. Periksa NIP-nya atau tambahkan ke participants.csv.",
        $"{Shown(value)} in row {row} is not a participant of this cohort. Check the NIP, or add it to participants.csv.");

    public static Finding OrganiserUnknown(int row, string value) => new("organiserUnknown",
        $"{Shown(value)} pada baris {row} bukan penyelenggara angkatan ini. Periksa kodenya atau tambahkan ke organisers.csv.",
        $"{Shown(value)} in row {row} is not an organiser of this cohort. Check the id, or add it to organisers.csv.");

    public static Finding SupervisorWithoutKey(int row) => new("supervisorWithoutKey",
        $"Atasan pada baris {row} punya nama atau email, tetapi tanpa NIP. Isi supervisor_nip, atau supervisor_id bila tidak punya NIP.",
        $"The supervisor in row {row} has a name or e-mail but no NIP. Fill in supervisor_nip, or supervisor_id where there is none.");

    public static Finding SupervisorIsParticipant(int row) => new("supervisorIsParticipant",
        $"Peserta pada baris {row} tercatat sebagai atasannya sendiri. Isi NIP atasan yang sebenarnya.",
        $"The participant in row {row} stands as their own supervisor. Write the actual supervisor's NIP.");
}
