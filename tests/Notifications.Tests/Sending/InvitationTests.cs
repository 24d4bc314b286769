using Evaluation.Contracts.Events;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Sending;

public sealed class InvitationTests
{
    [Fact]
    public async Task An_invitation_becomes_a_mail_with_a_link_and_the_last_day()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort, name: "Sari Dewi, S.E.");
        kit.World.Opens(cohort, sari);
        kit.World.Opens(cohort, sari);

        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe("Sari Dewi, S.E. <sari.dewi@instansi.example>");
        mail.Subject.ShouldContain("Undangan");
        mail.Text.ShouldContain("penilaian perilaku 2 peserta, tindak lanjut bulan ke-6, paling lambat 31 Maret 2026 (sekitar 3 menit tiap peserta)");
        mail.Text.ShouldContain("observation of 2 participants, follow-up at 6 months, until 31 March 2026");
        mail.Text.IndexOf("Yth.", StringComparison.Ordinal).ShouldBeLessThan(mail.Text.IndexOf("Dear", StringComparison.Ordinal));
        mail.Secret.ShouldNotBeNull();
        mail.Html.ShouldContain($"https://evaluasi.example/l#{mail.Secret}");
        mail.Calendar!.ShouldContain("DTSTART;VALUE=DATE:20260331");
        (await kit.StatesAsync()).ShouldBe("sent");
        (await kit.StatesAsync("mails")).ShouldBe("sent");
    }

    [Theory]
    [InlineData("BPSDM Provinsi Jawa Barat", "BPSDM Provinsi Jawa Barat")]
    [InlineData(null, "BPSDM-JABAR")]
    public async Task A_mail_says_which_agency_writes(string? name, string said)
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync(agency: "BPSDM-JABAR") with { AgencyName = name };
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);

        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        await kit.TellAsync(cohort.Reminds([sari], step: 1));
        await kit.WorkAtAsync("2026-03-03T02:00:00");

        kit.Mails.Count.ShouldBe(2);
        kit.Mails[0].Text.ShouldContain($"{said} mengundang Anda mengisi:");
        kit.Mails[0].Text.ShouldContain($"{said} invites you to fill in:");
        kit.Mails[1].Text.ShouldContain($"{said} belum menerima jawaban Anda untuk:");
        kit.Mails[1].Html.ShouldContain($"{said} is still waiting for your answer to:");
    }

    [Fact]
    public async Task A_mail_of_two_agencies_says_whose_each_form_is()
    {
        await using var kit = await Kit.OpenAsync();
        var (one, other, sari) = (await kit.CohortAsync("A-01", "BKD"), await kit.CohortAsync("B-01", "BPSDM"), Guid.NewGuid());
        var (first, second) = (kit.World.Member(one, sari), kit.World.Member(other, sari));
        kit.World.Opens(one, first);
        kit.World.Opens(other, second);

        await kit.TellAsync(one.Invites([first]), other.Invites([second]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Text.ShouldContain("Beberapa formulir evaluasi pelatihan dari Badan BKD dan Badan BPSDM menunggu jawaban Anda:");
        mail.Text.ShouldContain("Pelatihan A-01 (Badan BKD): penilaian perilaku");
        mail.Text.ShouldContain("Pelatihan B-01 (Badan BPSDM): observation of");
    }

    [Fact]
    public async Task Who_has_answered_meanwhile_gets_nothing()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var (done, waiting) = (kit.World.Member(cohort, name: "Sudah"), kit.World.Member(cohort, name: "Belum"));
        var task = kit.World.Opens(cohort, done);
        kit.World.Opens(cohort, waiting);
        await kit.TellAsync(cohort.Reminds([done, waiting], step: 1));

        kit.World.Answered(task);
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        kit.Mails.Select(mail => mail.To).ShouldBe(["Belum <sari.dewi@instansi.example>"]);
        (await kit.StatesAsync()).ShouldBe("answered sent");
    }

    [Fact]
    public async Task The_same_request_twice_is_one_mail()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);

        await kit.TellAsync(cohort.Invites([sari]), cohort.Invites([sari, sari]));
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        await kit.TellAsync(cohort.Invites([sari]));
        await kit.WorkAtAsync("2026-03-03T02:00:00");

        kit.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_survey_and_a_self_assessment_are_named_as_what_they_are()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari, TaskKind.ReactionSurvey, null);
        kit.World.Opens(cohort, sari, TaskKind.SelfAssessment);

        await kit.TellAsync(cohort.Invites([sari], TaskKind.ReactionSurvey, null), cohort.Invites([sari], TaskKind.SelfAssessment));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Text.ShouldContain("survei reaksi");
        mail.Text.ShouldNotContain("sekitar", customMessage: "nobody knows how long a survey of any number of items takes");
        mail.Text.ShouldContain("penilaian diri, tindak lanjut bulan ke-6");
        mail.Calendar!.Split("BEGIN:VEVENT").Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_survey_does_not_promise_that_it_can_be_corrected()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari, TaskKind.ReactionSurvey, null);

        await kit.TellAsync(cohort.Invites([sari], TaskKind.ReactionSurvey, null));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Text.ShouldContain("dikirim satu kali");
        mail.Text.ShouldNotContain("dapat diperbaiki");
    }

    [Fact]
    public async Task A_test_says_how_long_it_takes_and_that_it_is_handed_in_once()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari, TaskKind.PreTest, null, minutes: 45);

        await kit.TellAsync(cohort.Invites([sari], TaskKind.PreTest, null));
        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Text.ShouldContain("tes awal (pre-test), waktu 45 menit sejak dimulai, paling lambat 31 Maret 2026");
        mail.Text.ShouldContain("pre-test, 45 minutes from its start, until 31 March 2026");
        mail.Text.ShouldContain("dikumpulkan satu kali");
        mail.Text.ShouldNotContain("dapat diperbaiki");
    }

    [Fact]
    public async Task Whoever_has_handed_in_a_test_is_not_reminded_of_it()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var (sari, budi) = (kit.World.Member(cohort), kit.World.Member(cohort, name: "Budi", email: "budi@instansi.example"));
        var done = kit.World.Opens(cohort, sari, TaskKind.PostTest, null);
        kit.World.Opens(cohort, budi, TaskKind.PostTest, null);
        await kit.TellAsync(cohort.Reminds([sari, budi], 1, TaskKind.PostTest, null));
        kit.World.Answered(done);

        await kit.WorkAtAsync("2026-03-02T02:00:00");

        var mail = kit.Mails.ShouldHaveSingleItem();
        mail.Text.ShouldContain("Budi");
        mail.Text.ShouldContain("tes akhir (post-test), paling lambat");
    }

    [Fact]
    public async Task Without_an_answer_from_another_service_nothing_is_lost()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari);
        await kit.TellAsync(cohort.Invites([sari]));

        kit.World.CohortsAreSilent = true;
        await kit.WorkAtAsync("2026-03-02T02:00:00");
        kit.World.CohortsAreSilent = false;
        kit.World.IdentityIsSilent = true;
        await kit.WorkAtAsync("2026-03-02T02:05:00");
        kit.Mails.ShouldBeEmpty();
        kit.World.IdentityIsSilent = false;
        await kit.WorkAtAsync("2026-03-02T02:10:00");

        kit.Mails.Count.ShouldBe(1);
        (await kit.CountAsync("SELECT attempts FROM mails")).ShouldBe(1, "what others fail in is no attempt of the mail");
    }

    [Fact]
    public async Task What_closes_before_a_mail_could_go_is_not_told()
    {
        await using var kit = await Kit.OpenAsync(new(2026, 3, 6, 9, 30, 0, TimeSpan.Zero));
        var cohort = await kit.CohortAsync();
        var sari = kit.World.Member(cohort);
        kit.World.Opens(cohort, sari, closesOn: "2026-03-07");
        await kit.TellAsync(cohort.Reminds([sari], 3, closesOn: "2026-03-07"));

        await kit.WorkAtAsync("2026-03-06T10:00:00");

        (await kit.StatesAsync()).ShouldBe("lapsed");
        kit.Mails.ShouldBeEmpty();
    }
}
