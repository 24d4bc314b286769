using System.Security.Cryptography;
using Evaluation.Hosting.Security;
using Evaluation.Identity.Accounts;
using Evaluation.Identity.CreateAccount;
using Evaluation.Identity.PublishKeys;
using Evaluation.Persistence.Databases;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evaluation.Identity.CreateFirstAccount;

/// <summary>Makes the account <c>admin</c> and the signing key when the service starts for the first time; ready when both are there.</summary>
internal sealed class FirstAccount(
    [FromKeyedServices(IdentityService.Database)] Database database, Passwords passwords, FirstAccountOptions options, SigningKeys keys,
    [FromKeyedServices(FirstAccount.Console)] TextWriter console) : IHostedService, IHealthCheck
{
    public const string Console = "console";

    public const string UserName = "admin";

    // 32 letters and digits without look-alikes: 20 of them are 100 bits, all on the plain keyboard.
    private const string Alphabet = "23456789abcdefghjkmnpqrstuvwxyz0";

    private bool isThere;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await keys.SigningKeyAsync(cancellationToken);
        await CreateAsync(cancellationToken);
        isThere = true;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(isThere ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The first account is not made yet."));

    private async Task CreateAsync(CancellationToken cancellation)
    {
        // Looking first spares a hash at every later start.
        if (await database.ReadAsync(session => session.ValueAsync<long>(
            "SELECT COUNT(*) FROM accounts WHERE normalised_name = @name", new { name = Accounts.UserName.Normalise(UserName) }), cancellation) > 0) return;
        var password = options.Password ?? RandomPassword();
        var account = new Account { Id = Guid.CreateVersion7(), UserName = UserName, PasswordHash = passwords.Hash(password), Role = Roles.Admin };
        var isNew = await NewAccount.StoreAsync(database, account, IdentityService.Database, Roles.Admin, cancellation);
        // To the console and not to the log, which is kept and sent on. At once, since nobody could sign in if the start failed after this.
        if (isNew && options.Password is null)
            await console.WriteLineAsync($"\nSign in as {UserName} with the password {password} (shown only this once).\nMasuk sebagai {UserName} dengan kata sandi {password} (hanya ditampilkan sekali ini).\n");
    }

    private static string RandomPassword() => string.Join('-', Enumerable.Range(0, 4).Select(_ => RandomNumberGenerator.GetString(Alphabet, 5)));
}
