using System.Net;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>What a page costs on a bad line, as bytes that travel.</summary>
public sealed class WeightTests
{
    private const int FirstLoad = 100_000, Later = 30_000;

    [Theory(Timeout = Visit.Longest)]
    [InlineData("/sign-in")]
    [InlineData("/")]
    [InlineData("/programmes")]
    [InlineData("/programmes/PSMA")]
    [InlineData("/cohorts/PSMA-2024-01")]
    [InlineData("/cohorts/ATURAN-2025-01")]
    [InlineData("/cohorts/PSMA-2024-01/explain/learning.percentGain")]
    public async Task A_page_is_light(string address)
    {
        await using var host = await PortalHost.SignedInAsync();
        for (var i = 0; i < 195 && address == "/"; i++) host.Api.Copy("PSMA-2024-01", $"PSMA-{i:D4}", $"Pelatihan dan Sertifikasi Manajemen ASN angkatan {i}");
        var page = await WeighAsync(host, address);
        page.ShouldBeLessThan(Later);
        (page + await WeighAsync(host, Style.Stylesheet.Address)).ShouldBeLessThan(FirstLoad);
    }

    private static async Task<int> WeighAsync(PortalHost host, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("gzip");
        using var response = await host.Browser.SendAsync(request, TestContext.Current.CancellationToken);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        return (await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).Length;
    }
}
