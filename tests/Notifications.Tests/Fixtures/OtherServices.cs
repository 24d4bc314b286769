using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using MassTransit;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>Answers as Cohorts would.</summary>
internal sealed class AnsweringCohorts(World world) : IConsumer<AskContacts>
{
    public Task Consume(ConsumeContext<AskContacts> context) => world.CohortsAreSilent
        ? throw new InvalidOperationException("Cohorts is down.")
        : context.RespondAsync(new ContactsAnswered(world.ContactsOf(context.Message.Members)));
}

internal sealed class AnsweringIdentity(World world, TimeProvider clock) : IConsumer<AskLinks>, IConsumer<AskAccountMail>, IConsumer<AskTrainingUnit>
{
    public Task Consume(ConsumeContext<AskLinks> context) => world.IdentityIsSilent
        ? throw new InvalidOperationException("Identity is down.")
        : context.RespondAsync(new LinksAnswered([.. context.Message.Persons.Select(person => world.LinkFor(person, clock.GetUtcNow()))]));

    public Task Consume(ConsumeContext<AskAccountMail> context) => world.IdentityIsSilent
        ? throw new InvalidOperationException("Identity is down.")
        : context.RespondAsync(new AccountMailAnswered(world.MailFor(context.Message.Account, clock.GetUtcNow())));

    public Task Consume(ConsumeContext<AskTrainingUnit> context) => context.RespondAsync(new TrainingUnitAnswered(world.TrainingUnit));
}

internal sealed class AnsweringBehaviour(World world) : IConsumer<AskOpenTasks>
{
    public Task Consume(ConsumeContext<AskOpenTasks> context) => context.RespondAsync(new OpenTasksAnswered(world.OpenOf(context.Message.Members, TaskKind.Observation, TaskKind.SelfAssessment)));
}

internal sealed class AnsweringReaction(World world) : IConsumer<AskOpenTasks>
{
    public Task Consume(ConsumeContext<AskOpenTasks> context) => context.RespondAsync(new OpenTasksAnswered(world.OpenOf(context.Message.Members, TaskKind.ReactionSurvey)));
}

internal sealed class AnsweringLearning(World world) : IConsumer<AskOpenTasks>
{
    public Task Consume(ConsumeContext<AskOpenTasks> context) => context.RespondAsync(new OpenTasksAnswered(world.OpenOf(context.Message.Members, TaskKind.PreTest, TaskKind.PostTest)));
}
