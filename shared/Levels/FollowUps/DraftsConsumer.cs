using Evaluation.Contracts.Questions;
using MassTransit;

namespace Evaluation.Levels.FollowUps;

/// <summary>Tells what persons have begun and not sent, for the file of what is stored about them.</summary>
internal sealed class DraftsConsumer<TSums>(LevelServices<TSums> services) : IConsumer<AskDrafts> where TSums : class
{
    public async Task Consume(ConsumeContext<AskDrafts> context) => await context.RespondAsync(new DraftsAnswered(
        await services.Database.ReadAsync(session => PersonDrafts.ReadAsync(session, services.Measure.DraftsOfMembers, context.Message.Members), context.CancellationToken)));
}
