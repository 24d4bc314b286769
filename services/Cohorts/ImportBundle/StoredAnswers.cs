using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Cohorts;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>What the levels hold of a cohort, by kind.</summary>
internal sealed class StoredAnswers(ILookup<string, ImportRow> rows)
{
    public static async Task<StoredAnswers> ReadAsync(LevelClient levels, StoredCohort cohort, CancellationToken cancellation)
    {
        var answers = await Task.WhenAll(LevelClient.All.Select(level => levels.AskAsync<ReadAnswers, AnswersRead>(level, new(cohort.Id), cancellation)));
        return new(answers.SelectMany(answer => ImportRows.Unpack(answer.Rows)).ToLookup(row => row.Key.Kind));
    }

    public static StoredAnswers None { get; } = new(Array.Empty<ImportRow>().ToLookup(row => row.Key.Kind));

    public int Count(string kind) => rows[kind].Count();

    /// <summary>Those that an import neither brings again nor, where its files are the whole truth, replaces.</summary>
    public StoredAnswers KeptBy(IReadOnlyList<LevelRows> import, bool replace)
    {
        var files = import.SelectMany(level => level.Files).ToHashSet();
        var brought = import.SelectMany(level => level.Rows).Select(row => row.Key).ToHashSet();
        return new(rows.SelectMany(kind => kind).Where(row => !files.Contains(row.Key.Kind) || (!replace && !brought.Contains(row.Key))).ToLookup(row => row.Key.Kind));
    }

    public IEnumerable<(AnswerKey Key, T Answer)> Of<T>(string kind) => rows[kind].Select(row => (row.Key, AnswerBody.Read<T>(row.Body)));

    /// <summary>What a bundle may speak of without bringing it along.</summary>
    public KnownCohort ToKnown(StoredCohort cohort, bool replace) => new(
        [.. cohort.Members.Where(member => member.Is(PersonRoles.Participant)).Select(member => new KnownParticipant(member.Detail.Key, member.Detail.Status))],
        [.. cohort.Members.Where(member => member.Is(PersonRoles.Organiser)).Select(member => member.Detail.Key.Value)],
        [.. Of<Kpi>(AnswerKinds.Kpi).Select(kpi => kpi.Answer)],
        cohort.Planned.Definition.Plan.Reaction?.Identity == IdentityMode.Anonymous ? rows[AnswerKinds.Response].Count() : 0,
        replace);
}
