using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>With a pocket calculator and what an explanation says, its figure comes out again: to the last decimal that is shown.</summary>
public sealed partial class CalculatorTests : IAsyncDisposable
{
    private PortalHost host = null!;

    [GeneratedRegex("<tr>\\s*<th scope=\"row\">(.*?)</th>(.*?)</tr>", RegexOptions.Singleline)]
    private static partial Regex Row { get; }

    [GeneratedRegex("<td[^>]*>(.*?)</td>", RegexOptions.Singleline)]
    private static partial Regex Cell { get; }

    [GeneratedRegex("<p class=\"answer\">(.*?)</p>", RegexOptions.Singleline)]
    private static partial Regex Answer { get; }

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag { get; }

    [Fact]
    public async Task A_pass_rate_is_those_who_passed_by_those_tested()
    {
        var page = await ExplainAsync("PSMA-2024-01", "learning.passRate");
        page["Batas lulus"].ShouldBe(70);
        (page["Mencapai batas lulus"], page["Mengikuti tes"]).ShouldBe((50, 66));
        page.ShouldGive(100 * page["Mencapai batas lulus"] / page["Mengikuti tes"]);
    }

    [Fact]
    public async Task A_normalised_gain_names_the_highest_score_and_the_limits_of_its_classes()
    {
        var page = await ExplainAsync("PSMA-2024-01", "learning.hakeClass");
        page.ShouldGive(page["Kenaikan rata-rata"] / (page["Nilai tertinggi yang mungkin"] - page["Rata-rata tes awal"]));
        page.Text.ShouldContain("rendah mulai 0; sedang mulai 0,30; tinggi mulai 0,70");
    }

    [Fact]
    public async Task A_quotient_of_rounded_figures_comes_out_with_the_unrounded_ones()
    {
        var page = await ExplainAsync("PSMA-2024-01", "learning.percentGain");
        page.ShouldGive(100 * page["Kenaikan rata-rata"] / page["Rata-rata tes awal"]);
    }

    [Fact]
    public async Task T_and_effect_size_come_from_the_deviation_of_the_gains()
    {
        var page = await ExplainAsync("PSMA-2024-01", "learning.t", Based);
        page.ShouldGive(page["Kenaikan rata-rata"] / (page["Simpangan baku kenaikan (pembagi n − 1)"] / Math.Sqrt(page["Mengikuti kedua tes"])));
        page = await ExplainAsync("PSMA-2024-01", "learning.dz", Based);
        page.ShouldGive(page["Kenaikan rata-rata"] / page["Simpangan baku kenaikan (pembagi n − 1)"]);
    }

    [Fact]
    public async Task The_reliability_of_a_test_comes_from_its_questions_and_two_variances()
    {
        var page = await ExplainAsync("ATURAN-2025-01", "learning.kr20", chain =>
            chain["learning"]!["basis"] = new JsonObject { ["kr20"] = Reliability((double)chain["learning"]!["kr20"]!, items: 10, n: 22) });
        page.ShouldGive(page["Soal pilihan"] / (page["Soal pilihan"] - 1) * (1 - (page["Jumlah p·q setiap soal pilihan; p bagian yang benar, q yang salah"] / page["Ragam banyaknya jawaban benar (pembagi n)"])));
    }

    [Fact]
    public async Task Alpha_comes_from_the_items_and_two_variances()
    {
        var page = await ExplainAsync("PSMA-2024-01", "reaction.participant.dynamics.alpha", chain =>
        {
            var dimension = chain["reaction"]!["groups"]!.AsArray().Single(group => (string)group!["group"]! == "participant")!["dimensions"]![0]!;
            dimension["alphaBasis"] = Reliability((double)dimension["alpha"]!, items: 6, n: 68);
        });
        page.ShouldGive(page["Butir dimensi ini"] / (page["Butir dimensi ini"] - 1) * (1 - (page["Jumlah ragam setiap butir (pembagi n − 1)"] / page["Ragam jumlah jawaban setiap orang (pembagi n − 1)"])));
        page.Text.ShouldContain("68 dari 70");
    }

