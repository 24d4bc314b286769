using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Evaluation.Samples;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>A training unit's forms against the real services: what goes wrong, and what must not get lost.</summary>
public sealed partial class SetupTests(AgencyHost host) : IClassFixture<AgencyHost>
{
    private const string Table = "NIP\tNama\tUnit Kerja\tNIP Atasan\tNama Atasan\n198604152013122016\tSurya Maharani\tBidang A\t197403202000122002\tAgus";

    [Fact]
    public async Task A_double_click_makes_one_cohort_and_a_code_that_is_taken_keeps_what_was_typed()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("KLIK-01");
        await officer.BeginAsync("KLIK-01");
        var other = NewCohort.Basics("KLIK-01");
        other["name"] = "Angkatan \"lain\" <b>";
        using var refused = await officer.PostAsync("/cohorts/new", await officer.TextAsync("/cohorts/new"), other);
        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await refused.TextAsync();
        page.Read().ShouldContain("Kode KLIK-01 sudah dipakai angkatan lain.");
        page.ShouldContain("value=\"Angkatan &quot;lain&quot; &lt;b&gt;\"");
    }

    [Fact]
    public async Task What_is_missing_is_told_by_name_and_nothing_typed_is_lost()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        var typed = NewCohort.Basics("KURANG-01");
        (typed["endsOn"], typed["programmeKind"], typed["planned"]) = ("2026-10-01", "", "banyak");
        using var answer = await officer.PostAsync("/cohorts/new", await officer.TextAsync("/cohorts/new"), typed);
        var page = (await answer.TextAsync()).Read();
        foreach (var piece in new[] { "Selesai: Tanggal selesai sebelum tanggal mulai.", "Jenis pelatihan: Pilih salah satu.", "Anggaran: Tulis jumlah rupiah", "value=\"banyak\"", "value=\"Angkatan KURANG-01\"" })
            page.ShouldContain(piece);
        (await officer.GetAsync("/cohorts/KURANG-01/setup")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_has_to_be_mended_names_the_field_also_in_a_row()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("BARIS-01");
        using var waves = await officer.PostAsync("/cohorts/BARIS-01/setup/waves", await officer.TextAsync("/cohorts/BARIS-01/setup/waves"), new() { ["resultsMonths"] = "90", ["resultsDays"] = "lama" });
        using var instruments = await officer.PostAsync("/cohorts/BARIS-01/setup/instruments", await officer.TextAsync("/cohorts/BARIS-01/setup/instruments"), new() { ["learning"] = "true", ["maxScore"] = "banyak", ["passMark"] = "70", ["learningCloses"] = "lama" });

        (await waves.TextAsync()).Read().ShouldContain("Terbuka selama: ");
        var page = (await instruments.TextAsync()).Read();
        foreach (var piece in new[] { "Nilai tertinggi: Tulis angka", "Ditutup setelah: " }) page.ShouldContain(piece);
        Evaluation.Portal.Setup.Field.LabelOf(new(new HttpContextAccessor { HttpContext = new DefaultHttpContext() }), "waves", "days[1]").ShouldBe("Tindak lanjut 2, Terbuka selama");
    }

    [Theory]
    [InlineData("target.behaviour.applicationRate..6", "0,6", "0,6 di sini berarti 0,6 %. Untuk 60 % tulis 60.")]
    [InlineData("target.behaviour.applicationRate..6", "600", "tulis angka dari 0 sampai 100.")]
    [InlineData("target.behaviour.coverage..6", "-5", "tulis angka dari 0 sampai 100.")]
    public async Task A_target_that_cannot_be_is_told_at_its_field(string field, string typed, string told)
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        var code = "SASARAN-" + Guid.NewGuid().ToString("N")[..6].ToUpperInvariant();
        await officer.BeginAsync(code);
        var (waves, targets) = ($"/cohorts/{code}/setup/waves", $"/cohorts/{code}/setup/targets");
        await officer.PostAsync($"/cohorts/{code}/setup/instruments", await officer.TextAsync($"/cohorts/{code}/setup/instruments"), new() { ["behaviour"] = "berakhlak-7@1" });
        await officer.PostAsync(waves, await officer.TextAsync(waves), new() { ["months[0]"] = "6", ["days[0]"] = "30" });
        using var answer = await officer.PostAsync(targets, await officer.TextAsync(targets), new() { [field] = typed });
        var page = (await answer.TextAsync()).Read();
        page.ShouldContain(told);
        page.ShouldContain($"value=\"{typed}\"");
    }

    [Fact]
    public async Task Two_windows_find_out_about_each_other_and_only_the_step_is_replaced()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("DUA-JENDELA");
        var (first, second) = (await officer.TextAsync("/cohorts/DUA-JENDELA/setup/waves"), await officer.TextAsync("/cohorts/DUA-JENDELA/setup/basics"));
        (await officer.PostAsync("/cohorts/DUA-JENDELA/setup/waves", first, new() { ["resultsMonths"] = "12", ["resultsDays"] = "60" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var basics = NewCohort.Basics("DUA-JENDELA");
        basics["name"] = "Nama dari jendela kedua";
        using var warned = await officer.PostAsync("/cohorts/DUA-JENDELA/setup/basics", second, basics);
        var page = (await warned.TextAsync()).Read();
        page.ShouldContain("diubah di jendela lain");
        page.ShouldContain("Nama dari jendela kedua");
        (await officer.PostAsync("/cohorts/DUA-JENDELA/setup/basics", page, basics)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var overview = await officer.TextAsync("/cohorts/DUA-JENDELA/setup");
        overview.ShouldContain("Nama dari jendela kedua");
        overview.ShouldContain("Hasil sesudah 12 bulan");
    }

    [Fact]
    public async Task A_session_that_has_ended_gives_the_form_back_and_it_can_be_sent_after_signing_in()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("SESI-01");
        var page = await officer.TextAsync("/cohorts/SESI-01/people/add");
        host.Clock.Advance(TimeSpan.FromHours(24));
        using var ended = await officer.PostAsync("/cohorts/SESI-01/people/add?handler=Check", page, new() { ["text"] = Table });
        ended.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var kept = (await ended.TextAsync()).Read();
        kept.ShouldContain("Sesi Anda sudah berakhir");
        kept.ShouldContain("Surya Maharani");
        await officer.SignInAsync(AgencyHost.Unit);
        using var again = await officer.PostAsync("/cohorts/SESI-01/people/add?handler=Check", page, new() { ["text"] = Table });
        (await again.TextAsync()).Read().ShouldContain("1 baru, 0 berubah");
    }

    [Fact]
    public async Task People_are_stored_once_and_a_list_that_changed_meanwhile_is_reported_anew()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("ORANG-01");
        var report = await CheckedAsync(officer, "ORANG-01", Table);
        for (var click = 0; click < 2; click++)
            (await officer.PostAsync("/cohorts/ORANG-01/people/add?handler=Store", report, new() { ["text"] = Table })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await officer.TextAsync("/cohorts/ORANG-01/people")).ShouldContain("1 peserta");
        var more = Table + "\n199209222014102017\tHendra\tBidang B\t\t";
        using var stale = await officer.PostAsync("/cohorts/ORANG-01/people/add?handler=Store", report, new() { ["text"] = more });
        var page = (await stale.TextAsync()).Read();
        page.ShouldContain("Daftar peserta berubah sejak diperiksa");
        page.ShouldContain("1 baru, 0 berubah, 1 sudah ada");
    }

    [Fact]
    public async Task An_organiser_is_added_once_and_a_wrong_one_is_told_what_to_mend()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("PANITIA-01");
        var page = await officer.TextAsync("/cohorts/PANITIA-01/people");
        using var wrong = await officer.PostAsync("/cohorts/PANITIA-01/people?handler=Organiser", page, new() { ["organiserName"] = "Dewi", ["organiserEmail"] = "bukan surel", ["organiserCode"] = "O1" });
        var told = (await wrong.TextAsync()).Read();
        told.ShouldContain("Ini bukan alamat surel.");
        told.ShouldContain("value=\"Dewi\"");
        for (var click = 0; click < 2; click++)
            (await officer.PostAsync("/cohorts/PANITIA-01/people?handler=Organiser", page, new() { ["organiserName"] = "Dewi", ["organiserCode"] = "O1" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var other = await officer.PostAsync("/cohorts/PANITIA-01/people?handler=Organiser", page, new() { ["organiserName"] = "Rina", ["organiserCode"] = "O1" });
        (await other.TextAsync()).Read().ShouldContain("Kode O1 sudah dipakai penyelenggara lain.");
        (await officer.TextAsync("/cohorts/PANITIA-01/people")).ShouldContain("1 penyelenggara");
    }

    [Fact]
    public async Task The_pages_are_light_with_three_hundred_people()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await PlanManyAsync(officer, "BANYAK-01", 300);
        foreach (var address in new[] { "/cohorts/new", "/cohorts/BANYAK-01/setup", "/cohorts/BANYAK-01/setup/instruments", "/cohorts/BANYAK-01/people", "/instruments", "/import" })
            (await officer.WeighAsync(address)).ShouldBeLessThan(30_000, address);
    }

    [Fact]
    public async Task Each_person_of_a_long_list_stands_on_one_of_its_sheets()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await PlanManyAsync(officer, "BANYAK-02", 201);

        var first = await officer.TextAsync("/cohorts/BANYAK-02/people");
        var second = await officer.TextAsync("/cohorts/BANYAK-02/people?sheet=2");

        first.ShouldContain("href=\"/cohorts/BANYAK-02/people?sheet=2\"");
        second.ShouldContain("href=\"/cohorts/BANYAK-02/people\"");
        var names = NameCell().Matches(first + second).Select(match => match.Value).ToList();
        names.Count.ShouldBe(201);
        names.ShouldBeUnique();
    }

    [Fact]
    public async Task A_workbook_becomes_text_that_can_be_mended()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        await officer.BeginAsync("BUKU-01");
        using var report = await officer.UploadAsync("/cohorts/BUKU-01/people/add?handler=Check", await officer.TextAsync("/cohorts/BUKU-01/people/add"), Workbook.Of(["NIP", "Nama"], ["1.98507E+17", "Rusak"], ["198604152013122016", "=1+1"]), "Peserta.xlsx");
        var page = (await report.TextAsync()).Read();
        page.ShouldContain("NIP pada baris 2 rusak oleh Excel");
        page.ShouldContain("198604152013122016\t=1+1</textarea>");
    }

    [Fact]
    public async Task A_bundle_with_errors_shows_each_and_stores_nothing()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.OtherUnit);
        var page = await officer.TextAsync("/import");
        foreach (var act in new[] { "Check", "Import" })
        {
            using var refused = await officer.UploadAsync($"/import?handler={act}", page, Broken(), "angkatan.zip");
            var text = (await refused.TextAsync()).Read();
            text.ShouldContain("tidak ada yang disimpan");
            text.ShouldContain("NIP pada baris 4 rusak oleh Excel (1,98507E+17)");
            text.ShouldContain("participants.csv");
            text.ShouldContain("learning.csv");
        }
        (await officer.GetAsync("/cohorts/RUSAK-01/setup")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_bundle_goes_in_and_comes_out_again()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.OtherUnit);
        using var done = await officer.UploadAsync("/import?handler=Import", await officer.TextAsync("/import"), SampleBundles.Zip("latsar-kol-2025-07"), "angkatan.zip");
        done.Headers.Location!.ToString().ShouldBe("/import?done=LATSAR-KOL-2025-07&changed=true");
        using var export = await officer.GetAsync("/cohorts/LATSAR-KOL-2025-07/export.zip");
        var bundle = await export.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var same = await officer.UploadAsync("/import?handler=Check", await officer.TextAsync("/import"), bundle, "angkatan.zip");
        (await same.TextAsync()).Read().ShouldContain("impor tidak mengubah apa pun");
        // Another agency's cohort is none.
        using var other = await Clerk.SignInAsync(host, AgencyHost.Unit);
        foreach (var address in new[] { "setup", "setup/targets", "people", "people/add", "export.zip" })
            (await other.GetAsync($"/cohorts/LATSAR-KOL-2025-07/{address}")).StatusCode.ShouldBe(HttpStatusCode.NotFound, address);
    }

    [Fact]
    public async Task A_new_version_of_ones_own_instrument_leaves_the_old_one()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        var page = await officer.TextAsync("/instruments/berakhlak-7/1/next");
        using var taken = await officer.PostAsync("/instruments/berakhlak-7/1/next", page, new() { ["name"] = "Milik kami", ["ownCode"] = "Kode Salah", ["min"] = "1", ["max"] = "5", ["items[0]"] = "Satu\nDua" });
        (await taken.TextAsync()).Read().ShouldContain("Pakai 2 sampai 40 huruf kecil");
        using var own = await officer.PostAsync("/instruments/berakhlak-7/1/next", page, new() { ["name"] = "Milik kami", ["ownCode"] = "milik-kami", ["min"] = "1", ["max"] = "5", ["items[0]"] = "Satu\r\nDua" });
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect, await own.TextAsync());
        using var next = await officer.PostAsync("/instruments/milik-kami/1/next", await officer.TextAsync("/instruments/milik-kami/1/next"), new() { ["name"] = "Milik kami", ["min"] = "1", ["max"] = "5", ["items[0]"] = "Satu\nTiga" });
        next.StatusCode.ShouldBe(HttpStatusCode.Redirect, await next.TextAsync());
        (await officer.TextAsync("/instruments/milik-kami/1")).ShouldContain("Dua");
        (await officer.TextAsync("/instruments/milik-kami/2")).ShouldContain("Tiga");
    }

    [Fact]
    public async Task An_admin_reads_the_instruments_of_two_agencies_under_one_code()
    {
        var units = new[] { (AgencyHost.Unit, "BKN"), (AgencyHost.OtherUnit, "LAN") };
        foreach (var (userName, agency) in units)
        {
            using var unit = await Clerk.SignInAsync(host, userName);
            using var own = await unit.PostAsync("/instruments/berakhlak-7/1/next", await unit.TextAsync("/instruments/berakhlak-7/1/next"), new() { ["name"] = $"Milik {agency}", ["ownCode"] = "bersama", ["min"] = "1", ["max"] = "5", ["items[0]"] = $"Butir {agency}" });
            own.StatusCode.ShouldBe(HttpStatusCode.Redirect, await own.TextAsync());
        }
        using var admin = await Clerk.SignInAsync(host, "admin");
        var library = await admin.TextAsync("/instruments");
        foreach (var (_, agency) in units)
        {
            library.ShouldContain($"\"/instruments/bersama/1?agency={agency}\"");
            (await admin.TextAsync($"/instruments/bersama/1?agency={agency}")).ShouldContain($"Butir {agency}");
            (await admin.TextAsync($"/instruments/bersama/1/next?agency={agency}")).ShouldContain($"Butir {agency}");
        }
    }

    [Fact]
    public async Task Other_roles_are_told_that_this_is_not_theirs_and_see_no_way_to_it()
    {
        using var leader = await Clerk.SignInAsync(host, AgencyHost.Leader);
        foreach (var address in new[] { "/cohorts/new", "/import", "/instruments", "/cohorts/PSMA-2024-01/setup", "/cohorts/PSMA-2024-01/people" })
        {
            using var refused = await leader.GetAsync(address);
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden, address);
            (await refused.TextAsync()).Read().ShouldContain("Bukan bagian peran Anda");
        }
        (await leader.TextAsync("/")).ShouldNotContain("/cohorts/new");
    }

    private static async Task PlanManyAsync(Clerk officer, string code, int people)
    {
        await officer.BeginAsync(code);
        var table = string.Join('\n', Enumerable.Range(1, people).Select(number => $"1985{number % 12 + 1:D2}{number % 28 + 1:D2}201001{number % 2 + 1}{number:D3}\tPeserta {number} Nurhayati Kusumawardani\tBidang {number % 7}\t\t").Prepend("NIP\tNama\tUnit Kerja\tNIP Atasan\tNama Atasan"));
        var report = await CheckedAsync(officer, code, table);
        report.ShouldContain($"{people} baru");
        (await officer.PostAsync($"/cohorts/{code}/people/add?handler=Store", report, new() { ["text"] = table })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [GeneratedRegex("<th scope=\"row\">[^<]*</th>")]
    private static partial Regex NameCell();

    private static async Task<string> CheckedAsync(Clerk officer, string cohort, string table)
    {
        using var report = await officer.PostAsync($"/cohorts/{cohort}/people/add?handler=Check", await officer.TextAsync($"/cohorts/{cohort}/people/add"), new() { ["text"] = table });
        return (await report.TextAsync()).Read();
    }

    internal static byte[] Broken()
    {
        using var bytes = new MemoryStream();
        bytes.Write(SampleBundles.Zip("latsar-kol-2025-07"));
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            Rewrite(archive, "cohort.json", text => text.Replace("LATSAR-KOL-2025-07", "RUSAK-01", StringComparison.Ordinal));
            Change(archive, "participants.csv", 3, fields => fields[0] = "1.98507E+17");
            Change(archive, "learning.csv", 5, fields => fields[1] = "sesudah");
        }
        return bytes.ToArray();
    }

    private static void Change(ZipArchive archive, string file, int line, Action<string[]> change) => Rewrite(archive, file, text =>
    {
        var lines = text.Split('\n');
        var fields = lines[line].Split(',');
        change(fields);
        lines[line] = string.Join(',', fields);
        return string.Join('\n', lines);
    });

    private static void Rewrite(ZipArchive archive, string file, Func<string, string> change)
    {
        var entry = archive.GetEntry(file)!;
        string text;
        using (var reader = new StreamReader(entry.Open(), Encoding.UTF8)) text = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(file).Open());
        writer.Write(change(text));
    }
}
