using System.Text;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.People.Tests.Hosts;

namespace Evaluation.People.Tests.Setup;

public sealed class AddPeopleTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    private const string Headings = "No\tNIP\tNama Lengkap\tUnit Kerja\tNIP Atasan\tNama Atasan\tJam Hadir";

    private const string Surya = "1\t198604152013122016\tSurya Maharani\tBidang A\t197403202000122002\tAgus\t36,5", Hendra = "2\t199209222014102017\tHendra\tBidang B\t\t\t40";

    [Fact]
    public async Task Every_row_is_reported_and_nothing_is_stored()
    {
        await BeginAsync("LAPOR-01");
        var report = await CheckAsync("LAPOR-01", Headings, Surya, "2\t1,98507E+17\tRusak\t\t\t\t", "", "4\t199209222014102017\t\tBidang B\t\t\t", Surya);
        ((int)report.Json["added"]!, (int)report.Json["broken"]!).ShouldBe((1, 3));
        Rows(report).ShouldBe([(2, "new", ""), (3, "problem", "nipDamaged"), (5, "problem", "valueMissing"), (6, "problem", "nipTwice")]);
        var missing = (string)report.Json["rows"]!.AsArray()[2]!["problems"]!.AsArray()[0]!["messages"]!["id"]!;
        missing.ShouldBe("Kolom Nama pada baris 5 kosong. Isi kolom itu.");
        (await host.PeopleAsync("LAPOR-01")).ShouldBeEmpty();
        // What is wrong keeps all of it out, also when the check is skipped.
        (await StoreAsync("LAPOR-01", report.ETag, Headings, Surya, "2\t1,98507E+17\tRusak\t\t\t\t")).ShouldBe(422).Code.ShouldBe("nipDamaged");
        (await host.PeopleAsync("LAPOR-01")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_reported_is_stored_and_told_to_the_others()
    {
        await BeginAsync("SIMPAN-01");
        var report = await CheckAsync("SIMPAN-01", Headings, Surya, Hendra);
        (await StoreAsync("SIMPAN-01", null, Headings, Surya, Hendra)).ShouldBe(428);
        var stored = (await StoreAsync("SIMPAN-01", report.ETag, Headings, Surya, Hendra)).ShouldBe(200);
        ((int)stored.Json["added"]!, (bool)stored.Json["isStored"]!).ShouldBe((2, true));
        var people = await host.PeopleAsync("SIMPAN-01");
        var surya = people.Single(person => (string)person["name"]! == "Surya Maharani");
        ((decimal)surya["attendedHours"]!, (string)surya["unit"]!).ShouldBe((36.5m, "Bidang A"));
        (await host.PeopleAsync("SIMPAN-01", "rater")).ShouldHaveSingleItem()["name"]!.ToString().ShouldBe("Agus");
        await host.HearsAsync<RosterChanged>(roster => roster.Persons.Any(person => person.Id == (Guid)surya["id"]!));
        // The second of two clicks.
        ((int)(await StoreAsync("SIMPAN-01", report.ETag, Headings, Surya, Hendra)).ShouldBe(200).Json["unchanged"]!).ShouldBe(2);
    }

    [Fact]
    public async Task Columns_that_are_not_there_leave_what_is_stored()
    {
        await BeginAsync("KOLOM-01");
        await StoreAllAsync("KOLOM-01", Headings, Surya);
        var surya = (await host.PeopleAsync("KOLOM-01")).Single();
        (await host.Admin.PatchAsync($"/api/cohorts/KOLOM-01/people/{surya["id"]}", new { status = "withdrawn" }, ifMatch: (long)surya["version"]!)).ShouldBe(200);

        var report = await CheckAsync("KOLOM-01", "NIP;Nama;Jabatan", "198604152013122016;Surya Maharani;Analis");
        var row = report.Json["rows"]!.AsArray().ShouldHaveSingleItem()!;
        row["changes"]!.AsArray().Select(change => (string)change!).ShouldBe(["position"]);
        await StoreAllAsync("KOLOM-01", "NIP;Nama;Jabatan", "198604152013122016;Surya Maharani;Analis");
        surya = (await host.PeopleAsync("KOLOM-01")).Single();
        ((string)surya["unit"]!, (string)surya["position"]!, (string)surya["status"]!, (decimal)surya["attendedHours"]!).ShouldBe(("Bidang A", "Analis", "withdrawn", 36.5m));
        surya["supervisor"].ShouldNotBeNull();
    }

    [Fact]
    public async Task People_who_changed_since_the_check_are_looked_at_again()
    {
        await BeginAsync("LAMA-01");
        var report = await CheckAsync("LAMA-01", Headings, Surya);
        await StoreAllAsync("LAMA-01", Headings, Hendra);
        (await StoreAsync("LAMA-01", report.ETag, Headings, Surya)).ShouldBe(412);
    }

    [Fact]
    public async Task An_organisers_code_may_be_a_participants_as_well()
    {
        await BeginAsync("KODE-01");
        (await host.Admin.PostAsync("/api/cohorts/KODE-01/people", new { role = "organiser", code = "P1", name = "Dewi" })).ShouldBe(201);
        for (var time = 0; time < 2; time++) await StoreAllAsync("KODE-01", "NIP\tKode\tNama", "\tP1\tSari");
        (await host.PeopleAsync("KODE-01")).ShouldHaveSingleItem()["name"]!.ToString().ShouldBe("Sari");
        (await host.PeopleAsync("KODE-01", "organiser")).ShouldHaveSingleItem()["name"]!.ToString().ShouldBe("Dewi");
    }

    [Fact]
    public async Task A_table_without_headings_says_so()
    {
        await BeginAsync("JUDUL-01");
        var report = await CheckAsync("JUDUL-01", Surya, Hendra);
        ((string)report.Json["problems"]!.AsArray().ShouldHaveSingleItem()!["code"]!).ShouldBe("headerMissing");
        var unknown = await CheckAsync("JUDUL-01", "NIP\tNama\tHobi", "198604152013122016\tSurya\tMembaca");
        ((string)unknown.Json["problems"]!.AsArray().ShouldHaveSingleItem()!["messages"]!["id"]!).ShouldStartWith("Kolom Hobi tidak dikenal. Hapus kolom itu, atau beri salah satu judul ini: NIP, Nama,");
        (await CheckAsync("JUDUL-01", "")).ShouldBe(200).Json["problems"]!.AsArray().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Another_agency_finds_no_cohort_to_add_to()
    {
        await BeginAsync("MILIK-01");
        var other = await host.ClientAsync(Roles.TrainingUnit, "LAIN");
        foreach (var act in new[] { "check", "batch" })
            (await other.SendAsync(HttpMethod.Post, $"/api/cohorts/MILIK-01/people/{act}", Table([Headings, Surya]), ifMatch: 1)).ShouldBe(404);
    }

    private async Task BeginAsync(string code) => (await host.Admin.PostAsync("/api/cohorts", PlanCohortTests.Definition(code))).ShouldBe(201);

    private Task<Answer> CheckAsync(string cohort, params string[] lines) => host.Admin.SendAsync(HttpMethod.Post, $"/api/cohorts/{cohort}/people/check", Table(lines));

    private Task<Answer> StoreAsync(string cohort, string? version, params string[] lines) => host.Admin.SendAsync(
        HttpMethod.Post, $"/api/cohorts/{cohort}/people/batch", Table(lines), version is null ? null : long.Parse(version.Trim('"'), System.Globalization.CultureInfo.InvariantCulture));

    private async Task StoreAllAsync(string cohort, params string[] lines) =>
        (await StoreAsync(cohort, (await CheckAsync(cohort, lines)).ETag, lines)).ShouldBe(200);

    private static StringContent Table(string[] lines) => new(string.Join('\n', lines), Encoding.UTF8, "text/tab-separated-values");

    private static IEnumerable<(int, string, string)> Rows(Answer report) => report.Json["rows"]!.AsArray().Select(row =>
        ((int)row!["row"]!, (string)row["state"]!, string.Join(' ', row["problems"]!.AsArray().Select(problem => (string)problem!["code"]!))));
}