    [Fact]
    public async Task The_mean_of_an_item_is_the_sum_of_its_answers_by_their_number_and_its_category_has_limits()
    {
        var page = await ExplainAsync("PSMA-2024-01", "reaction.participant.dynamics.item.1.1");
        page.ShouldGive(page["Jumlah semua jawaban"] / page["Banyaknya jawaban"]);
        page.Text.ShouldContain("Sangat Kurang ≤ 1,80; Kurang ≤ 2,60; Cukup ≤ 3,40; Baik ≤ 4,20; Sangat Baik ≤ 5,00");
    }

    [Fact]
    public async Task Attendance_is_hours_by_people_by_the_hours_of_the_training()
    {
        var page = await ExplainAsync("PSMA-2024-01", "inputs.attendanceRate", Based);
        page.ShouldGive(100 * page["Jumlah jam hadir mereka, setiap orang paling banyak jam pelatihan"] / page["Peserta aktif yang kehadirannya dicatat"] / page["Jam pelatihan"]);
        page.Text.ShouldContain("70 dari 70");
    }

    [Fact]
    public async Task A_behaviour_score_is_that_of_its_rater_groups_by_their_share_of_the_weight()
    {
        var page = await ExplainAsync("PSMA-2024-01", "behaviour.6.score", Based);
        (page["Atasan: bobot dalam rencana"], page["Rekan: bobot dalam rencana"]).ShouldBe((0.6, 0.4));
        page.ShouldGive(new[] { "Atasan", "Rekan" }.Sum(group =>
            page[$"{group}: bagian bobot, rata-rata peserta yang diamati"] * page[$"{group}: rata-rata atas mereka, dengan bagian bobot itu"]));
    }

    [Fact]
    public async Task The_weight_present_is_that_of_the_groups_by_how_many_they_have_assessed()
    {
        var page = await ExplainAsync("PSMA-2024-01", "behaviour.6.weightUsed", Based);
        page.ShouldGive(100 * new[] { "Atasan", "Rekan" }.Sum(group => page[$"{group}: bobot dalam rencana"] * page[$"{group}: peserta diamati yang dinilainya"])
            / (page["Peserta diamati"] * page["Jumlah bobot"]));
    }

    [Fact]
    public async Task An_intraclass_correlation_comes_from_its_mean_squares()
    {
        var page = await ExplainAsync("PSMA-2024-01", "behaviour.6.icc1", Based);
        var (between, within) = (page["Kuadrat tengah antarpeserta"], page["Kuadrat tengah di dalam peserta"]);
        page.ShouldGive((between - within) / (between + ((page["Pengamatan per peserta, (N − Σ nᵢ²/N)/(G − 1)"] - 1) * within)));
        page.Text.ShouldContain("156 pengamatan oleh penilai lain atas 68 peserta.");
    }

    [Fact]
    public async Task An_agreement_of_raters_says_over_how_many_and_over_which_items_and_scale()
    {
        var page = await ExplainAsync("PSMA-2024-01", "behaviour.6.rwgMedian", Based);
        page.Text.ShouldContain("n = 51 peserta");
        (page["Butir"], page["Pilihan pada skala"], page["Ragam bila semua pilihan sama sering, (A² − 1)/12"]).ShouldBe((7, 5, 2));
        (await ExplainAsync("PSMA-2024-01", "behaviour.6.selfOtherGap", Based)).Text.ShouldContain("59 dari 63");
    }

