using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Tests.Fixtures;

namespace Evaluation.Persistence.Tests.Writing;

public sealed class TwoProcessesOnSqlite() : TwoProcessesTests(DatabaseProvider.Sqlite);

public sealed class TwoProcessesOnSqlServer() : TwoProcessesTests(DatabaseProvider.SqlServer);

/// <summary>Each database object has a writer of its own, as each process has.</summary>
public abstract class TwoProcessesTests(DatabaseProvider provider) : OnDatabase(provider)
{
    [Fact]
    public async Task Both_get_their_turn_and_lose_nothing()
    {
        var second = await OpenAsync();
        var writers = new[] { Database, second }.SelectMany(database => Enumerable.Range(0, 8).Select(_ => WriteManyAsync(database))).ToList();

        await Task.WhenAll(writers);

        (await CountAsync("notes"), await CountAsync("outbox"), await SumAsync()).ShouldBe((400, 400, 400));
    }

    private static async Task WriteManyAsync(Database database)
    {
        for (var number = 0; number < 25; number++)
        {
            await database.WriteAsync(async work =>
            {
                await AddNoteAsync(work, Guid.CreateVersion7());
                work.Publish(Event());
                work.Change(Sum.Shared, "all", sum => sum.Total++);
            }, Cancelled);
        }
    }
}
