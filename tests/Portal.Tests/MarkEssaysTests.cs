using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>An assessor who marks essays without seeing whose they are.</summary>
public sealed partial class MarkEssaysTests
{
    private const string List = "/cohorts/PIM-2026-11/marks";

    private static readonly string First = $"{List}/{StubApi.Sheet:D}/s4", Second = $"{List}/{StubApi.OtherSheet:D}/s4", Third = $"{List}/{StubApi.Sheet:D}/s5";

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")]
    private static partial Regex Hidden { get; }

    [GeneratedRegex(@"\b(test|marks|note|work|paper)\.[a-zA-Z]|\{\d\}|<style|\sstyle=|\son[a-z]+=", RegexOptions.IgnoreCase)]
    private static partial Regex Wrong { get; }

    [Theory]
    [InlineData("id")]
    [InlineData("en")]
    public async Task Every_page_reads_in_both_languages_without_anything_inline(string language)
    {
        await using var host = await PortalHost.SignedInAsync();
        foreach (var address in new[] { List, First })
        {
            var html = await host.TextAsync($"{address}?lang={language}");
            html.ShouldContain("2026");
            html.ShouldNotContain("<b>mingguan");
            Wrong.Match(Regex.Replace(html, "(class|href|src|id|name|value|action|hreflang|lang)=\"[^\"]*\"", "").Read()).Value.ShouldBe("", address);
        }
    }

    [Fact]
    public async Task One_essay_comes_after_the_other_and_one_that_was_passed_over_comes_back()
    {
        await using var host = await PortalHost.SignedInAsync();
        var list = (await host.TextAsync(List)).Read();
        list.ShouldContain("3 esai menunggu penilaian, 0 sudah dinilai");
        list.ShouldContain($"action=\"{First}\"");
        var page = await host.TextAsync(First);
        page.ShouldContain($"href=\"{Second}\"");
        page.Read().ShouldContain("Rapat <b>mingguan</b> dari nomor 1.");
        page.Read().ShouldContain("3: perubahannya saja");
        (await MarkAsync(host, Second, await host.TextAsync(Second), "3,5", "Ukurannya belum ada")).Headers.Location!.ToString().ShouldBe($"{Third}?note=marked");
        (await MarkAsync(host, Third, await host.TextAsync(Third), "0")).Headers.Location!.ToString().ShouldBe($"{First}?note=marked");
        (await MarkAsync(host, First, await host.TextAsync(First), "5.5")).Headers.Location!.ToString().ShouldBe($"{List}?note=allMarked");
        host.Api.Essays.Select(essay => (decimal)essay["given"]!).ShouldBe([5.5m, 3.5m, 0m]);
        var done = (await host.TextAsync($"{List}?note=allMarked")).Read();
        done.ShouldContain("Tidak ada esai yang menunggu");
        done.ShouldContain("3,5 dari 5,5 poin · “Ukurannya belum ada”");
    }

    [Fact]
    public async Task Long_lists_go_on_page_by_page_each_on_its_own()
    {
        await using var host = await PortalHost.SignedInAsync();
        host.Api.Fill(open: 205, marked: 101);
        var seen = new HashSet<string>();
        var page = await host.TextAsync(List);
        page.Read().ShouldContain("Halaman 1 dari 5");
        page.Read().ShouldContain("Halaman 1 dari 3");
        foreach (var address in new[] { List, $"{List}?open=2&marked=2", $"{List}?open=3&marked=99", $"{List}?open=4", $"{List}?open=5", $"{List}?open=-1" })
            foreach (Match link in Regex.Matches(await host.TextAsync(address), "<li>\\s*<a href=\"([^\"]+)\"")) seen.Add(link.Groups[1].Value);
        seen.Count.ShouldBe(306);
        (await host.TextAsync($"{List}?open=2")).ShouldContain($"href=\"{List}?open=2&amp;marked=2#marked\"");
    }

    [Theory]
    [InlineData("")]
    [InlineData("banyak")]
    [InlineData("-1")]
    [InlineData("5,6")]
    public async Task Points_that_there_are_not_are_told_and_the_remark_stays(string points)
    {
        await using var host = await PortalHost.SignedInAsync();
        using var refused = await MarkAsync(host, First, await host.TextAsync(First), points, "Catatan <i>");
        var page = await refused.TextAsync();
        page.ShouldContain("Tulis poin dari 0 sampai 5,5");
        page.ShouldContain("value=\"Catatan &lt;i&gt;\"");
        if (points.Length > 0) page.ShouldContain($"value=\"{points}\"");
        host.Api.Essays.ShouldAllBe(essay => essay["given"] == null);
    }

    [Fact]
    public async Task A_double_click_marks_once_and_leads_to_the_next()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = await host.TextAsync(First);
        (await MarkAsync(host, First, page, "4")).Headers.Location!.ToString().ShouldBe($"{Second}?note=marked");
        (await MarkAsync(host, First, page, "4")).Headers.Location!.ToString().ShouldBe($"{Second}?note=marked");
        ((int)host.Api.Essays[0]["version"]!).ShouldBe(4);
    }

    [Fact]
    public async Task A_mark_is_changed_and_another_assessors_mark_is_not_replaced_unseen()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await MarkAsync(host, First, await host.TextAsync(First), "4", "Baik")).Dispose();
        var (one, other) = (await host.TextAsync(First), await host.TextAsync(First));
        one.ShouldContain("value=\"Baik\"");
        (await MarkAsync(host, First, one, "2")).Headers.Location!.ToString().ShouldBe($"{List}?note=markChanged");
        using var stale = await MarkAsync(host, First, other, "5");
        var told = await stale.TextAsync();
        told.ShouldContain("diubah di jendela lain atau oleh orang lain");
        told.ShouldContain("value=\"5\"");
        (await MarkAsync(host, First, told, "5")).Headers.Location!.ToString().ShouldBe($"{List}?note=markChanged");
        ((decimal)host.Api.Essays[0]["given"]!).ShouldBe(5);
    }

    [Fact]
    public async Task A_cohort_links_to_its_essays_with_how_many_wait()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.TextAsync("/cohorts/PSMA-2024-01")).Read().ShouldContain("Penilaian esai (3 menunggu)");
        host.Api.Essays.Clear();
        (await host.TextAsync("/cohorts/PSMA-2024-01")).ShouldNotContain("/marks");
    }

    [Fact]
    public async Task A_long_list_with_long_remarks_is_light()
    {
        await using var host = await PortalHost.SignedInAsync();
        for (var number = 3; number < 300; number++)
        {
            var essay = (System.Text.Json.Nodes.JsonObject)host.Api.Essays[0].DeepClone();
            (essay["sitting"], essay["number"]) = (Guid.NewGuid(), number);
            if (number % 2 == 0) (essay["given"], essay["remark"]) = (4, string.Concat(Enumerable.Range(0, 100).Select(_ => Guid.NewGuid().ToString("N"))));
            host.Api.Essays.Add(essay);
        }
        using var request = new HttpRequestMessage(HttpMethod.Get, List) { Headers = { AcceptEncoding = { new("gzip") } } };
        using var response = await host.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length.ShouldBeLessThan(30_000);
    }

    [Fact]
    public async Task An_essay_that_is_not_there_is_not_found()
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.GetAsync($"{List}/{Guid.NewGuid():D}/s4")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<HttpResponseMessage> MarkAsync(PortalHost host, string address, string page, string points, string remark = "") => host.PostAsync(address, page, new(
        Hidden.Matches(page).DistinctBy(match => match.Groups[1].Value).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value.Read())) { ["points"] = points, ["remark"] = remark });
}
