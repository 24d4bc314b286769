using Evaluation.Aggregator.RecordFacts;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Aggregator.Tests;

/// <summary>Whatever the order in which events come, how often and how late: the chain is the same, and a rebuild gives it again.</summary>
public abstract class OrderTests(DatabaseProvider provider)
{
    private static readonly Arbitrary<int> Seeds = Gen.Choose(0, 1_000_000).ToArbitrary();

    [Fact]
    public void Facts_do_not_depend_on_the_order_of_events() => Prop.ForAll(Seeds, seed =>
    {
        var dice = new Random(seed);
        var story = StoryOf(dice);
        var (ordered, shuffled) = (Applied(story.Events), Applied(Mixed(story.Events, dice)));
        (Kit.Text(shuffled) == Kit.Text(ordered)).ShouldBeTrue($"In order:\n{Kit.Text(ordered)}\nShuffled:\n{Kit.Text(shuffled)}");
        Kit.HashOf(shuffled).ShouldBe(Kit.HashOf(ordered));
    }).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(200));

    [Fact]
    public Task The_tables_and_a_rebuild_give_the_chain_of_the_events_in_their_order() => EachAsync(async (kit, dice) =>
    {
        var story = StoryOf(dice);
        var ordered = Applied(story.Events);
        // The same message twice is one message; half of them come at once, and the chain is derived in between.
        var messages = story.Events.Select(message => (Id: Guid.NewGuid(), Message: message)).ToList();
        var mixed = Mixed(messages, dice);
        await Task.WhenAll(mixed.Take(mixed.Length / 2).Select(entry => kit.TakeAsync(entry.Message, entry.Id)));
        await kit.DeriveAsync();
        foreach (var (id, message) in mixed.Skip(mixed.Length / 2)) await kit.TakeAsync(message, id);
        await kit.DeriveAsync();

        var stored = await kit.FactsAsync(story.CohortId);
        (Kit.Text(stored) == Kit.Text(ordered)).ShouldBeTrue($"In order:\n{Kit.Text(ordered)}\nStored:\n{Kit.Text(stored)}");
        (await kit.HashAsync(story.CohortId)).ShouldBe(Kit.HashOf(ordered));
        (await kit.RebuildAsync()).Differing.ShouldBeEmpty();
    });

    [Fact]
    public async Task A_higher_epoch_outranks_a_higher_number()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var story = Story.Of(new(1), 0);
        var planned = story.Events.OfType<CohortPlanned>().Single();
        var restored = planned with { Version = new(2, 1), PlanVersion = 7 };

        await kit.TakeAsync([planned with { Version = new(1, 99) }, restored, planned with { Version = new(1, 100) }]);

        (await kit.FactsAsync(story.CohortId)).Get<CohortPlanned>()!.PlanVersion.ShouldBe(7);
    }

    [Fact]
    public async Task A_person_is_replaced_by_a_higher_epoch_and_not_by_a_higher_number()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var story = Story.Of(new(1), 0);
        var roster = story.Events.OfType<RosterChanged>().Single();
        var person = roster.Persons[0];

        await kit.TakeAsync(
        [
            roster,
            roster with { Version = new(2, 1), Persons = [person with { Number = 1, Status = Contracts.ParticipantStatus.Withdrawn }] },
            roster with { Version = new(1, 99), Persons = [person with { Number = 99 }] },
        ]);

        (await kit.FactsAsync(story.CohortId)).Roster[person.Id].Person.Status.ShouldBe(Contracts.ParticipantStatus.Withdrawn);
    }

    private static Story StoryOf(Random dice)
    {
        var story = Story.Of(dice, dice.Next(40), dice.Next(4) == 0 ? SmallPlan.Anonymous : SmallPlan.All);
        if (dice.Next(5) == 0) story.Events.Insert(dice.Next(story.Events.Count), new CohortRemoved(story.CohortId, new(1, 1), "PSMA-2026-01"));
        return story;
    }

    private static CohortFacts Applied(IEnumerable<ICohortEvent> events)
    {
        var facts = new CohortFacts();
        foreach (var message in events) facts.Apply(message);
        return facts;
    }

    private static T[] Mixed<T>(List<T> events, Random dice)
    {
        T[] mixed = [.. events, .. events.Where(_ => dice.Next(3) == 0)];
        dice.Shuffle(mixed);
        return mixed;
    }

    private async Task EachAsync(Func<Kit, Random, Task> hold)
    {
        await using var kit = await Kit.OpenAsync(provider);
        await Task.Run(
            () => Prop.ForAll(Seeds, seed => Task.Run(() => hold(kit, new(seed))).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithMaxTest(12)),
            TestContext.Current.CancellationToken);
    }
}

public sealed class OrderTests_on_sqlite() : OrderTests(DatabaseProvider.Sqlite);

public sealed class OrderTests_on_sql_server() : OrderTests(DatabaseProvider.SqlServer);
