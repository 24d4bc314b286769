using Microsoft.AspNetCore.DataProtection;

namespace Evaluation.Portal.Session;

/// <summary>
/// Makes the first key before anything asks for one, one instance at a time: two that start together in an empty folder would each
/// make a key, and neither would open the other's sessions.
/// </summary>
internal sealed class FirstKey(IDataProtectionProvider protection, PortalOptions options, TimeProvider clock) : IHostedLifecycleService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        await using var turn = await TakeTurnAsync(cancellationToken);
        protection.CreateProtector("first").Protect([]);
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return new(Path.Combine(options.Keys!, "first.turn"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(Path.Combine(options.Keys!, "first.turn")))
            {
                // Another instance has it, for a moment.
                await Task.Delay(LookAgain, clock, cancellation);
            }
        }
    }
}
