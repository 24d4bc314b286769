using Evaluation.Portal.Administration;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests;

public sealed class AuditDetailTests
{
    private const string Id = "0198abcd-0000-7000-8000-000000000001";

    [Theory]
    [InlineData("people-added", "6 new, 0 changed", "6 orang baru, 0 orang diubah")]
    [InlineData("observation-submitted", "entered", "dientri")]
    [InlineData("observation-submitted", "link, late", "lewat tautan pribadi, sesudah waktunya")]
    [InlineData("observation-corrected", "version 2, late", "versi 2, sesudah waktunya")]
    [InlineData("observation-withdrawn", "version 1: dientri dua kali", "versi 1: “dientri dua kali”")]
    [InlineData("test-handed-in", "post 1", "tes akhir, pengerjaan ke-1")]
    [InlineData("test-opened", "pre", "tes awal")]
    [InlineData("essay-marked", "post 1: e1, e2", "tes akhir, pengerjaan ke-1, soal e1, e2")]
    [InlineData("follow-up-moved", "2026-05-01 to 2026-05-31: Ramadan", "1 Mei 2026 sampai 31 Mei 2026: “Ramadan”")]
    [InlineData("follow-up-extended", $"{Id} until 2026-05-31: Haji", $"penilai {Id}, sampai 31 Mei 2026: “Haji”")]
    [InlineData("assignments-moved", "supervisor-changed: 3", "3 penilaian, karena atasan berganti")]
    [InlineData("assignment-reassigned", Id, $"penilai baru: {Id}")]
    [InlineData("assignment-declined", "not-my-staff", "bukan bawahannya lagi")]
    [InlineData("raters-named", $"peer {Id}, peer {Id}, subordinate {Id}", "Rekan: 2, Bawahan: 1")]
    [InlineData("person-added", "rater", "penilai")]
    [InlineData("person-corrected", "name, supervisor from 2026-05-01 (promoted)", "nama, atasan, berlaku mulai 1 Mei 2026 (promosi)")]
    [InlineData("person-erased", "request", "atas permintaan orangnya")]
    [InlineData("reminder-asked", "wave 0, 3 members", "3 orang")]
    [InlineData("reminder-asked", "wave 6, 3 members", "tindak lanjut 6 bulan, 3 orang")]
    [InlineData("holidays-replaced", "2026-12-25 2027-01-01", "25 Desember 2026, 1 Januari 2027")]
    [InlineData("policy-set", "{\"minMonths\":6,\"maxMonths\":12,\"windowDays\":30,\"lastReminderDays\":1}", "6 sampai 12 bulan, dibuka 30 hari; selengkapnya: {\"minMonths\":6,\"maxMonths\":12,\"windowDays\":30,\"lastReminderDays\":1}")]
    [InlineData("contacts-forgotten", "12", "sebanyak 12")]
    [InlineData("imported", "something new, 3 whole", "something new, 3 whole")]
    public void A_detail_is_told_in_words_and_one_that_is_not_known_as_it_was_written(string action, string detail, string words) =>
        AuditDetail.Of(Reader(), Item(action, Id, detail)).ShouldBe(words);

    [Theory]
    [InlineData("planned", "Impor", Id)]
    [InlineData("person-added", "Orang", Id)]
    [InlineData("observation-submitted", "Jawaban", Id)]
    [InlineData("assignment-declined", "Penilaian", Id)]
    [InlineData("mail-retried", "Surel", Id)]
    public void An_opaque_id_stands_behind_a_word_that_says_of_what(string action, string kind, string id) =>
        AuditSubject.Of(Reader(), Item(action, Id, ""), null, null).ShouldBe(new(kind, id));

    [Fact]
    public void The_cohort_that_the_page_shows_goes_by_its_code() =>
        AuditSubject.Of(Reader(), Item("survey-opened", Id, ""), Id, "PIM-2026-11").ShouldBe(new("Angkatan", "PIM-2026-11"));

    [Theory]
    [InlineData("follow-up-closed", "6", "Tindak lanjut 6 bulan")]
    [InlineData("policy-set", "technical", "Teknis")]
    [InlineData("reminder-asked", "selfAssessment", "Penilaian diri")]
    [InlineData("chains-rebuilt", "journal", "Semua angkatan")]
    public void A_code_that_has_words_is_told_in_them(string action, string subject, string words) =>
        AuditSubject.Of(Reader(), Item(action, subject, ""), null, null).ShouldBe(new(words, null));

    private static AuditItem Item(string action, string subject, string detail) => new(1, DateTimeOffset.UnixEpoch, "cohorts", "service", action, subject, detail);

    private static Reader Reader() => new(new HttpContextAccessor { HttpContext = new DefaultHttpContext() });
}
