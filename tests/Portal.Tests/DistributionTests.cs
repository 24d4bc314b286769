using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

/// <summary>How scores lie before and after, on a cohort's page.</summary>
public sealed class DistributionTests
{
    private const string Address = "/cohorts/PSMA-2024-01";

    private static readonly int?[] Pre = [0, 0, 1, 4, 9, 21, 18, 10, 3, 0], Post = [0, 0, 0, 0, 0, 2, 7, 24, 21, 12];

    [Fact]
    public async Task Both_series_are_drawn_told_and_in_a_table_with_the_way_to_their_explanation()
    {
        await using var host = await WithAsync(Pre, Post);
        var page = (await host.TextAsync(Address)).Read();
        page.ShouldNotContain("tidak memuat sebaran nilai");
        var picture = Picture(page);
        picture.ShouldContain("50 – <60 %: tes awal 21, tes akhir 2.");
        picture.ShouldContain("90 – 100 %: tes awal 0, tes akhir 12.");
        Regex.Count(picture, "class=\"bar pre\"").ShouldBe(Pre.Count(count => count > 0));
        Regex.Count(picture, "class=\"bar post\"").ShouldBe(Post.Count(count => count > 0));
        picture.ShouldContain("batas lulus");
        page.ShouldContain($"href=\"{Address}/explain/learning.distribution.post.7\">24</a>");
        var explained = (await host.TextAsync($"{Address}/explain/learning.distribution.post.7")).Read();
        explained.ShouldContain("Tes akhir, 70 – <80 %");
        explained.ShouldContain("Batas bawah termasuk");
        (await host.TextAsync($"{Address}?lang=en")).Read().ShouldContain("50 – <60%: pre-test 21, post-test 2.");
    }

    [Fact]
    public async Task What_a_reader_is_not_shown_is_said_to_be_hidden()
    {
        await using var host = await WithAsync([.. Pre.Select(_ => (int?)null)], Post);
        var page = (await host.TextAsync(Address)).Read();
        var picture = Picture(page);
        picture.ShouldContain("50 – <60 %: tes awal disembunyikan, tes akhir 2.");
        Regex.Count(picture, ">disembunyikan<").ShouldBe(1, "a side that is hidden as a whole says so once");
        picture.ShouldNotContain("bar pre");
        page.ShouldContain("class=\"figure hidden\" href=\"/cohorts/PSMA-2024-01/explain/learning.distribution.pre.0\"");
    }

    [Fact]
    public async Task Where_all_is_hidden_or_none_is_known_a_sentence_says_so()
    {
        await using var hidden = await WithAsync([.. Pre.Select(_ => (int?)null)], [.. Post.Select(_ => (int?)null)]);
        var page = (await hidden.TextAsync(Address)).Read();
        page.ShouldContain("Sebaran nilainya disembunyikan");
        page.ShouldNotContain("distribution-picture");
        hidden.Api.Chain("PSMA-2024-01")["learning"]!["distribution"] = null;
        (await hidden.TextAsync(Address)).Read().ShouldContain("tidak memuat sebaran nilai");
    }

    private static string Picture(string page) => Regex.Match(page, "<svg(?:(?!<svg).)*?distribution-picture-t.*?</svg>", RegexOptions.Singleline).Value;

    private static async Task<PortalHost> WithAsync(int?[] pre, int?[] post)
    {
        var host = await PortalHost.SignedInAsync();
        host.Api.Chain("PSMA-2024-01")["learning"]!["distribution"] = new JsonObject
        {
            ["pre"] = new JsonArray([.. pre.Select(count => (JsonNode?)count)]), ["post"] = new JsonArray([.. post.Select(count => (JsonNode?)count)]),
        };
        return host;
    }
}
