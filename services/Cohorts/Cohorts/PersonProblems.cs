using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Hosting.Problems;

namespace Evaluation.Cohorts.Cohorts;

/// <summary>What can be wrong with what is said of a person.</summary>
internal static class PersonProblems
{
    // Names, units and the like fit a column of a database and a line of a page.
    private const int LongestLabel = 200;

    public static IEnumerable<InputProblem> OfLabels(params (string Field, string? Text)[] labels)
    {
        foreach (var (field, text) in labels)
        {
            if (text?.Length > LongestLabel)
                yield return new(field, "textTooLong", new($"{field} lebih panjang dari {LongestLabel} huruf. Persingkat.", $"{field} is longer than {LongestLabel} letters. Shorten it."));
            if (Unprintable.In(text ?? "") is { } found)
                yield return new(field, "textUnprintable", new(
                    $"{field} memuat karakter yang tidak terlihat ({found}). Ketik ulang.", $"{field} holds a character that cannot be seen ({found}). Type it again."));
        }
    }

    public static IEnumerable<InputProblem> OfEmail(string? email)
    {
        if (!string.IsNullOrWhiteSpace(email) && !Email.IsFit(email.Trim()))
            yield return new("email", "emailMalformed", new("Ini bukan alamat surel. Tulis seperti nama@instansi.go.id.", "This is no e-mail address. Write it like name@agency.go.id."));
    }

    public static InputProblem RoleUnknown { get; } = new("role", "unknownRole", new(
        "Peran tidak dikenal. Pilih: participant, organiser, rater.", "The role is not known. Choose: participant, organiser, rater."));

    public static InputProblem NameMissing { get; } = new("name", "nameMissing", new("Nama belum ada. Isi name.", "The name is missing. Fill in name."));

    public static InputProblem KeyMissing(bool isOrganiser) => isOrganiser
        ? new("code", "codeMissing", new("Penyelenggara dikenal dengan kode. Isi code, dan kosongkan nip.", "An organiser is known by a code. Fill in code, and leave nip out."))
        : new("nip", "personMissing", new("Isi nip; atau code, bila orangnya tidak punya NIP.", "Fill in nip; or code, where the person has none."));

    public static InputProblem NipAndCode { get; } = new("code", "nipAndCode", new(
        "nip dan code keduanya terisi. Isi nip saja; code hanya untuk orang tanpa NIP.", "Both nip and code are filled in. Fill in nip only; code is for people without a NIP."));

    // Without the number: what is answered may be written down somewhere.
    public static InputProblem NipWrong(string text) => Statistics.Persons.Nip.LooksDamagedBySpreadsheet(text)
        ? new("nip", "nipDamaged", new("NIP ini rusak oleh Excel. Ubah kolom menjadi Teks dan salin ulang.", "This NIP was damaged by Excel. Set the column to Text and copy it again."))
        : new("nip", "nipMalformed", new(
            "Ini bukan NIP. Periksa 18 digitnya: tanggal lahir, bulan pengangkatan, jenis kelamin, nomor urut.",
            "This is no NIP. Check its 18 digits: birth date, month of appointment, sex, sequence."));

    public static InputProblem CodeWrong(string text) => new("code", "personCodeMalformed", new(
        $"\"{Finding.Shown(text)}\" bukan kode orang. Pakai huruf, angka, dan tanda hubung, paling banyak 40.",
        $"\"{Finding.Shown(text)}\" is not a person's code. Use letters, digits and dashes, at most 40."));

    public static InputProblem HoursNegative { get; } = new("attendedHours", "numberNegative", new(
        "attendedHours di bawah 0. Perbaiki.", "attendedHours is below 0. Correct it."));

    public static InputProblem SupervisorUnknown { get; } = new("supervisor", "supervisorUnknown", new(
        "Tidak ada orang dengan id ini dalam angkatan. Tambahkan dulu atasannya sebagai rater.", "Nobody in the cohort has this id. Add the supervisor as a rater first."));

    public static InputProblem SupervisorIsParticipant { get; } = new("supervisor", "supervisorIsParticipant", new(
        "Peserta tidak dapat menjadi atasannya sendiri. Pilih atasan yang sebenarnya.", "Participants cannot be their own supervisor. Choose the actual one."));

    public static InputProblem ParticipantOnly(string field) => new(field, "participantOnly", new(
        $"{field} hanya untuk peserta. Kosongkan.", $"{field} is for participants only. Leave it out."));
}
