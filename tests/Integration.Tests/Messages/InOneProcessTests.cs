using Evaluation.Contracts.Events;
using Evaluation.Integration.Tests.Hosts;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Writing;
using Evaluation.Samples;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Integration.Tests.Messages;

/// <summary>What was between a service and its consumers, or with them, when the process ended.</summary>
public sealed class InOneProcessTests
{
    [Fact]
    public async Task An_event_that_its_consumer_could_not_commit_yet_is_handled_by_the_next_process()
    {
        using var scratch = new Scratch();
        await using (var host = await TestHost.StartAsync(scratch.Folder))
        {
            using var busy = new SqliteConnection($"Data Source={Path.Combine(scratch.Folder, "notifications.db")};Pooling=False");
            busy.Open();
            new SqliteCommand("BEGIN IMMEDIATE", busy).ExecuteNonQuery();
            await Of(host, "identity").WriteAsync(work => Tell(work, new LinkRequested(Guid.CreateVersion7(), Guid.CreateVersion7())), TestContext.Current.CancellationToken);
            await Eventually.SeeAsync(() => Of(host, "identity").ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM outbox WHERE attempts > 0")), sent => sent == 1);
        }

        await using var next = await TestHost.StartAsync(scratch.Folder);

        await Eventually.SeeAsync(() => Of(next, "notifications").ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM notices WHERE kind = 'link'")), notices => notices == 1);
    }

    [Fact]
    public async Task An_event_that_its_consumer_cannot_handle_waits_with_the_reason_and_holds_up_no_other()
    {
        using var scratch = new Scratch();
        await using var host = await TestHost.StartAsync(scratch.Folder);

        await Of(host, "cohorts").WriteAsync(work => Tell(work, new CohortPlanned(Guid.CreateVersion7(), new(1, 1), null!, 1, [])), TestContext.Current.CancellationToken);
        await host.ImportAsync(SampleBundles.Zip("psma-2024-01"));

        await Eventually.SeeAsync(() => host.ChainAsync("PSMA-2024-01"), chain => chain["verdict"] is not null);
        var waiting = await Eventually.SeeAsync(
            () => Of(host, "cohorts").ReadAsync(session => session.QueryAsync<string?>("SELECT last_error FROM outbox")), rows => rows is [not null]);
        waiting.ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("Exception");
    }

    private static Task Tell<T>(UnitOfWork work, T message) where T : class
    {
        work.Publish(message);
        return Task.CompletedTask;
    }

    private static Database Of(TestHost host, string service) => host.App.Services.GetRequiredKeyedService<Database>(service);
}