    [Theory]
    [InlineData("doc-days", "{\"units\":3,\"measurements\":12,\"comparisonUnits\":3,\"change\":-3.1,\"comparisonChange\":-2.1333333333333333}")]
    [InlineData("user-satisfaction", "{\"units\":3,\"measurements\":15,\"monthsBefore\":4,\"monthsAfter\":1,\"line\":{\"intercept\":76.5,\"slope\":0.25,\"monthAfter\":12,\"meanAfter\":84.493333333333268}}")]
    public async Task An_effect_comes_from_its_changes_or_its_line(string kpi, string basis)
    {
        var page = await ExplainAsync("PSMA-2024-01", $"kpi.{kpi}.effect", chain =>
            chain["results"]!["kpis"]!.AsArray().Single(one => (string)one!["code"]! == kpi)!["basis"] = JsonNode.Parse(basis));
        page.ShouldGive(kpi == "doc-days"
            ? page["Perubahan rata-rata unit terlatih"] - page["Perubahan rata-rata unit pembanding"]
            : page["Rata-rata bulan-bulan sesudah pelatihan"] - (page["Garis tren pada akhir pelatihan (bulan 0)"] + (page["Kenaikan garis tren setiap bulan"] * page["Rata-rata bulan sesudah pelatihan"])));
    }

    [Fact]
    public async Task What_is_credited_and_an_actual_come_from_the_entries_for_those_who_enter_them()
    {
        await SignInAsync("training-unit");
        host.Api.Entered = new()
        {
            ["finance"] = Entries("""[{"kind":"cost","description":"Biaya","amount":100},{"kind":"benefit","description":"Hemat","amount":1000,"attribution":0.6,"confidence":0.8},{"kind":"benefit","description":"Tanpa taksiran","amount":50,"attribution":0.5}]"""),
            ["measurements"] = Entries("""[{"kpi":"doc-days","month":12,"group":"trained","unit":"Kantor Regional III","value":11.5},{"kpi":"doc-days","month":0,"group":"trained","unit":"Lama","value":14},{"kpi":"doc-days","month":12,"group":"comparison","unit":"Lain","value":13},{"kpi":"lain","month":12,"group":"trained","unit":"Lain","value":1}]"""),
        };
        var credited = await ExplainAsync("PSMA-2024-01", "finance.creditedBenefit");
        credited.Rows["Hemat"].ShouldBe(["Rp1.000 · 60,00\u00a0% · 80,00\u00a0%", "Rp480"]);
        credited.Rows["Tanpa taksiran"].ShouldBe(["Rp50 · 50,00\u00a0% · –", "Rp0"]);
        credited.Rows.ShouldNotContainKey("Biaya");
        (await ExplainAsync("PSMA-2024-01", "finance.cost")).Rows["Biaya"].ShouldBe(["c", "Rp100"]);
        var actual = await ExplainAsync("PSMA-2024-01", "kpi.doc-days.actual");
        actual.Rows["Kantor Regional III"].ShouldBe(["v", "11,5"]);
        actual.Rows.Keys.ShouldNotContain("Lama");
        actual.Rows.Keys.ShouldNotContain("Lain");
    }

    [Fact]
    public async Task Leaders_and_a_service_that_is_silent_leave_the_entries_out()
    {
        await SignInAsync("training-unit");
        (await ExplainAsync("PSMA-2024-01", "finance.cost")).Text.ShouldContain("Jumlah semua biaya.");
        await host.DisposeAsync();
        await SignInAsync("leadership");
        (await ExplainAsync("PSMA-2024-01", "finance.cost")).Text.ShouldContain("Jumlah semua biaya.");
        host.Api.EnteredRead.ShouldBe(0);
    }

    [Fact]
    public async Task A_reader_who_is_kept_from_a_part_is_told_so_and_shown_the_rest()
    {
        var page = await ExplainAsync("PSMA-2024-01", "behaviour.6.score", chain => chain["behaviour"]!["waves"]![0]!["basis"] = new JsonObject { ["raters"] = null, ["suppressed"] = true });
        page.Text.ShouldContain("Bagian hitungan selebihnya tidak ditampilkan di sini");
        page["Atasan: bobot dalam rencana"].ShouldBe(0.6);
        (await ExplainAsync("PSMA-2024-01", "behaviour.6.coverage")).Text.ShouldNotContain("selebihnya");
    }

