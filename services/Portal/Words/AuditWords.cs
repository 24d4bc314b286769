namespace Evaluation.Portal.Words;

/// <summary>What the audit log says was done, as people say it.</summary>
internal static class AuditWords
{
    public static readonly Dictionary<string, (string Id, string En)> Words = new()
    {
        ["act.account-created"] = ("Akun dibuat", "Account made"),
        ["act.account-changed"] = ("Akun diubah", "Account changed"),
        ["act.account-invited"] = ("Undangan dikirim lagi", "Invitation sent again"),
        ["act.account-secret-issued"] = ("Tautan kata sandi dibuat", "Password link made"),
        ["act.account-erased"] = ("Akun dihapus bersama datanya", "Account erased with its data"),
        ["act.password-set"] = ("Kata sandi diganti", "Password set"),
        ["act.sign-in-failed"] = ("Gagal masuk", "Sign-in failed"),
        ["act.sign-in-locked"] = ("Nama pengguna terkunci sementara", "User name locked for a while"),
        ["act.links-issued"] = ("Tautan pribadi dibuat", "Personal links made"),
        ["act.links-revoked"] = ("Tautan pribadi dicabut", "Personal links revoked"),
        ["act.imported"] = ("Data diimpor", "Data imported"),
        ["act.cohort-removed"] = ("Angkatan dihapus", "Cohort removed"),
        ["act.person-added"] = ("Orang ditambahkan", "Person added"),
        ["act.person-corrected"] = ("Data orang diperbaiki", "Person corrected"),
        ["act.person-erased"] = ("Identitas orang dihapus", "Person erased"),
        ["act.supervisor-changed"] = ("Atasan berganti", "Supervisor changed"),
        ["act.policy-set"] = ("Kebijakan tindak lanjut diubah", "Follow-up policy set"),
        ["act.people-read"] = ("Daftar orang dibaca", "List of people read"),
        ["act.names-read"] = ("Nama dibaca", "Names read"),
        ["act.person-read"] = ("Data orang dibaca", "Person read"),
        ["act.person-file-read"] = ("Seluruh data seseorang dibaca", "All data of a person read"),
        ["act.bundle-read"] = ("Angkatan diekspor", "Cohort exported"),
        ["act.response-submitted"] = ("Jawaban survei diterima", "Survey answer taken"),
        ["act.response-corrected"] = ("Jawaban survei diperbaiki", "Survey answer corrected"),
        ["act.response-withdrawn"] = ("Jawaban survei ditarik", "Survey answer withdrawn"),
        ["act.score-submitted"] = ("Nilai tes diterima", "Test score taken"),
        ["act.score-corrected"] = ("Nilai tes diperbaiki", "Test score corrected"),
        ["act.score-withdrawn"] = ("Nilai tes ditarik", "Test score withdrawn"),
        ["act.observation-submitted"] = ("Pengamatan diterima", "Observation taken"),
        ["act.observation-corrected"] = ("Pengamatan diperbaiki", "Observation corrected"),
        ["act.observation-withdrawn"] = ("Pengamatan ditarik", "Observation withdrawn"),
        ["act.measurement-submitted"] = ("Pengukuran KPI diterima", "KPI measurement taken"),
        ["act.measurement-corrected"] = ("Pengukuran KPI diperbaiki", "KPI measurement corrected"),
        ["act.measurement-withdrawn"] = ("Pengukuran KPI ditarik", "KPI measurement withdrawn"),
        ["act.survey-opened"] = ("Survei dibuka", "Survey opened"),
        ["act.survey-closed"] = ("Survei ditutup", "Survey closed"),
        ["act.survey-found-closed"] = ("Survei ternyata sudah ditutup", "Survey found closed"),
        ["act.follow-up-added"] = ("Tindak lanjut ditambahkan", "Follow-up added"),
        ["act.follow-up-moved"] = ("Tindak lanjut dipindah", "Follow-up moved"),
        ["act.follow-up-opened"] = ("Tindak lanjut dibuka", "Follow-up opened"),
        ["act.follow-up-opened-early"] = ("Tindak lanjut dibuka lebih awal", "Follow-up opened early"),
        ["act.follow-up-closed"] = ("Tindak lanjut ditutup", "Follow-up closed"),
        ["act.follow-up-found-closed"] = ("Tindak lanjut ternyata sudah ditutup", "Follow-up found closed"),
        ["act.follow-up-extended"] = ("Tenggat penilai diperpanjang", "Rater given longer"),
        ["act.follow-up-cancelled"] = ("Tindak lanjut dibatalkan", "Follow-up cancelled"),
        ["act.raters-named"] = ("Penilai ditetapkan", "Raters named"),
        ["act.assignment-reassigned"] = ("Penilai diganti", "Rater replaced"),
        ["act.assignment-declined"] = ("Penilai menyatakan tidak dapat menilai", "Rater declined"),
        ["act.assignments-moved"] = ("Penilaian dialihkan", "Assignments moved"),
        ["act.reminder-asked"] = ("Pengingat diminta", "Reminder asked for"),
        ["act.holidays-replaced"] = ("Hari libur diubah", "Holidays set"),
        ["act.mail-waiting"] = ("Surel dikirim ulang", "Mail sent again"),
        ["act.mail-discarded"] = ("Surel dibuang", "Mail given up"),
        ["act.chains-rebuilt"] = ("Rantai dibangun ulang", "Chains rebuilt"),
        ["act.chains-compared"] = ("Hasil bangun ulang", "Result of a rebuild"),
        ["act.parked-event-replayed"] = ("Pesan tertahan dikirim ulang", "Held event sent again"),
        ["act.parked-event-discarded"] = ("Pesan tertahan dibuang", "Held event given up"),
        ["act.failed-message-replayed"] = ("Pesan gagal diproses ulang", "Failed message handled again"),
        ["act.failed-message-discarded"] = ("Pesan gagal dibuang", "Failed message given up"),
    };

    public static bool IsKnown(string action) => Words.ContainsKey($"act.{action}");

    /// <summary>All that can be asked for, in the order of the alphabet.</summary>
    public static IEnumerable<(string Code, string Words)> All(Reader reader) =>
        Words.Keys.Select(key => (key["act.".Length..], reader[key])).OrderBy(act => act.Item2, StringComparer.OrdinalIgnoreCase);
}
