using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evaluation.Deploy.Tests;

public sealed class HealthScriptTests
{
    [Theory]
    [InlineData(200, true)]
    [InlineData(503, false)]
    public async Task A_container_is_well_when_its_service_is_ready(int status, bool isWell)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet("/health/ready", () => TypedResults.StatusCode(status));
        await app.StartAsync(TestContext.Current.CancellationToken);

        var check = await Script.RunAsync("bash", ["deploy/health.sh", $"{new Uri(app.Urls.Single()).Port}"]);

        (check.ExitCode == 0).ShouldBe(isWell, check.Output);
    }

    [Fact]
    public async Task A_container_is_not_well_when_nobody_answers() => (await Script.RunAsync("bash", ["deploy/health.sh", "1"])).ExitCode.ShouldNotBe(0);
}
