using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Evaluation.Statistics.Tests.Samples;

/// <summary>With a pocket calculator and what a chain says beside its figures, the figures come out again.</summary>
public class SampleBasisTests
{
    public static TheoryData<string> Bundles => ["analitik-2026-02", "aturan-2025-01", "cb-lurah-2024", "latsar-kol-2025-07", "psma-2024-01"];

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Attendance_is_the_hours_attended_by_those_there_were(string name)
    {
        var inputs = Chain(name)["inputs"]!;
        (inputs["attendance"] is null).ShouldBe(inputs["attendanceRate"] is null);
        if (inputs["attendance"] is { } basis) Number(inputs["attendanceRate"]).ShouldBe(Number(basis["hours"]) / Number(basis["participants"]) / Number(basis["creditHours"]), 1e-12);
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Alpha_follows_from_its_variances(string name)
    {
        foreach (var dimension in (Chain(name)["reaction"]?["groups"]?.AsArray() ?? []).SelectMany(group => group!["dimensions"]!.AsArray()))
            Reliability(dimension!["alphaBasis"], dimension["alpha"]);
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void T_effect_size_and_reliability_of_a_test_follow_from_what_it_says(string name)
    {
        if (Chain(name)["learning"] is not { } learning) return;
        var basis = learning["basis"]!;
        Reliability(basis["kr20"], learning["kr20"]);
        (basis["gainDeviation"] is null).ShouldBe(learning["t"] is null);
        if (basis["gainDeviation"] is not { } deviation) return;
        Number(learning["dz"]).ShouldBe(Number(learning["gainMean"]) / Number(deviation), 1e-9);
        Number(learning["t"]).ShouldBe(Number(learning["gainMean"]) / (Number(deviation) / Math.Sqrt(Number(learning["paired"]))), 1e-9);
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void The_score_of_a_wave_is_that_of_its_rater_groups_by_their_weights(string name)
    {
        foreach (var wave in Chain(name)["behaviour"]?["waves"]?.AsArray() ?? [])
        {
            var raters = wave!["basis"]!["raters"];
            (raters is null).ShouldBe(wave["score"] is null);
            if (raters is null) continue;
            raters.AsArray().Sum(rater => Number(rater!["weight"])).ShouldBe(1, 1e-9);
            raters.AsArray().Sum(rater => Number(rater!["weight"]) * Number(rater["mean"])).ShouldBe(Number(wave["score"]), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void The_intraclass_correlation_follows_from_its_mean_squares(string name)
    {
        foreach (var agreement in (Chain(name)["behaviour"]?["waves"]?.AsArray() ?? []).Select(wave => wave!["agreement"]!))
        {
            (agreement["icc1Basis"] is null).ShouldBe(agreement["icc1"] is null);
            if (agreement["icc1Basis"] is not { } basis) continue;
            var (between, within) = (Number(basis["between"]), Number(basis["within"]));
            Number(agreement["icc1"]).ShouldBe((between - within) / (between + ((Number(basis["each"]) - 1) * within)), 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Bundles))]
    public void An_effect_follows_from_its_changes_or_its_line(string name)
    {
        foreach (var kpi in Chain(name)["results"]?["kpis"]?.AsArray() ?? [])
        {
            if (kpi!["basis"] is not { } basis) continue;
            double? effect = basis["line"] is { } line ? Number(line["meanAfter"]) - (Number(line["intercept"]) + (Number(line["slope"]) * Number(line["monthAfter"])))
                : basis["change"] is { } change ? Number(change) - Number(basis["comparisonChange"]) : Number(kpi["actual"]) - Number(kpi["baseline"]);
            Number(kpi["effect"]).ShouldBe(effect.Value, 1e-9);
        }
    }

    /// <summary>Counted from the bundle's files by a few lines of another language.</summary>
    [Fact]
    public void A_sample_says_over_how_many_its_figures_are()
    {
        var chain = Chain("psma-2024-01");
        var (attendance, learning, wave) = (chain["inputs"]!["attendance"]!, chain["learning"]!["basis"]!, chain["behaviour"]!["waves"]![0]!);
        (Number(attendance["participants"]), Number(attendance["hours"]), Number(attendance["creditHours"])).ShouldBe((70, 5327, 80));
        Number(learning["changes"]).ShouldBe(66);
        Number(learning["gainDeviation"]).ShouldBe(5.90744463350289, 1e-12);
        Number(wave["basis"]!["selfOthers"]).ShouldBe(59);
        Number(wave["agreement"]!["rwgParticipants"]).ShouldBe(51);
        Members(wave["agreement"]!["icc1Basis"]!).ShouldBe(["observations 156", "participants 68", "between 0.18679689", "within 0.08963586", "each 2.29123613"]);
        wave["basis"]!["raters"]!.AsArray().Select(rater => string.Join(", ", Members(rater!)[1..])).ShouldBe(
            ["participants 63, weight 0.63809524, mean 3.67249467", "participants 57, weight 0.36190476, mean 3.8786132"]);
    }

    private static JsonObject Chain(string name) => SampleChain.Of(new Bundle(name), new DateOnly(2026, 11, 21));

    private static void Reliability(JsonNode? basis, JsonNode? reliability)
    {
        (basis is null).ShouldBe(reliability is null);
        if (basis is null) return;
        var items = Number(basis["items"]);
        Number(reliability).ShouldBe(items / (items - 1) * (1 - (Number(basis["itemVariances"]) / Number(basis["totalVariance"]))), 1e-9);
    }

    private static string[] Members(JsonNode node) =>
        [.. node.AsObject().Select(member => $"{member.Key} {(member.Value!.GetValueKind() == JsonValueKind.Number ? Math.Round(Number(member.Value), 8).ToString(CultureInfo.InvariantCulture) : member.Value)}")];

    private static double Number(JsonNode? node) => node!.GetValue<double>();
}
