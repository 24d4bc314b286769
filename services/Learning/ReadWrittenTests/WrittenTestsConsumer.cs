using Evaluation.Contracts.Questions;
using Evaluation.Learning.MarkEssays;
using Evaluation.Learning.RunTests;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Statistics.Learning;
using MassTransit;

namespace Evaluation.Learning.ReadWrittenTests;

/// <summary>What persons wrote in their tests, for the file of what is stored about them: the texts of essays stand nowhere else.</summary>
internal sealed class WrittenTestsConsumer(LevelServices<LearningSums> services) : IConsumer<AskWrittenTests>
{
    public async Task Consume(ConsumeContext<AskWrittenTests> context)
    {
        var tests = await services.Database.ReadAsync(session => ReadAsync(session, context.Message.Members), context.CancellationToken);
        await context.RespondAsync(new WrittenTestsAnswered(tests));
    }

    private static async Task<IReadOnlyList<WrittenTest>> ReadAsync(Session session, IReadOnlyList<Guid> members)
    {
        var tests = new List<WrittenTest>();
        foreach (var sitting in await SittingRows.OfAsync(session, members))
        {
            var remarks = (await EssayRows.OfAsync(session, sitting.Id)).Where(essay => essay.Remark is not null);
            tests.Add(new(
                Guid.Parse(sitting.Subject), Phases.Of(sitting.Phase), sitting.StartedAt, sitting.HandedInAt, sitting.Given,
                remarks.ToDictionary(essay => sitting.Questions[essay.Place].Code, essay => essay.Remark!)));
        }
        return tests;
    }
}
