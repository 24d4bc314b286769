using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Hosting.Security;
using Evaluation.Levels.Imports;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Levels.Tests.Levels;
using Evaluation.Statistics.Learning;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Levels.Tests.Imports;

/// <summary>After a crash between staging and applying, the level asks what became of the import.</summary>
public sealed class StagedImportWatchTests
{
    [Fact]
    public async Task When_killed_after_staging_a_committed_import_is_applied_at_the_next_start()
    {
        await using var kit = await Kit<LearningSums>.OpenAsync(new LearningCase().Measure);
        var (book, import) = await StagedAsync(kit);

        await using var restarted = await RestartAsync(kit, new(import, Discard: false, new(import, "somebody", Roles.Admin, book.Planned, book.Roster)));

        await Eventually.EqualsAsync(1L, () => kit.CountAsync("answers", book));
        await Eventually.EqualsAsync(0L, () => kit.CountAsync("staged_imports", book));
    }

    [Fact]
    public async Task When_killed_after_staging_a_rejected_import_is_discarded_at_the_next_start()
    {
        await using var kit = await Kit<LearningSums>.OpenAsync(new LearningCase().Measure);
        var (book, import) = await StagedAsync(kit);

        await using var restarted = await RestartAsync(kit, new(import, Discard: true, null));

        await Eventually.EqualsAsync(0L, () => kit.CountAsync("staged_imports", book));
        (await kit.CountAsync("answers", book)).ShouldBe(0);
    }

    private static async Task<(Book, Guid)> StagedAsync(Kit<LearningSums> kit)
    {
        var book = new Book();
        var import = Guid.NewGuid();
        var row = new ImportRow(AnswerKey.Attempt(book.Participants[0], TestPhase.Pre), AnswerBody.Write(new TestAttempt(40)));
        await kit.Imports.StageAsync(new(import, book.CohortId, false, [AnswerKinds.Attempt], false, false, ImportRows.Pack([row])), CancellationToken.None);
        return (book, import);
    }

    private static async Task<Restarted> RestartAsync(Kit<LearningSums> kit, ImportOutcome outcome)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(outcome).AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddConsumer<Cohorts>();
            bus.UsingInMemory((context, memory) => memory.ReceiveEndpoint("cohorts-questions", endpoint => endpoint.ConfigureConsumer<Cohorts>(context)));
        }).BuildServiceProvider();
        await services.GetRequiredService<IBusControl>().StartAsync();
        var level = await kit.AgainAsync();
        var watch = new StagedImportWatch<LearningSums>(level.Services, services.GetRequiredService<IServiceScopeFactory>(), NullLogger<StagedImportWatch<LearningSums>>.Instance);
        await watch.StartAsync(CancellationToken.None);
        return new(services, watch);
    }

    private sealed class Cohorts(ImportOutcome outcome) : IConsumer<AskImportOutcome>
    {
        public Task Consume(ConsumeContext<AskImportOutcome> context) => context.RespondAsync(outcome);
    }

    private sealed record Restarted(ServiceProvider Services, StagedImportWatch<LearningSums> Watch) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Watch.StopAsync(CancellationToken.None);
            await Services.GetRequiredService<IBusControl>().StopAsync();
            await Services.DisposeAsync();
        }
    }
}
