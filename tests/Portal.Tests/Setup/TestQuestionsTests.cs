using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>A training unit enters the questions of a test, with the real services behind the page.</summary>
public sealed class TestQuestionsTests(AgencyHost host) : IClassFixture<AgencyHost>
{
    private const string Table = "Jenis\tSoal\tPilihan\tKunci\tPoin\tRubrik\ntunggal\tIbu kota <b>Jawa Barat?\tBandung | Semarang\tBandung\t1\t\nesai\tJelaskan satu perubahan.\t\t\t5\t5: ada ukurannya";

    [Fact]
    public async Task Questions_are_checked_then_stored_and_listed_with_their_keys()
    {
        using var officer = await PlannedAsync("SOAL-01");
        var page = await officer.TextAsync("/cohorts/SOAL-01/setup/test");
        page.ShouldContain("Belum ada soal");
        var broken = await CheckAsync(officer, "SOAL-01", page, Table.Replace("\tBandung\t1", "\tSurabaya\t1", StringComparison.Ordinal));
        broken.ShouldContain("2 soal, 1 bermasalah");
        broken.ShouldContain("“Surabaya” tidak ada di antara pilihannya");
        broken.ShouldNotContain("Simpan 2 soal");
        var report = await CheckAsync(officer, "SOAL-01", broken, Table, "45");
        report.ShouldContain("Simpan 2 soal");
        (await officer.TextAsync("/cohorts/SOAL-01/setup/test")).ShouldContain("Belum ada soal", customMessage: "nothing is stored by checking");
        (await StoreAsync(officer, "SOAL-01", report, Table, "45")).Headers.Location!.ToString().ShouldBe("/cohorts/SOAL-01/setup/test?note=saved");
        using var raw = await officer.GetAsync("/cohorts/SOAL-01/setup/test");
        var html = await raw.TextAsync();
        html.ShouldNotContain("<b>Jawa");
        foreach (var piece in new[] { "2 soal, 6 poin. Batas waktu 45 menit.", "5: ada ukurannya", "Bandung", "(kunci)" }) html.Read().ShouldContain(piece);
        (await officer.TextAsync("/cohorts/SOAL-01/setup")).ShouldContain("2 soal");
    }

    [Fact]
    public async Task A_file_or_a_workbook_is_read_row_by_row_and_one_that_is_no_table_is_told()
    {
        using var officer = await PlannedAsync("SOAL-02");
        var page = await officer.TextAsync("/cohorts/SOAL-02/setup/test");
        using var read = await officer.UploadAsync("/cohorts/SOAL-02/setup/test?handler=Check", page, Encoding.UTF8.GetBytes(Table.Replace('\t', ';')), "soal.csv");
        (await read.TextAsync()).Read().ShouldContain("Simpan 2 soal");
        var rows = Table.Split('\n').Select(line => line.Split('\t')).ToList();
        using var workbook = await officer.UploadAsync("/cohorts/SOAL-02/setup/test?handler=Check", page, Workbook.Of([.. rows]), "soal.xlsx");
        var report = (await workbook.TextAsync()).Read();
        report.ShouldContain("Simpan 2 soal");
        (await StoreAsync(officer, "SOAL-02", report, Regex.Match(report, "name=\"text\" value=\"([^\"]*)\"").Groups[1].Value)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.TextAsync("/cohorts/SOAL-02/setup/test")).ShouldContain("2 soal, 6 poin.");
        using var mended = await officer.UploadAsync("/cohorts/SOAL-02/setup/test?handler=Check", page, Workbook.Of(rows[0], [], ["esai", "Dua\nbaris", "", "", "0,125"], ["tunggal", ""]), "soal.xlsx");
        var told = (await mended.TextAsync()).Read();
        told.ShouldContain("2 soal, 1 bermasalah");
        told.ShouldContain("Baris 4");
        told.ShouldContain("Dua\nbaris");
        foreach (var broken in new[] { "PK nothing"u8.ToArray(), Workbook.Of([.. rows])[..^200], [0xFF, 0xFE, 0x41, 0x00] })
        {
            using var unreadable = await officer.UploadAsync("/cohorts/SOAL-02/setup/test?handler=Check", page, broken, "soal.xlsx");
            (await unreadable.TextAsync()).Read().ShouldContain("Berkas ini tidak dapat dibaca");
        }
        (await CheckAsync(officer, "SOAL-02", page, " ")).ShouldContain("Belum ada yang ditempel");
    }

