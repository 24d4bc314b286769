using System.Globalization;
using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Cohorts.ImportBundle;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;

namespace Evaluation.Cohorts.ExportBundle;

/// <summary>Makes the bundle of a cohort from what is stored: importing it again changes nothing.</summary>
internal sealed class Exporter(LevelClient levels)
{
    public async Task<byte[]> ExportAsync(StoredCohort cohort, CancellationToken cancellation)
    {
        var answers = await StoredAnswers.ReadAsync(levels, cohort, cancellation);
        var members = cohort.Members.Where(member => !member.Removed).ToDictionary(member => member.Id.ToString("D"));
        return BundleWriter.Write(new Bundle(
            cohort.Planned.Definition,
            Participants(cohort, members),
            Present(cohort.Members.Where(member => member.Is(PersonRoles.Organiser)).OrderBy(member => member.Detail.Key.Value, StringComparer.Ordinal)
                .Select(member => new OrganiserRow(0, member.Detail.Key.Value, Given(member.Person.Name), Given(member.Person.Email)))),
            Present(Reaction(answers, members)),
            Present(answers.Of<TestAttempt>(AnswerKinds.Attempt).Where(row => members.ContainsKey(row.Key.Subject))
                .Select(row => new LearningRow(0, members[row.Key.Subject].Detail.Key, row.Key.Occasion == "pre" ? TestPhase.Pre : TestPhase.Post, row.Answer))),
            Observations(answers, members),
            Exemptions(answers, members),
            Present(answers.Of<Kpi>(AnswerKinds.Kpi).OrderBy(row => row.Answer.Position).ThenBy(row => row.Answer.Code, StringComparer.Ordinal).Select(row => new KpiRow(0, row.Answer))),
            Present(answers.Of<Measurement>(AnswerKinds.Measurement).Select(row => new MeasurementRow(0, row.Answer))),
            Present(answers.Of<FinanceLine>(AnswerKinds.Finance).OrderBy(row => int.Parse(row.Key.Subject, CultureInfo.InvariantCulture)).Select(row => new FinanceRow(0, row.Answer)))));
    }

    private static List<ParticipantRow> Participants(StoredCohort cohort, Dictionary<string, Member> members) =>
    [
        .. cohort.Members.Where(member => member.Is(PersonRoles.Participant)).OrderBy(member => member.Detail.Key.Value, StringComparer.Ordinal).Select(member => new ParticipantRow(
            0, member.Detail.Key, member.Person.Name, Given(member.Person.Email), Given(member.Person.Phone), member.Detail.HomeAgency, member.Detail.Unit, member.Detail.Position,
            member.Detail.SupervisorId is { } id && members.TryGetValue(id.ToString("D"), out var supervisor)
                ? new(supervisor.Detail.Key, Given(supervisor.Person.Name), Given(supervisor.Person.Email)) : null,
            member.Detail.AttendedHours, member.Detail.Status, member.Detail.Employment)),
    ];

    private static IEnumerable<ReactionRow> Reaction(StoredAnswers answers, Dictionary<string, Member> members)
    {
        foreach (var (key, response) in answers.Of<ReactionResponse>(AnswerKinds.Response))
        {
            if (key.Subject.Length == 0) yield return new(0, null, null, response);
            else if (!members.TryGetValue(key.Subject, out var member)) continue; // Left the cohort with a replacing import.
            else if (response.Group == RespondentGroup.Organiser) yield return new(0, null, member.Detail.Key.Value, response);
            else yield return new(0, member.Detail.Key, null, response);
        }
    }

    private static List<ObservationRow>? Observations(StoredAnswers answers, Dictionary<string, Member> members)
    {
        var rows = answers.Of<Observation>(AnswerKinds.Observation)
            .Where(row => members.ContainsKey(row.Key.Subject) && members.ContainsKey(row.Key.Author))
            .Select(row => new ObservationRow(0, members[row.Key.Subject].Detail.Key, Wave(row.Key), members[row.Key.Author].Detail.Key, row.Answer)).ToList();
        return rows.Count > 0 || answers.Of<Exemption>(AnswerKinds.Exemption).Any() ? rows : null;
    }

    private static List<ExemptionRow> Exemptions(StoredAnswers answers, Dictionary<string, Member> members) =>
        [.. answers.Of<Exemption>(AnswerKinds.Exemption).Where(row => members.ContainsKey(row.Key.Subject))
            .Select(row => new ExemptionRow(0, members[row.Key.Subject].Detail.Key, Wave(row.Key), row.Answer))];

    private static int Wave(AnswerKey key) => int.Parse(key.Occasion, CultureInfo.InvariantCulture);

    private static List<T>? Present<T>(IEnumerable<T> rows) => rows.ToList() is { Count: > 0 } present ? present : null;

    private static string? Given(string text) => text.Length > 0 ? text : null;
}
