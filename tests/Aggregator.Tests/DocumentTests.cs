using System.Text.Json.Nodes;
using Evaluation.Aggregator.ReadChain;
using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;

namespace Evaluation.Aggregator.Tests;

public sealed class DocumentTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Fact]
    public async Task A_level_that_is_not_planned_is_null()
    {
        var document = await DocumentAsync(Story.Of(new(1), 0, SmallPlan.All with { Behaviour = null, Results = null }), Today);

        document.ContainsKey("behaviour").ShouldBeTrue();
        (document["behaviour"], document["results"]).ShouldBe((null, null));
    }

    [Fact]
    public async Task A_planned_level_that_said_nothing_yet_is_not_measured()
    {
        var document = await DocumentAsync(Story.Of(new(1), 0), Today);

        foreach (var level in (string[])["reaction", "learning", "behaviour", "results"]) ((string?)document[level]!["state"]).ShouldBe("notMeasured", level);
        ((string?)document["learning"]!["targets"]![0]!["state"]).ShouldBe("notMeasured");
    }

    [Theory]
    [InlineData("2025-02-27", "upcoming", "open", "upcoming")]
    [InlineData("2025-02-28", "open", "open", "upcoming")]
    [InlineData("2025-03-14", "open", "open", "upcoming")]
    [InlineData("2025-03-15", "closed", "closed", "upcoming")]
    [InlineData("2026-02-28", "closed", "closed", "open")]
    [InlineData("2026-04-30", "closed", "closed", "closed")]
    public async Task The_date_that_is_asked_for_moves_the_phases(string asOf, string reaction, string learning, string results)
    {
        var document = await DocumentAsync(Story.Of(new(1), 0), DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture));

        ((string?)document["reaction"]!["phase"], (string?)document["learning"]!["phase"], (string?)document["results"]!["phase"]).ShouldBe((reaction, learning, results));
    }

    [Fact]
    public async Task The_document_bears_version_and_hash_of_its_evidence()
    {
        await using var kit = await Kit.OpenAsync(DatabaseProvider.Sqlite);
        var story = Story.Of(new(2), 30);
        await kit.TakeAsync(story.Events);
        await kit.DeriveAsync();

        var document = ChainDocument.Of((await kit.Store.FindAsync("PSMA-2026-01", CancellationToken.None))!, Today);

        ((string?)document["hash"], (long?)document["version"]).ShouldBe((await kit.HashAsync(story.CohortId), 1));
    }

    [Fact]
    public async Task A_cohort_of_which_only_levels_spoke_has_no_chain_yet()
    {
        await using var kit = await Kit.OpenAsync(DatabaseProvider.Sqlite);
        await kit.TakeAsync(Story.Of(new(2), 30).Events.Where(message => message is not CohortPlanned));
        await kit.DeriveAsync();

        (await kit.Store.FindAsync("PSMA-2026-01", CancellationToken.None)).ShouldBeNull();
        (await kit.Store.ListAsync(null, null, null, null, CancellationToken.None)).ShouldBeEmpty();
    }

    private static async Task<JsonObject> DocumentAsync(Story story, DateOnly asOf)
    {
        await using var kit = await Kit.OpenAsync(DatabaseProvider.Sqlite);
        await kit.TakeAsync(story.Events);
        await kit.DeriveAsync();
        return ChainDocument.Of((await kit.Store.FindAsync("PSMA-2026-01", CancellationToken.None))!, asOf);
    }
}