    [Fact]
    public async Task A_wrong_time_limit_is_told_and_what_was_pasted_stays()
    {
        using var officer = await PlannedAsync("SOAL-03");
        var told = await CheckAsync(officer, "SOAL-03", await officer.TextAsync("/cohorts/SOAL-03/setup/test"), Table, "sejam");
        told.ShouldContain("Tulis jumlah menit");
        told.ShouldContain("value=\"sejam\"");
        told.ShouldContain("Jelaskan satu perubahan.");
        told.ShouldNotContain("Simpan 2 soal");
    }

    [Fact]
    public async Task Another_windows_plan_is_not_replaced_unseen_and_questions_can_be_removed()
    {
        using var officer = await PlannedAsync("SOAL-04");
        var report = await CheckAsync(officer, "SOAL-04", await officer.TextAsync("/cohorts/SOAL-04/setup/test"), Table);
        (await officer.PostAsync("/cohorts/SOAL-04/setup/waves", await officer.TextAsync("/cohorts/SOAL-04/setup/waves"), new() { ["resultsMonths"] = "12", ["resultsDays"] = "60" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stale = await StoreAsync(officer, "SOAL-04", report, Table);
        var told = (await stale.TextAsync()).Read();
        told.ShouldContain("diubah di jendela lain");
        (await StoreAsync(officer, "SOAL-04", told, Table)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await officer.TextAsync("/cohorts/SOAL-04/setup/test");
        page.ShouldContain("Tanpa batas waktu");
        (await officer.PostAsync("/cohorts/SOAL-04/setup/test?handler=Remove", page, [])).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.TextAsync("/cohorts/SOAL-04/setup/test")).ShouldContain("Belum ada soal");
    }

    [Fact]
    public async Task Only_whoever_sets_cohorts_up_sees_the_keys()
    {
        using var officer = await PlannedAsync("SOAL-05");
        foreach (var (other, status) in new[] { (AgencyHost.Leader, HttpStatusCode.Forbidden), (AgencyHost.OtherUnit, HttpStatusCode.NotFound) })
        {
            using var stranger = await Clerk.SignInAsync(host, other);
            (await stranger.GetAsync("/cohorts/SOAL-05/setup/test")).StatusCode.ShouldBe(status);
            (await stranger.GetAsync("/cohorts/SOAL-05/marks")).StatusCode.ShouldBe(status);
        }
    }

    private async Task<Clerk> PlannedAsync(string code)
    {
        var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync(code);
        var planned = await officer.PostAsync($"/cohorts/{code}/setup/instruments", await officer.TextAsync($"/cohorts/{code}/setup/instruments"), new()
        {
            ["reaction"] = "", ["behaviour"] = "", ["learning"] = "true", ["maxScore"] = "100", ["passMark"] = "70", ["learningCloses"] = "14", ["identity"] = "confidential", ["reactionCloses"] = "14",
        });
        planned.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return officer;
    }

    private static async Task<string> CheckAsync(Clerk officer, string code, string page, string text, string minutes = "")
    {
        using var response = await officer.PostAsync($"/cohorts/{code}/setup/test?handler=Check", page, new() { ["text"] = text, ["minutes"] = minutes });
        return (await response.TextAsync()).Read();
    }

    private static Task<HttpResponseMessage> StoreAsync(Clerk officer, string code, string page, string text, string minutes = "") =>
        officer.PostAsync($"/cohorts/{code}/setup/test", page, new() { ["text"] = text, ["minutes"] = minutes });
}
