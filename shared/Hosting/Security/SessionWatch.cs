using Evaluation.Contracts.Questions;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Security;

/// <summary>
/// Asks Identity whose sessions were ended. Asking rather than hearing: a process that was not there when it was said, or lost its
/// broker for a while, learns of it all the same, and a token outlives its end by this interval at the most.
/// </summary>
internal sealed class SessionWatch(EndedSessions ended, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SessionWatch> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private static readonly Uri Identity = new("exchange:identity-questions");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                // Identity or the broker is away, or another provider stands in its place. What is known stays known; tokens still expire.
                log.LogDebug("Ended sessions could not be asked for: {Reason}", exception.Message);
            }
            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<AskEndedSessions>(Identity);
        var answer = await client.GetResponse<EndedSessionsAnswered>(new AskEndedSessions(Environment.MachineName), cancellation);
        foreach (var session in answer.Message.Sessions) ended.Take(session.Subject, session.Version);
    }
}
