using System.Text.Json.Nodes;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Testing.Time;

namespace Evaluation.Integration.Tests.Chains;

public sealed class ListTests(RunningInMemory running) : IClassFixture<RunningInMemory>
{
    private static readonly string[] LatestFirst = ["ANALITIK-2026-02", "LATSAR-KOL-2025-07", "ATURAN-2025-01", "CB-LURAH-2024", "PSMA-2024-01"];

    [Theory]
    [InlineData("", new[] { 0, 1, 2, 3, 4 })]
    [InlineData("programme=CB-LURAH", new[] { 3 })]
    [InlineData("agency=BKPP-SMG", new[] { 3 })]
    [InlineData("agency=NOBODY", new int[0])]
    [InlineData("from=2025-01-01&to=2025-12-31", new[] { 1, 2 })]
    public async Task Chains_are_filtered(string query, int[] expected)
    {
        var host = await SettledAsync();

        (await CodesAsync(host, query)).Order().ShouldBe(expected.Select(place => LatestFirst[place]).Order());
    }

    [Theory]
    [InlineData("broken")]
    [InlineData("inProgress")]
    [InlineData("incomplete")]
    [InlineData("inconclusive")]
    [InlineData("unbroken")]
    public async Task Chains_of_one_verdict_are_those_that_bear_it(string state)
    {
        var host = await SettledAsync();
        var all = (await host.GetAsync("/api/chains"))["items"]!.AsArray();

        var found = await CodesAsync(host, $"state={state}");

        found.ShouldBe(all.Where(item => (string?)item!["verdict"]!["state"] == state).Select(item => (string)item!["cohort"]!["code"]!));
    }

    [Theory]
    [InlineData("state=happy")]
    [InlineData("from=yesterday")]
    [InlineData("order=alphabet")]
    public async Task A_filter_that_cannot_be_read_is_refused(string query)
    {
        using var response = await (await SettledAsync()).Http.GetAsync($"/api/chains?{query}", TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(422);
    }

    [Fact]
    public async Task Pages_go_on_where_the_last_one_ended_though_its_last_cohort_is_gone()
    {
        await using var own = new RunningInMemory();
        var host = await SettledAsync(own);
        var all = await CodesAsync(host, "");
        var first = await host.GetAsync("/api/chains?limit=2");
        (await host.Http.DeleteAsync($"/api/cohorts/{all[1]}", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        await Eventually.SeeAsync(() => CodesAsync(host, ""), codes => codes.Count == 4);

        var rest = await CodesAsync(host, $"cursor={Uri.EscapeDataString((string)first["cursor"]!)}");

        rest.ShouldBe(all.Skip(2));
    }

    [Fact]
    public async Task By_attention_broken_chains_come_first_and_then_those_at_risk_over_all_pages()
    {
        var host = await SettledAsync();
        var items = new List<JsonNode>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await host.GetAsync($"/api/chains?order=attention&limit=2&cursor={Uri.EscapeDataString(cursor)}");
            items.AddRange(page["items"]!.AsArray()!);
            cursor = (string?)page["cursor"];
        }

        items.Select(RankOf).ShouldBeInOrder();
        items.Select(item => (string)item["cohort"]!["code"]!).ShouldBe(LatestFirst, ignoreOrder: true);

        static int RankOf(JsonNode item) => (string?)item["verdict"]!["state"] == "broken" ? 0 : item["verdict"]!["atRisk"]!.AsArray().Count > 0 ? 1 : 2;
    }

    [Fact]
    public async Task The_list_says_what_it_can_be_filtered_by_when_asked()
    {
        var host = await SettledAsync();

        var facets = (await host.GetAsync("/api/chains?facets=true&programme=PSMA"))["facets"]!;

        facets["agencies"]!.AsArray().Select(agency => (string)agency!["code"]!).ShouldContain("BKPP-SMG");
        facets["programmes"]!.AsArray().Count.ShouldBe(5);
        facets["years"]!.AsArray().Select(year => (int)year!).ShouldBe([2026, 2025, 2024]);
        (await host.GetAsync("/api/chains"))["facets"].ShouldBeNull();
    }

    [Fact]
    public async Task A_chain_says_what_comes_next_on_the_date_that_is_asked_for()
    {
        var host = await SettledAsync();

        var next = (await host.GetAsync("/api/chains/PSMA-2024-01?asOf=2024-10-01"))["next"]!.AsArray();

        next.Select(coming => $"{coming!["what"]} {coming["level"]} {coming["wave"]} {coming["on"]}").ShouldBe(
            ["closes behaviour 6 2024-10-15", "opens behaviour 12 2025-03-15", "opens results  2025-03-15"]);
        (await host.GetAsync("/api/chains/PSMA-2024-01?asOf=2026-01-01"))["next"]!.AsArray().ShouldBeEmpty();
    }

    private async Task<TestHost> SettledAsync(Running? own = null)
    {
        var host = (await (own ?? running).HostsAsync())[0];
        await Eventually.SeeAsync(() => CodesAsync(host, ""), codes => codes.Count == 5);
        return host;
    }

    private static async Task<IReadOnlyList<string>> CodesAsync(TestHost host, string query) =>
        [.. (await host.GetAsync($"/api/chains?{query}"))["items"]!.AsArray().Select(item => (string)item!["cohort"]!["code"]!)];
}
