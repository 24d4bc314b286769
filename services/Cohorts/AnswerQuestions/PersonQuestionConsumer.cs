using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Messaging;
using MassTransit;

namespace Evaluation.Cohorts.AnswerQuestions;

/// <summary>Answers who is who: to Notifications when it makes mails, to Identity when somebody comes by a link or signs in; and to a level where its participants worked.</summary>
internal sealed class PersonQuestionConsumer([FromKeyedServices(CohortsService.Database)] Database database) : IConsumer<AskContacts>, IConsumer<AskMemberships>, IConsumer<AskUnits>
{
    public async Task Consume(ConsumeContext<AskContacts> context) => await context.RespondAsync(new ContactsAnswered(
        await database.ReadAsync(session => ContactsAsync(session, context.Message.Members), context.CancellationToken)));

    public async Task Consume(ConsumeContext<AskMemberships> context) => await context.RespondAsync(new MembershipsAnswered(
        await database.ReadAsync(session => MembershipsAsync(session, context.Message), context.CancellationToken)));

    public async Task Consume(ConsumeContext<AskUnits> context) => await context.RespondAsync(new UnitsAnswered(
        await database.ReadAsync(session => UnitsAsync(session, context.Message), context.CancellationToken)));

    private static async Task<IReadOnlyList<ParticipantUnit>> UnitsAsync(Session session, AskUnits asked)
    {
        var rows = await session.QueryAsync<DetailRow>(
            "SELECT m.id, m.detail FROM members m INNER JOIN cohorts c ON c.id = m.cohort_id WHERE m.cohort_id = @CohortId AND m.removed = 0 AND c.removed = 0", new { asked.CohortId });
        return
        [
            .. rows.Select(row => (row.Id, Detail: WireFormat.Read<MemberDetail>(row.Detail))).Where(member => member.Detail.Roles.HasFlag(PersonRoles.Participant))
                .Select(member => new ParticipantUnit(member.Id, member.Detail.UnitOn(asked.On))),
        ];
    }

    private static async Task<IReadOnlyList<Contact>> ContactsAsync(Session session, IReadOnlyList<Guid> members)
    {
        var rows = new List<ContactRow>();
        foreach (var ids in members.Distinct().Chunk(500))
            rows.AddRange(await session.QueryAsync<ContactRow>(
                """
                SELECT m.id, m.person_id, m.cohort_id, p.name, p.email FROM members m INNER JOIN persons p ON p.id = m.person_id
                WHERE m.id IN @ids AND m.removed = 0
                """,
                new { ids = session.Dialect.Ids(ids) }));
        var cohorts = new Dictionary<Guid, CohortPlanned>();
        foreach (var ids in rows.Select(row => row.CohortId).Distinct().Chunk(500))
            foreach (var row in await session.QueryAsync<CohortRow>("SELECT id, planned FROM cohorts WHERE id IN @ids AND removed = 0", new { ids = session.Dialect.Ids(ids) }))
                cohorts[row.Id] = WireFormat.Read<CohortPlanned>(row.Planned);
        var recipients = await PersonRecords.RecipientsAsync(session, rows.Select(row => row.PersonId));
        return [.. rows.Where(row => cohorts.ContainsKey(row.CohortId)).Select(row =>
        {
            var cohort = cohorts[row.CohortId].Definition;
            return new Contact(
                row.Id, recipients[row.PersonId], row.CohortId, cohort.Code, cohort.Name, cohort.Agency.Code, cohort.TimeZone, row.Name, row.Email, cohort.Agency.Name);
        })];
    }

    private static async Task<IReadOnlyList<Membership>> MembershipsAsync(Session session, AskMemberships asked)
    {
        var records = asked switch
        {
            { Person: { } person } => await PersonRecords.AtSameAddressAsync(session, person),
            { Email: { } email } when Email.Key(email) is { Length: > 0 } key => await session.QueryAsync<Guid>("SELECT id FROM persons WHERE email_key = @key", new { key }),
            { Member: { } member } when await session.FirstOrDefaultAsync<Guid?>("SELECT person_id FROM members WHERE id = @member AND removed = 0", new { member }) is { } person =>
                await PersonRecords.AtSameAddressAsync(session, person),
            _ => [],
        };
        var recipients = await PersonRecords.RecipientsAsync(session, records);
        var memberships = new List<Membership>();
        foreach (var ids in records.Chunk(500))
        {
            var rows = await session.QueryAsync<MembershipRow>(
                """
                SELECT m.person_id, m.id, m.cohort_id, c.code, c.agency, m.detail FROM members m INNER JOIN cohorts c ON c.id = m.cohort_id
                WHERE m.person_id IN @ids AND m.removed = 0 AND c.removed = 0
                """,
                new { ids = session.Dialect.Ids(ids) });
            memberships.AddRange(rows.Select(row => new Membership(
                row.PersonId, recipients[row.PersonId], row.Id, row.CohortId, row.Code, row.Agency, WireFormat.Read<MemberDetail>(row.Detail).Roles)));
        }
        return memberships;
    }

    private sealed class ContactRow
    {
        public Guid Id { get; init; }
        public Guid PersonId { get; init; }
        public Guid CohortId { get; init; }
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
    }

    private sealed class DetailRow
    {
        public Guid Id { get; init; }
        public string Detail { get; init; } = "";
    }

    private sealed class CohortRow
    {
        public Guid Id { get; init; }
        public string Planned { get; init; } = "";
    }

    private sealed class MembershipRow
    {
        public Guid PersonId { get; init; }
        public Guid Id { get; init; }
        public Guid CohortId { get; init; }
        public string Code { get; init; } = "";
        public string Agency { get; init; } = "";
        public string Detail { get; init; } = "";
    }
}
