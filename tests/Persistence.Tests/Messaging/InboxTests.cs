using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using Evaluation.Persistence.Tests.Fixtures;

namespace Evaluation.Persistence.Tests.Messaging;

public sealed class InboxOnSqlite() : InboxTests(DatabaseProvider.Sqlite);

public sealed class InboxOnSqlServer() : InboxTests(DatabaseProvider.SqlServer);

public abstract class InboxTests(DatabaseProvider provider) : OnDatabase(provider)
{
    private readonly Guid message = Guid.CreateVersion7();

    [Fact]
    public async Task A_message_is_new_once_for_each_consumer()
    {
        bool[] news = [await IsNewAsync("journal"), await IsNewAsync("journal"), await IsNewAsync("chain")];

        news.ShouldBe([true, false, true]);
    }

    [Fact]
    public async Task When_the_effects_fail_the_message_is_new_again()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => Database.WriteAsync(async work =>
        {
            await Inbox.IsNewAsync(work, message, "journal");
            throw new InvalidOperationException("the effects");
        }, Cancelled));

        (await IsNewAsync("journal")).ShouldBeTrue();
    }

    [Fact]
    public async Task Copies_that_arrive_at_once_have_one_effect()
    {
        var other = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async number =>
        {
            try
            {
                await (number % 2 == 0 ? Database : other).WriteAsync(async work =>
                {
                    if (await Inbox.IsNewAsync(work, message, "journal")) await AddNoteAsync(work, Guid.CreateVersion7());
                }, Cancelled);
            }
            catch (Exception exception) when (Database.Dialect.IsUniqueViolation(exception))
            {
                // The copy that came second by a hair: it is delivered again, and is then not new.
            }
        }));

        (await CountAsync("notes"), await CountAsync("inbox")).ShouldBe((1, 1));
    }

    private Task<bool> IsNewAsync(string consumer) => Database.WriteAsync(work => Inbox.IsNewAsync(work, message, consumer), Cancelled);
}
