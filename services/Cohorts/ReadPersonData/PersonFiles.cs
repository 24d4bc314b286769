using System.Text.Json;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Cohorts.ListPeople;
using Evaluation.Contracts;
using Evaluation.Contracts.Questions;
using Evaluation.Persistence.Databases;

namespace Evaluation.Cohorts.ReadPersonData;

/// <summary>Puts together what Cohorts and the levels hold about a person.</summary>
internal sealed class PersonFiles([FromKeyedServices(CohortsService.Database)] Database database, LevelClient levels)
{
    /// <summary>The ids under which the cohorts know these records of a person.</summary>
    public static Task<IReadOnlyList<Guid>> MembersAsync(Session session, IReadOnlyList<Guid> records) =>
        session.QueryAsync<Guid>("SELECT id FROM members WHERE person_id IN @ids", new { ids = session.Dialect.Ids([.. records]) });

    /// <param name="records">All that the file is of; what the person is called is taken from the first.</param>
    /// <exception cref="MassTransit.RequestTimeoutException">A level does not answer.</exception>
    public async Task<PersonFile> MakeAsync(IReadOnlyList<Guid> records, CancellationToken cancellation)
    {
        var (earlier, cohorts) = await database.ReadAsync(async session =>
        {
            var versions = await session.QueryAsync<VersionRow>(
                "SELECT name, email, phone, replaced_at FROM person_versions WHERE person_id IN @ids ORDER BY replaced_at, version", new { ids = session.Dialect.Ids([.. records]) });
            var found = new List<StoredCohort>();
            foreach (var code in await CodesAsync(session, records))
                if (await StoredCohort.FindAsync(session, code) is { } cohort) found.Add(cohort);
            return (versions, found);
        }, cancellation);
        var parts = new List<CohortPart>();
        foreach (var cohort in cohorts) parts.Add(await PartAsync(cohort, records, cancellation));
        var self = cohorts.SelectMany(cohort => cohort.Members).OrderByDescending(member => member.PersonId == records[0]).First(member => records.Contains(member.PersonId));
        return new(
            records[0], self.Detail.Key.IsNip ? self.Detail.Key.Value : null, self.Detail.Key.IsNip ? null : self.Detail.Key.Value,
            self.Person.Name, self.Person.Email, self.Person.Phone,
            [.. earlier.Select(row => new EarlierPerson(row.Name, row.Email, row.Phone, row.ReplacedAt))], parts, PersonFile.WhatIsMissing, database.Clock.GetUtcNow());
    }

    public static Task<IReadOnlyList<string>> CodesAsync(Session session, IReadOnlyList<Guid> records) => session.QueryAsync<string>(
        "SELECT DISTINCT c.code FROM members m INNER JOIN cohorts c ON c.id = m.cohort_id WHERE m.person_id IN @ids AND c.removed = 0 ORDER BY c.code",
        new { ids = session.Dialect.Ids([.. records]) });

    private async Task<CohortPart> PartAsync(StoredCohort cohort, IReadOnlyList<Guid> records, CancellationToken cancellation)
    {
        var member = cohort.Members.First(member => records.Contains(member.PersonId));
        var id = member.Id.ToString("D");
        var given = new List<AnswerPart>();
        var about = new List<AnswerPart>();
        var drafts = new List<DraftPart>();
        foreach (var level in LevelClient.All)
        {
            var rows = ImportRows.Unpack((await levels.AskAsync<ReadAnswers, AnswersRead>(level, new(cohort.Id), cancellation)).Rows);
            given.AddRange(PersonAnswers.Given(level, rows, id));
            about.AddRange(PersonAnswers.About(level, rows, id));
            var unsent = await levels.AskAsync<AskDrafts, DraftsAnswered>(level, new([member.Id]), cancellation);
            drafts.AddRange(unsent.Drafts.Select(draft => new DraftPart(level, draft.Wave, draft.Participant, JsonSerializer.Deserialize<JsonElement>(draft.Content))));
        }
        var written = await levels.AskAsync<AskWrittenTests, WrittenTestsAnswered>(Level.Learning, new([member.Id]), cancellation);
        var definition = cohort.Planned.Definition;
        return new(definition.Code, definition.Name, definition.Agency.Name, PersonItem.Of(member, cohort.Today(database.Clock.GetUtcNow())), given, about, written.Tests, drafts);
    }

    private sealed class VersionRow
    {
        public string Name { get; init; } = "";
        public string Email { get; init; } = "";
        public string Phone { get; init; } = "";
        public DateTimeOffset ReplacedAt { get; init; }
    }
}