    [Fact]
    public async Task A_chain_from_before_parts_were_told_is_explained_without_them()
    {
        foreach (var figure in new[] { "behaviour.6.score", "behaviour.6.icc1", "learning.t", "inputs.attendanceRate", "learning.normalisedChange" })
        {
            var page = await ExplainAsync("PSMA-2024-01", figure);
            page.Text.ShouldContain("Rumus");
            page.Text.ShouldNotContain("selebihnya");
        }
    }

    public ValueTask DisposeAsync() => host?.DisposeAsync() ?? default;

    private static JsonArray Entries(string json) => JsonNode.Parse(json)!.AsArray();

    private async Task SignInAsync(string role)
    {
        host = await PortalHost.StartAsync();
        host.Api.Token = StubApi.TokenOf(role, 0);
        (await host.SignInAsync()).Dispose();
    }

    private async Task<Explanation> ExplainAsync(string code, string figure, Action<JsonObject>? change = null)
    {
        host ??= await PortalHost.SignedInAsync();
        change?.Invoke(host.Api.Chain(code));
        var page = (await host.TextAsync($"/cohorts/{code}/explain/{figure}")).Read();
        // The last column of the figures is unrounded, and of the other table the value; then comes n.
        var rows = Row.Matches(page).Select(row => (
            Name: Words(row.Groups[1].Value.Split("<br>")[0]), Cells: Cell.Matches(row.Groups[2].Value).Select(cell => Words(cell.Groups[1].Value)).ToList()));
        var values = rows.GroupBy(row => row.Name).ToDictionary(row => row.Key, row => row.First().Cells);
        return new(page, Words(Answer.Match(page).Groups[1].Value.Split("<span")[0]), values);
    }

    private static string Words(string html) => Tag.Replace(html, "").Trim();

    /// <summary>As the services say it of this sample; counted from its files by a few lines of another language.</summary>
    private static void Based(JsonObject chain)
    {
        chain["inputs"]!["attendance"] = new JsonObject { ["participants"] = 70, ["hours"] = 5327, ["creditHours"] = 80 };
        chain["learning"]!["basis"] = new JsonObject { ["gainDeviation"] = 5.90744463350289, ["changes"] = 66 };
        var wave = chain["behaviour"]!["waves"]![0]!;
        wave["basis"] = JsonNode.Parse("""
            {"selfOthers":59,"raters":[{"group":"supervisor","participants":63,"weight":0.6380952380952387,"mean":3.672494669509592},{"group":"peer","participants":57,"weight":0.3619047619047616,"mean":3.8786131996658346}]}
            """);
        wave["agreement"]!["rwgParticipants"] = 51;
        wave["agreement"]!["icc1Basis"] = JsonNode.Parse("""{"observations":156,"participants":68,"between":0.18679689161032445,"within":0.08963585686799971,"each":2.2912361270570227}""");
    }

    // Any variances that give it.
    private static JsonObject Reliability(double value, int items, int n) =>
        new() { ["items"] = items, ["n"] = n, ["itemVariances"] = 1.7, ["totalVariance"] = 1.7 / (1 - (value * (items - 1) / items)) };

    private sealed record Explanation(string Text, string Shown, Dictionary<string, List<string>> Rows)
    {
        public double this[string name] => Rows[name] switch
        {
            [_, var second] when IsNumber(second) && !second.Contains("dari", StringComparison.Ordinal) => Number(second),
            [_, var unrounded, _] => Number(unrounded),
            var cells => Number(cells[0]),
        };

        public void ShouldGive(double value) => Math.Round(value, 2, MidpointRounding.AwayFromZero).ShouldBe(Number(Shown), 1e-9, Text);

        private static bool IsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] is '−' or '+');

        private static double Number(string text) =>
            double.Parse(text.Split('\u00a0')[0].Replace(".", "", StringComparison.Ordinal).Replace(',', '.').Replace('−', '-'), CultureInfo.InvariantCulture);
    }
}
