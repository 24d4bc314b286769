// A process to be killed: it writes to a database file, says on its output what was acknowledged, and never ends by itself.
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Audit;
using Evaluation.Persistence.Crash;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Migrations;
using Microsoft.Extensions.Logging.Abstractions;

var (mode, folder) = (args[0], args[1]);
await using var database = Database.For("crash", new() { Directory = folder }, TimeProvider.System, [new(typeof(Tally).Assembly, "crash/")]);
await Migrator.MigrateAsync(database);

if (mode == "send")
{
    // Reports each message and never gets its confirmation: killed between the send and the settling.
    await new OutboxDispatcher(database, new HangingSender(), new() { SendTimeout = TimeSpan.FromHours(1), Lease = TimeSpan.FromHours(2) }, NullLogger<OutboxDispatcher>.Instance)
        .DispatchAsync(CancellationToken.None);
    return;
}

await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
{
    while (true)
    {
        var id = Guid.CreateVersion7();
        await database.WriteAsync(async work =>
        {
            await work.ExecuteAsync("INSERT INTO notes (id, writer) VALUES (@id, @writer)", new { id, writer });
            work.Change(Tally.Shared, "all", tally => tally.Notes++);
            work.Publish(new CohortRemoved(id, new(1, 1), "note"));
            work.Audit("crash", new($"{writer}", "service", "note-written", $"{id}"));
        });
        Output.Say($"acknowledged {id}");
    }
}));
