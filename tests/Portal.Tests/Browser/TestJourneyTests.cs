using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Evaluation.Testing.Time;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A test from its questions to the chain, with the real services: entered, taken by link in two windows, marked, counted.</summary>
public sealed class TestJourneyTests(Chromium chromium, WholeSystem system) : IClassFixture<WholeSystem>
{
    private const string Table = "Jenis\tSoal\tPilihan\tKunci\tPoin\tRubrik\ntunggal\tIbu kota Jawa Barat?\tBandung | Semarang | Surabaya\tA\t1\t\nmajemuk\tMana yang termasuk nilai dasar ASN?\tAkuntabel | Kompeten | Kompetitif\tA, B\t2\t\nesai\tJelaskan satu perubahan di tempat kerja.\t\t\t5\t5: perubahan dan ukurannya; 3: perubahannya saja";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory(Timeout = Visit.Longest)]
    [InlineData("id", 390)]
    [InlineData("en", 1280)]
    public async Task A_test_is_entered_taken_by_link_marked_and_counted(string language, int width)
    {
        string Said(string id, string en) => language == "id" ? id : en;
        var code = $"TES-{language.ToUpperInvariant()}";
        var participant = await ArrangeAsync(code, language);
        await using var unit = await Visit.StartAsync(chromium, system.Address, language, width);
        await unit.SignInAsync($"unit-{language}");

        await unit.Page.GotoAsync($"/cohorts/{code}/setup/test");
        await unit.Page.FillAsync("#text", Table.Replace("\tA\t1", "\tJakarta\t1", StringComparison.Ordinal));
        await unit.Page.ClickAsync("form.setup button");
        await Assertions.Expect(unit.Page.Locator(".report .mark.failed")).ToHaveCountAsync(1);
        await unit.LookAsync($"test-1-questions-mend-{language}-{width}", width);
        await unit.Page.FillAsync("#text", Table);
        await unit.Page.FillAsync("#f-minutes", "45");
        await unit.Page.ClickAsync("form.setup button");
        await unit.Page.ClickAsync(".report .send button");
        await unit.ArriveAsync("note=saved");
        await unit.LookAsync($"test-2-questions-{language}-{width}", width);

        await using (var first = await OpenAsync(participant))
        {
            await first.LookAsync($"test-3-tasks-{language}-{width}", width);
            await first.Page.ClickAsync($"a[href='/answer/tests/{code}/post']");
            await first.ArriveAsync("/post");
            await first.LookAsync($"test-4-start-{language}-{width}", width);
            await first.Page.Locator(".sending button").ClickAsync();
            await first.ArriveAsync("/questions");
            await first.Page.ClickAsync("label:has([value='Bandung'])");
            await first.Page.FillAsync("textarea", "Rapat mingguan dengan tim.");
            await Assertions.Expect(first.Page.Locator(".saved")).ToContainTextAsync(Said("Tersimpan", "Saved"));
            await first.LookAsync($"test-5-form-{language}-{width}", width);
        }

        await using var second = await OpenAsync(participant);
        var page = second.Page;
        await page.ClickAsync($"a[href='/answer/tests/{code}/post']");
        await page.Locator(".sending button").ClickAsync();
        await second.ArriveAsync("/questions");
        await Assertions.Expect(page.Locator("[value='Bandung']")).ToBeCheckedAsync();
        (await page.InputValueAsync("textarea")).ShouldBe("Rapat mingguan dengan tim.");
        // Where the line is away, nothing is queued and nothing is lost: the page stays.
        await page.Context.SetOfflineAsync(true);
        await page.FillAsync("textarea", "Rapat mingguan dengan tim.\nDiukur dengan berita acara.");
        await page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync(Said("belum di layanan", "not with the service"));
        await page.Context.SetOfflineAsync(false);
        await page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".problem")).ToContainTextAsync(Said("1 dari 3 soal masih kosong", "1 of 3 questions are blank"));
        await second.LookAsync($"test-6-summary-{language}-{width}", width);
        await page.Locator(".sending button").First.ClickAsync();
        await second.ArriveAsync("/result");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(Said("setelah esai Anda dinilai", "once your essays are marked"));
        await second.LookAsync($"test-7-waits-{language}-{width}", width);

        await unit.Page.GotoAsync($"/cohorts/{code}");
        await unit.Page.GetByRole(AriaRole.Link, new() { Name = Said("Penilaian esai (1 menunggu)", "Essays (1 wait)") }).ClickAsync();
        await unit.ArriveAsync("/marks");
        await unit.LookAsync($"test-8-marks-{language}-{width}", width);
        await unit.Page.Locator(".sending button").ClickAsync();
        await Assertions.Expect(unit.Page.Locator("#points")).ToBeVisibleAsync();
        (await unit.Page.InnerTextAsync("main")).ShouldNotContain("Sari");
        await unit.LookAsync($"test-9-essay-{language}-{width}", width);
        await unit.Page.FillAsync("#points", Said("3,8", "3.8"));
        await unit.Page.Locator(".sending button").ClickAsync();
        await unit.ArriveAsync("note=allMarked");

        // 1 + 0 + 3.8 of 8 points, of 100.
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("p.answer")).ToContainTextAsync(Said("Nilai Anda 60 dari 100 (batas lulus 70)", "Your score is 60 of 100 (pass mark 70)"));
        await second.LookAsync($"test-10-score-{language}-{width}", width);
        var chain = await Eventually.SeeAsync(() => system.GetAsync($"/api/chains/{code}"), found => (int?)found["learning"]?["posttested"] == 1);
        ((double)chain["learning"]!["passRate"]!).ShouldBe(0);
        unit.Complaints.Concat(second.Complaints).Where(complaint => !complaint.Contains("ERR_INTERNET_DISCONNECTED", StringComparison.Ordinal)).ShouldBeEmpty();

        async Task<Visit> OpenAsync(Guid person)
        {
            var visit = await Visit.StartAsync(chromium, system.Address, language, width);
            await visit.Page.GotoAsync($"/l#{await system.LinkAsync(person)}");
            await visit.ArriveAsync("/answer");
            return visit;
        }
    }

    /// <summary>A cohort on its last day, with a test without questions and one participant. Returns the person.</summary>
    private async Task<Guid> ArrangeAsync(string code, string language)
    {
        await system.AccountAsync($"unit-{language}", "training-unit", "BKN");
        using var planned = await system.Admin.PostAsJsonAsync("/api/cohorts", new
        {
            code, name = $"Manajemen ASN {code}", programme = new { code = "PSMA", name = "Manajemen ASN", kind = "technical" }, agency = new { code = "BKN", name = "Badan Kepegawaian Negara" },
            startsOn = "2026-12-07", endsOn = "2026-12-15", timeZone = "Asia/Jakarta", plan = new { learning = new { maxScore = 100, passMark = 70, closesAfterDays = 14 } },
        }, Cancelled);
        planned.EnsureSuccessStatusCode();
        using var added = await system.Admin.PostAsJsonAsync($"/api/cohorts/{code}/people", new { role = "participant", code = "P1", name = "Sari Peserta", email = $"sari-{language}@instansi.example" }, Cancelled);
        added.EnsureSuccessStatusCode();
        return (Guid)(await system.PeopleAsync(code, "participant")).ShouldHaveSingleItem()["person"]!;
    }
}
