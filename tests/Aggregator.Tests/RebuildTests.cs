using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;

namespace Evaluation.Aggregator.Tests;

public abstract class RebuildTests(DatabaseProvider provider)
{
    [Theory]
    [InlineData("a fact", "UPDATE facts SET body = REPLACE(body, '\"maxScore\":100', '\"maxScore\":90') WHERE cohort_id = @cohort AND kind = 'CohortPlanned'")]
    [InlineData("an unreadable fact", "UPDATE facts SET body = '{' WHERE cohort_id = @cohort AND kind = 'LearningSummarised'")]
    [InlineData("a lost fact", "DELETE FROM facts WHERE cohort_id = @cohort AND kind = 'LearningSummarised'")]
    [InlineData("a person", "UPDATE person_facts SET body = REPLACE(body, '\"status\":\"active\"', '\"status\":\"withdrawn\"') WHERE cohort_id = @cohort AND kind = 'RosterChanged'")]
    [InlineData("a lost person", "DELETE FROM person_facts WHERE cohort_id = @cohort AND kind = 'RosterChanged'")]
    [InlineData("the chain", "UPDATE chains SET estimates = REPLACE(estimates, '\"maxScore\":100', '\"maxScore\":90') WHERE cohort_id = @cohort")]
    [InlineData("a lost chain", "DELETE FROM chains WHERE cohort_id = @cohort")]
    public async Task What_was_corrupted_is_found_and_swapped(string what, string corrupt)
    {
        await using var kit = await Kit.OpenAsync(provider);
        var (story, other) = (Story.Of(new(5), 30), Story.Of(new(6), 30));
        await kit.TakeAsync([.. story.Events, .. other.Events]);
        await kit.DeriveAsync();
        var (facts, hash) = (Kit.Text(await kit.FactsAsync(story.CohortId)), await kit.HashAsync(story.CohortId));
        (await kit.ExecuteAsync(corrupt, new { cohort = story.CohortId })).ShouldBeGreaterThan(0, what);

        var report = await kit.RebuildAsync();

        report.Differing.ShouldBe([story.CohortId]);
        (Kit.Text(await kit.FactsAsync(story.CohortId)), await kit.HashAsync(story.CohortId)).ShouldBe((facts, hash));
        (await kit.RebuildAsync()).Differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_cohort_is_rebuilt_by_its_code_and_told_by_it()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var (story, other) = (Story.Of(new(5), 30), Story.Of(new(6), 30));
        await kit.TakeAsync([.. story.Events, .. other.Events]);
        await kit.DeriveAsync();
        // All stories are told of the same code.
        await kit.ExecuteAsync("UPDATE chains SET code = 'LAIN-01' WHERE cohort_id = @CohortId", new { other.CohortId });
        var code = (await kit.QueryAsync<string>($"SELECT code FROM chains WHERE cohort_id = '{story.CohortId}'")).ShouldHaveSingleItem();
        foreach (var cohort in new[] { story.CohortId, other.CohortId }) await kit.ExecuteAsync("DELETE FROM facts WHERE cohort_id = @cohort AND kind = 'LearningSummarised'", new { cohort });

        var report = (await kit.RebuildAsync(code)).ShouldNotBeNull();

        (report.Cohorts, report.Differing.Single(), report.DifferingCodes.Single()).ShouldBe((1, story.CohortId, code));
        (await kit.RebuildAsync("NO-SUCH-1")).ShouldBeNull();
        (await kit.RebuildAsync()).Differing.ShouldBe([other.CohortId]);
    }

    [Fact]
    public async Task A_cohort_whose_chain_cannot_be_derived_does_not_hold_up_the_others()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var stories = Enumerable.Range(0, 3).Select(seed => Story.Of(new(seed), 5)).ToList();
        foreach (var story in stories) await kit.TakeAsync(story.Events);
        await kit.ExecuteAsync("UPDATE facts SET body = '{' WHERE cohort_id = @CohortId", new { stories[0].CohortId });

        await kit.DeriveAsync();

