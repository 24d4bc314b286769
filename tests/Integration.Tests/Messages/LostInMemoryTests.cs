using Evaluation.Contracts.Events;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Levels.FollowUps;
using Evaluation.Persistence.Databases;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Messages;

/// <summary>What the transport in memory had taken when the process died.</summary>
public sealed class LostInMemoryTests
{
    [Fact]
    public async Task An_escalation_that_nobody_had_heard_yet_is_told_by_the_next_process()
    {
        using var scratch = new Scratch();
        await using (var host = await TestHost.StartAsync(scratch.Folder))
        {
            var asked = new EscalationRequested(Guid.CreateVersion7(), new(1, 1), EscalationReason.StillMissing, null, Missing: 3, Task: TaskKind.ReactionSurvey);
            await Of(host, "reaction").WriteAsync(work => Escalations.TellAsync(work, asked), TestContext.Current.CancellationToken);
            await Eventually.SeeAsync(() => CountAsync(host), count => count == 1);
            // The outbox has let go of it as soon as the transport had it.
            await Eventually.SeeAsync(
                () => Of(host, "reaction").ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM outbox WHERE type LIKE '%EscalationRequested'")), waiting => waiting == 0);
            // As it would be, had the process died before the one who heard it committed.
            foreach (var table in (string[])["escalations", "inbox"])
                await Of(host, "notifications").WriteAsync(work => work.ExecuteAsync($"DELETE FROM {table}"), TestContext.Current.CancellationToken);
        }

        await using var next = await TestHost.StartAsync(scratch.Folder);

        await Eventually.SeeAsync(() => CountAsync(next), count => count == 1);
    }

    private static Database Of(TestHost host, string service) => host.App.Services.GetRequiredKeyedService<Database>(service);

    private static Task<int> CountAsync(TestHost host) => Of(host, "notifications").ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM escalations"));
}
