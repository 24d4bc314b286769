using System.Net;

namespace Evaluation.Portal.Tests;

/// <summary>What only a set over a broker has: queues with failed messages, and a service that is silent.</summary>
public sealed class OperationsTests
{
    [Fact]
    public async Task A_silent_service_does_not_hide_the_others()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = (await host.TextAsync("/admin/services")).Read();
        page.ShouldContain("Perlu dilihat: Reaksi, Rantai bukti.");
        page.ShouldContain("Tidak menjawab");
        page.ShouldContain("1.204");
        page.ShouldContain("2 jam");
    }

    [Fact]
    public async Task A_failed_message_is_told_with_its_reason_and_handled_again()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = await host.TextAsync("/admin/services/chains");
        page.Read().ShouldContain("Ringkasan pembelajaran");
        page.Read().ShouldContain("21\u00a0Nov\u00a02026, 06.30\u00a0WIB");
        page.ShouldContain("&lt;script&gt;");
        using var done = await host.PostAsync("/admin/services/chains?handler=Replay", page, new() { ["kind"] = "errors", ["id"] = "m/1" });
        done.Headers.Location!.ToString().ShouldBe("/admin/services/chains?note=replayed");
        host.Api.Said.ShouldBe(["replay m%2F1"]);
    }

    [Fact]
    public async Task What_somebody_else_has_settled_meanwhile_is_said()
    {
        await using var host = await PortalHost.SignedInAsync();
        var page = await host.TextAsync("/admin/services/chains");
        using var done = await host.PostAsync("/admin/services/chains?handler=Discard", page, new() { ["kind"] = "errors", ["id"] = "m" });
        (await done.TextAsync()).ShouldContain("sudah tidak ada");
    }

    [Theory]
    [InlineData("/admin/services/nothing")]
    [InlineData("/admin/services/..%2Fidentity")]
    public async Task A_service_that_there_is_not_is_not_found(string address)
    {
        await using var host = await PortalHost.SignedInAsync();
        (await host.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