        (await kit.QueryAsync<Guid>("SELECT cohort_id FROM chains WHERE derived > 0")).Order().ShouldBe(stories.Skip(1).Select(story => story.CohortId).Order());
    }

    [Fact]
    public async Task A_chain_that_waits_to_be_derived_does_not_differ()
    {
        await using var kit = await Kit.OpenAsync(provider);
        await kit.TakeAsync(Story.Of(new(5), 30).Events);

        (await kit.RebuildAsync()).Differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_an_anonymous_survey_the_journal_keeps_only_the_latest_figures()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var story = AnonymousStory();
        var told = story.Events.OfType<ReactionSummarised>().OrderByDescending(message => message.Version).ToList();

        // The latest first: what comes late must not stay, either.
        await kit.TakeAsync([.. story.Events.Where(message => message is not ReactionSummarised), .. told]);

        (await kit.QueryAsync<long>("SELECT number FROM journal WHERE type LIKE '%ReactionSummarised' AND body IS NOT NULL")).ShouldBe([told[0].Version.Number]);
        (await kit.QueryAsync<int>("SELECT COUNT(*) FROM journal WHERE type LIKE '%ReactionSummarised'")).ShouldBe([told.Count]);
    }

    [Fact]
    public async Task Without_the_older_figures_of_an_anonymous_survey_a_rebuild_equals_the_live_chain()
    {
        await using var kit = await Kit.OpenAsync(provider);
        await kit.TakeAsync(AnonymousStory().Events);
        await kit.DeriveAsync();

        (await kit.RebuildAsync()).Differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_a_removed_cohort_nothing_is_left_but_the_tombstone()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var story = Story.Of(new(5), 30);
        await kit.TakeAsync(story.Events.SkipLast(3));
        await kit.DeriveAsync();

        await kit.TakeAsync([new CohortRemoved(story.CohortId, new(1, 1), "PSMA-2026-01"), .. story.Events.TakeLast(3)]);
        await kit.DeriveAsync();

        (await kit.QueryAsync<string>("SELECT type FROM journal WHERE body IS NOT NULL")).ShouldHaveSingleItem().ShouldEndWith(nameof(CohortRemoved));
        (await kit.QueryAsync<string>("SELECT kind FROM facts")).ShouldBe([nameof(CohortRemoved)]);
        (await kit.QueryAsync<int>("SELECT (SELECT COUNT(*) FROM person_facts) + (SELECT COUNT(*) FROM chains)")).ShouldBe([0]);
        (await kit.RebuildAsync()).Differing.ShouldBeEmpty();
    }

    [Fact]
    public async Task At_no_moment_is_there_a_chain_of_a_removed_cohort()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var story = Story.Of(new(5), 30);
        await kit.TakeAsync(story.Events.SkipLast(3));
        await kit.DeriveAsync();
        foreach (var message in story.Events.TakeLast(3).Prepend(new CohortRemoved(story.CohortId, new(1, 1), "PSMA-2026-01")))
        {
            await kit.TakeAsync(message);

            // Before anything derives again.
            (await kit.QueryAsync<int>("SELECT COUNT(*) FROM chains")).ShouldBe([0], message.GetType().Name);
        }
    }

    [Fact]
    public async Task The_same_evidence_keeps_the_chains_version()
    {
        await using var kit = await Kit.OpenAsync(provider);
        var story = Story.Of(new(5), 30);
        await kit.TakeAsync(story.Events);
        await kit.DeriveAsync();

        // Told again, in a higher version, with the same content.
        var planned = story.Events.OfType<CohortPlanned>().MaxBy(message => message.Version)!;
        await kit.TakeAsync(planned with { Version = new(planned.Version.Epoch, planned.Version.Number + 1) });
        await kit.DeriveAsync();

        (await kit.QueryAsync<long>("SELECT version FROM chains")).ShouldBe([1]);
    }

    private static Story AnonymousStory() => Story.Of(new(3), 40, SmallPlan.Anonymous);
}

public sealed class RebuildTests_on_sqlite() : RebuildTests(DatabaseProvider.Sqlite);

public sealed class RebuildTests_on_sql_server() : RebuildTests(DatabaseProvider.SqlServer);
