using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Hosting.Security;

namespace Evaluation.Portal.Tests;

/// <summary>The pages of whoever runs follow-ups and enters for others, over real services.</summary>
public sealed partial class FollowUpPagesTests(ServicesHost host) : IClassFixture<ServicesHost>, IAsyncLifetime
{
    private const string Open = "BUKA-01", Done = "HASIL-01", Agency = "UJI";

    private static DateOnly Today => ServicesHost.Today;

    private static readonly Lock Arranging = new();

    private static Task? arranged;

    [GeneratedRegex("<style|\\sstyle=|\\son[a-z]+=|javascript:|<script(?! src=\"/)", RegexOptions.IgnoreCase)]
    private static partial Regex Inline { get; }

    [GeneratedRegex(@"\b(calendar|followUps?|work|missing|mails?|note|paper|scores|measure|kpi|finance|exempt|reassign|person|month|entry|told|source)\.[a-zA-Z]|\{\d\}|on-leave|no-address|beforeAfter")]
    private static partial Regex Untranslated { get; }

    public async ValueTask InitializeAsync()
    {
        lock (Arranging) arranged ??= ArrangeAsync();
        await arranged;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public static TheoryData<string, string> Pages => new(
        from page in new[]
        {
            "/calendar", $"/cohorts/{Open}/follow-ups", $"/cohorts/{Open}/follow-ups/6", $"/cohorts/{Open}/follow-ups/12", $"/cohorts/{Open}/mails", $"/cohorts/{Open}/paper", $"/cohorts/{Open}/paper/observations/6",
            $"/cohorts/{Open}/paper/observations/12", $"/cohorts/{Open}/paper/responses/participant", $"/cohorts/{Open}/paper/scores", $"/cohorts/{Done}/results",
        }
        from language in new[] { "id", "en" }
        select (page, language));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Every_page_reads_in_both_languages_without_anything_inline(string address, string language)
    {
        using var clerk = await Clerk.SignInAsync(host, "unit", language);

        var html = await clerk.ReadAsync(address);

        html.ShouldContain($"<html lang=\"{language}\"");
        Inline.IsMatch(html).ShouldBeFalse(Inline.Match(html).Value);
        var text = Regex.Replace(Regex.Replace(html, "<head>.*?</head>", "", RegexOptions.Singleline), "<[^>]+>", " ");
        Untranslated.IsMatch(text).ShouldBeFalse(Untranslated.Match(text).Value);
    }

    [Theory]
    [InlineData("/calendar")]
    [InlineData($"/cohorts/{Open}/follow-ups")]
    [InlineData($"/cohorts/{Open}/follow-ups/6")]
    [InlineData($"/cohorts/{Open}/mails")]
    [InlineData($"/cohorts/{Open}/paper")]
    [InlineData($"/cohorts/{Open}/paper/scores")]
    [InlineData($"/cohorts/{Done}/results")]
    public async Task Other_roles_are_told_that_a_page_is_not_theirs(string address)
    {
        using var leader = await Clerk.SignInAsync(host, "leader");

        using var response = await leader.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.TextAsync()).ShouldContain("Bukan bagian peran Anda");
    }

    [Theory]
    [InlineData($"/cohorts/{Open}/follow-ups")]
    [InlineData($"/cohorts/{Open}/follow-ups/6")]
    [InlineData($"/cohorts/{Open}/mails")]
    [InlineData($"/cohorts/{Open}/paper")]
    [InlineData($"/cohorts/{Done}/results")]
    public async Task Another_agencys_cohort_is_not_there(string address)
    {
        using var other = await Clerk.SignInAsync(host, "other");

        using var response = await other.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("/calendar")]
    [InlineData($"/cohorts/{Open}/follow-ups/6")]
    [InlineData($"/cohorts/{Open}/paper/scores")]
    [InlineData($"/cohorts/{Done}/results")]
    public async Task A_page_is_light(string address)
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");

