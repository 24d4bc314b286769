using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

public sealed partial class FollowUpPagesTests
{
    [GeneratedRegex("href=\"(/cohorts/[^\"]+/withdraw/[^\"]+)\"")]
    private static partial Regex Withdrawal { get; }

    [Fact]
    public async Task What_was_entered_by_mistake_is_withdrawn_with_a_reason_and_only_once()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var address = await MeasuredAsync(clerk, "Dinas tarik");
        var page = (await clerk.ReadAsync(address)).Read();
        foreach (var piece in new[] { "77", "Dinas tarik", "dientri unit pelatihan", "tidak dihitung lagi pada tingkat Hasil", "log audit mencatat" }) page.ShouldContain(piece);

        using var unsaid = await WithdrawAsync(clerk, address, page, " ");
        (await unsaid.TextAsync()).ShouldContain("Tulis alasannya");
        (await WithdrawAsync(clerk, address, page, "Dientri dua kali")).Headers.Location!.ToString().ShouldBe($"/cohorts/{Done}/results?note=withdrawn");
        (await WithdrawAsync(clerk, address, page, "Dientri dua kali")).Headers.Location!.ToString().ShouldBe($"/cohorts/{Done}/results?note=withdrawnBefore");

        var list = (await clerk.ReadAsync($"/cohorts/{Done}/results?note=withdrawn")).Read();
        list.ShouldContain("Entri ditarik");
        list.ShouldNotContain(address);
        (await clerk.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_was_corrected_in_another_window_is_not_withdrawn_unseen()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var address = await MeasuredAsync(clerk, "Dinas berubah");
        var page = await clerk.ReadAsync(address);
        var correction = $"/cohorts/{Done}/results/measurements/{address.Split('/')[^1]}";
        var form = await clerk.ReadAsync(correction);
        (await clerk.PostAsync(correction, form, new() { ["version"] = Clerk.Field(form, "version"), ["measured.value"] = "78" })).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var stale = await WithdrawAsync(clerk, address, page, "Salah unit");

        var told = (await stale.TextAsync()).Read();
        told.ShouldContain("diubah di jendela lain");
        told.ShouldContain("78");
        told.ShouldContain("value=\"Salah unit\"");
        (await WithdrawAsync(clerk, address, told, "Salah unit")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task A_kpi_that_has_measurements_is_not_offered_and_one_that_was_measured_meanwhile_is_refused()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var results = $"/cohorts/{Done}/results";
        var page = await clerk.ReadAsync(results);
        (await clerk.PostAsync($"{results}?handler=Kpi", page, new()
        {
            ["key"] = Clerk.Field(page, "key"), ["kpi.name"] = "Antrean <b>", ["kpi.code"] = "antrean", ["kpi.direction"] = "decrease", ["kpi.baseline"] = "30", ["kpi.target"] = "20",
        })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        page = await clerk.ReadAsync(results);
        var kpi = await IdAsync("kpis", item => (string?)item["key"]!["subject"] == "antrean");
        var address = $"/cohorts/{Done}/withdraw/results/kpis/{kpi}";
        page.ShouldContain(address);
        var form = await clerk.ReadAsync(address);
        (await clerk.PostAsync($"{results}?handler=Measure", page, Measured(page, "antrean", "Loket"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var refused = await WithdrawAsync(clerk, address, form, "Bukan KPI angkatan ini");

        var told = (await refused.TextAsync()).Read();
        told.ShouldContain("Tarik pengukurannya dulu");
        told.ShouldContain("value=\"Bukan KPI angkatan ini\"");
        (await clerk.ReadAsync(results)).ShouldNotContain(address);
        foreach (var place in new[] { $"{results}/kpis/{kpi}", address })
        {
            var measured = await clerk.TextAsync(place);
            measured.ShouldContain("Tarik pengukurannya dulu", customMessage: place);
            measured.ShouldNotContain("name=\"reason\"", customMessage: place);
        }
    }

    [Fact]
    public async Task What_was_imported_is_not_offered_also_when_it_was_corrected_and_the_pages_say_why()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var finance = await IdAsync("finance", item => (string?)item["firstSource"] == "import");
        var (correction, withdrawal) = ($"/cohorts/{Done}/results/finance/{finance}", $"/cohorts/{Done}/withdraw/results/finance/{finance}");
        var form = await clerk.ReadAsync(correction);
        (await clerk.PostAsync(correction, form, new()
        {
            ["version"] = Clerk.Field(form, "version"), ["finance.kind"] = "cost", ["finance.description"] = "Diperbaiki setelah impor", ["finance.amount"] = "1.000",
        })).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await IdAsync("finance", item => (string?)item["source"] == "entered" && (string?)item["firstSource"] == "import")).ShouldBe(finance);

        var list = await clerk.ReadAsync($"/cohorts/{Done}/results");

        list.ShouldContain("Diperbaiki setelah impor");
        list.ShouldNotContain(withdrawal);
        foreach (var place in new[] { correction, withdrawal })
        {
            var told = await clerk.TextAsync(place);
            told.ShouldContain("masuk lewat impor", customMessage: place);
            told.ShouldNotContain("name=\"reason\"", customMessage: place);
        }
    }

    [Fact]
    public async Task A_measurement_is_corrected_under_the_name_of_its_kpi()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var measurement = await IdAsync("measurements", item => (string?)item["answer"]!["kpi"] == "complaints");
        var kpi = (string)(await host.GetAsync($"/api/results/{Done}/kpis?subject=complaints"))["items"]![0]!["answer"]!["name"]!;

        var page = await clerk.TextAsync($"/cohorts/{Done}/results/measurements/{measurement}");

        page.ShouldContain($"<p>{kpi} · ");
    }

    [Theory]
    [InlineData("leader", HttpStatusCode.Forbidden)]
    [InlineData("other", HttpStatusCode.NotFound)]
    public async Task Withdrawing_is_for_the_cohorts_own_training_unit(string userName, HttpStatusCode expected)
    {
        using var clerk = await Clerk.SignInAsync(host, userName);
        var finance = await IdAsync("finance", _ => true);

        using var response = await clerk.GetAsync($"/cohorts/{Done}/withdraw/results/finance/{finance}");

        response.StatusCode.ShouldBe(expected);
    }

    /// <returns>Where a measurement that was just entered is withdrawn.</returns>
    private static async Task<string> MeasuredAsync(Clerk clerk, string unit)
    {
        var results = $"/cohorts/{Done}/results";
        var page = await clerk.ReadAsync(results);
        var before = Withdrawal.Matches(page).Select(match => match.Groups[1].Value).ToHashSet();
        (await clerk.PostAsync($"{results}?handler=Measure", page, Measured(page, "complaints", unit))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var row = Regex.Match(await clerk.ReadAsync(results), $"<tr>(?:(?!</tr>).)*{unit}.*?</tr>", RegexOptions.Singleline).Value;
        return Withdrawal.Matches(row).Select(match => match.Groups[1].Value).Where(way => !before.Contains(way)).ShouldHaveSingleItem();
    }

    private static Dictionary<string, string> Measured(string page, string kpi, string unit) => new()
    {
        ["key"] = Clerk.Field(page, "key"), ["measured.kpi"] = kpi, ["measured.month"] = "5", ["measured.group"] = "trained", ["measured.unit"] = unit, ["measured.value"] = "77",
    };

    private static Task<HttpResponseMessage> WithdrawAsync(Clerk clerk, string address, string page, string reason) =>
        clerk.PostAsync(address, page, new() { ["version"] = Clerk.Field(page, "version"), ["reason"] = reason });

    private async Task<string> IdAsync(string kind, Func<System.Text.Json.Nodes.JsonNode, bool> isIt) =>
        (string)(await host.GetAsync($"/api/results/{Done}/{kind}?limit=1000"))["items"]!.AsArray().First(item => isIt(item!))!["id"]!;
}
