using System.Globalization;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using MassTransit;

namespace Evaluation.Benchmarks.Answering;

/// <summary>People who are each asked in several cohorts. Who somebody is follows from the id, so that nothing need be remembered.</summary>
internal sealed record People(int Persons, int CohortsOfPerson)
{
    public const int Wave = 6;

    public static readonly DateOnly ClosesOn = new(2026, 3, 31);

    public int Notices => Persons * CohortsOfPerson;

    public IEnumerable<(Guid Cohort, IEnumerable<Guid> Members)> ByCohort => Enumerable.Range(0, CohortsOfPerson).Select(cohort =>
        (CohortId(cohort), Enumerable.Range(0, Persons).Select(person => Id(person, cohort))));

    public static Contact Contact(Guid member)
    {
        var (person, cohort) = Numbers(member);
        var name = string.Create(CultureInfo.InvariantCulture, $"orang{person}");
        return new(member, Id(person, 0xFFFF), CohortId(cohort), $"C-{cohort}", $"Pelatihan {cohort}", "BPSDM", "Asia/Jakarta", $"Orang {person}", $"{name}@instansi.example");
    }

    public static OpenTask Open(Guid member) =>
        new(member, CohortId(Numbers(member).Cohort), TaskKind.Observation, Wave, ClosesOn.AddDays(-30), ClosesOn, Guid.Empty, RaterGroup.Supervisor);

    public static Guid CohortId(int cohort) => Id(-1, cohort);

    // Scattered as random ids are, since that is what an index has to bear.
    private static Guid Id(int person, int cohort)
    {
        var bytes = new byte[16];
        BitConverter.TryWriteBytes(bytes, unchecked((int)((uint)person * 2654435761)));
        BitConverter.TryWriteBytes(bytes.AsSpan(4), person);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), cohort);
        return new(bytes);
    }

    private static (int Person, int Cohort) Numbers(Guid id)
    {
        var bytes = id.ToByteArray();
        return (BitConverter.ToInt32(bytes, 4), BitConverter.ToInt32(bytes, 8));
    }
}

internal sealed class AnsweringCohorts : IConsumer<AskContacts>
{
    public Task Consume(ConsumeContext<AskContacts> context) => context.RespondAsync(new ContactsAnswered([.. context.Message.Members.Select(People.Contact)]));
}

internal sealed class AnsweringIdentity : IConsumer<AskLinks>
{
    public Task Consume(ConsumeContext<AskLinks> context) =>
        context.RespondAsync(new LinksAnswered([.. context.Message.Persons.Select(person => new IssuedLink(person, Guid.NewGuid().ToString("N"), DateTimeOffset.UtcNow.AddDays(30)))]));
}

internal sealed class AnsweringBehaviour : IConsumer<AskOpenTasks>
{
    public Task Consume(ConsumeContext<AskOpenTasks> context) => context.RespondAsync(new OpenTasksAnswered([.. context.Message.Members.Select(People.Open)]));
}

internal sealed class AnsweringReaction : IConsumer<AskOpenTasks>
{
    public Task Consume(ConsumeContext<AskOpenTasks> context) => context.RespondAsync(new OpenTasksAnswered([]));
}

internal sealed class AnsweringLearning : IConsumer<AskOpenTasks>
{
    public Task Consume(ConsumeContext<AskOpenTasks> context) => context.RespondAsync(new OpenTasksAnswered([]));
}