        var page = await clerk.WeighAsync(address);
        var styles = await clerk.WeighAsync(Style.Stylesheet.Address) + await clerk.WeighAsync(Answers.AnswerFiles.Style) + await clerk.WeighAsync(Style.FollowUpFiles.Style);

        page.ShouldBeLessThan(30_000);
        (page + styles).ShouldBeLessThan(100_000);
    }

    [Fact]
    public async Task Two_windows_do_not_move_one_follow_up_past_each_other()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var address = $"/cohorts/{Open}/follow-ups/12";
        var page = await clerk.ReadAsync(address);
        var version = Clerk.Field(page, "version");
        Dictionary<string, string> Move(int days, string reason) => new() { ["version"] = version, ["days"] = $"{days}", ["reason"] = reason };
        (await clerk.PostAsync($"{address}?handler=Move", page, Move(-3, "Ramadan"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var second = await clerk.PostAsync($"{address}?handler=Move", page, Move(-5, "Pelantikan"));

        second.StatusCode.ShouldBe(HttpStatusCode.OK);
        var told = (await second.TextAsync()).Read();
        told.ShouldContain("diubah di jendela lain");
        told.ShouldContain("value=\"Pelantikan\"");
        told.ShouldContain("value=\"-5\"");
        Clerk.Field(told, "version").ShouldNotBe(version);
        told.ShouldContain("“Ramadan”");
    }

    [Fact]
    public async Task What_cannot_be_moved_is_told_in_words_and_dates_of_the_reader()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit", "en");
        var page = await clerk.ReadAsync($"/cohorts/{Open}/follow-ups/12");

        using var refused = await clerk.PostAsync($"/cohorts/{Open}/follow-ups/12?handler=Move", page, new() { ["version"] = Clerk.Field(page, "version"), ["days"] = "300", ["reason"] = "x" });

        var said = Regex.Match((await refused.TextAsync()).Read(), "<div class=\"problem\" role=\"alert\">(.*?)</div>", RegexOptions.Singleline).Groups[1].Value;
        said.ShouldContain("is outside the policy");
        said.ShouldNotMatch(@"\d{4}-\d{2}-\d{2}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("6")]
    [InlineData("99999999999999999999.1.PSMA")]
    public async Task Choosing_what_no_page_has_offered_is_choosing_nothing(string chosen)
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var page = await clerk.ReadAsync("/calendar");

        using var refused = await clerk.PostAsync("/calendar?handler=Move", page, new() { ["chosen"] = chosen, ["days"] = "3", ["reason"] = "x" });

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await refused.TextAsync()).ShouldContain("Belum ada yang dipilih");
    }

    [Fact]
    public async Task The_calendar_can_be_had_for_calendar_programs()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");

        using var file = await clerk.GetAsync("/calendar?handler=Ics");

        file.Content.Headers.ContentType!.MediaType.ShouldBe("text/calendar");
        (await file.TextAsync()).ShouldContain("BEGIN:VEVENT");
    }

    private async Task ArrangeAsync()
    {
        await host.AccountAsync("unit", Roles.TrainingUnit, Agency);
        await host.AccountAsync("other", Roles.TrainingUnit, "LAIN");
        await host.AccountAsync("leader", Roles.Leadership, Agency);
        await host.CohortAsync("latsar-kol-2025-07", Open, "Latsar yang ditindaklanjuti", Agency, Today.AddDays(-5).AddMonths(-6), "learning.csv");
        await host.CohortAsync("latsar-kol-2025-07", Done, "Latsar yang sudah setahun", Agency, Today.AddDays(-10).AddMonths(-12), "kpis.csv", "finance.csv", "measurements.csv");
        await Eventually.SeeAsync(() => host.GetAsync($"/api/behaviour/{Open}/follow-ups/6/assignments?limit=1000"), page => page["items"]!.AsArray().Count == 80);
        await Eventually.SeeAsync(() => host.GetAsync($"/api/chains/{Done}"), chain => chain["results"] is not null);
        await Eventually.SeeAsync(() => host.GetAsync($"/api/chains/{Open}"), chain => chain["behaviour"] is not null);
    }
}
