using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Background;
using Evaluation.Hosting.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Evaluation.Hosting.Security;

/// <summary>
/// Asks Identity whose sessions were ended. Asking rather than hearing: a process that was not there when it was said, or lost its
/// broker for a while, learns of it all the same, and a token outlives its end by this interval at the most.
/// </summary>
internal sealed class SessionWatch(EndedSessions ended, IServiceScopeFactory scopes, TimeProvider clock, ILogger<SessionWatch> log)
    : Rounds(TimeSpan.FromSeconds(15), clock, log)
{
    // Identity or the broker is away, or another provider stands in its place. What is known stays known; tokens still expire.
    protected override string Undone => "Ended sessions could not be asked for, so that their tokens open until they expire";

    public override async Task RunAsync(CancellationToken cancellation)
    {
        var answer = await scopes.AskAsync<AskEndedSessions, EndedSessionsAnswered>("identity", new(Environment.MachineName), cancellation);
        foreach (var session in answer.Sessions) ended.Take(session.Subject, session.Version);
    }
}
