using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Processes;

/// <summary>The system that the tests share.</summary>
public sealed class RunningSystem : IAsyncLifetime
{
    private Deployment? deployment;

    internal Deployment Deployment => deployment!;

    internal ApiClient Admin => deployment!.Admin;

    public async ValueTask InitializeAsync() => deployment = await Deployment.StartAsync();

    public ValueTask DisposeAsync()
    {
        deployment?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>A client of a new account.</summary>
    internal async Task<ApiClient> ClientAsync(string role, string? agency)
    {
        var account = new { userName = $"{role}-{Guid.NewGuid():N}"[..30], password = $"Sandi-{Guid.NewGuid():N}", role, agency };
        (await Admin.PostAsync("/api/identity/accounts", account)).ShouldBe(System.Net.HttpStatusCode.Created);
        var client = new ApiClient(deployment!.Process.Address);
        await client.SignInAsync(account.userName, account.password);
        return client;
    }

    internal async Task ImportAsync(BundleFiles bundle, string query = "") => (await Admin.ImportAsync(bundle.Zip(), query)).ShouldBe(System.Net.HttpStatusCode.OK);
}
