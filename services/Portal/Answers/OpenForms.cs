using Evaluation.Portal.Api;

namespace Evaluation.Portal.Answers;

/// <summary>Everything that a person is asked now, with the names that the person may see.</summary>
internal sealed record OpenForms(IReadOnlyList<CohortForms> Cohorts, IReadOnlyDictionary<Guid, string> Names)
{
    public static OpenForms None { get; } = new([], new Dictionary<Guid, string>());

    public int Due => Cohorts.Sum(cohort => cohort.Due.Count + cohort.Tests.Count + (cohort.Survey is null ? 0 : 1));

    public bool HasTests => Cohorts.Any(cohort => cohort.Tests.Count > 0);

    public bool CanCorrect => Cohorts.Any(cohort => cohort.Answered.Count > 0);

    public static async Task<OpenForms> OfAsync(EvaluationApi api, CancellationToken cancellation)
    {
        var asked = api.ObservationTasksAsync(cancellation);
        var surveys = api.SurveyTasksAsync(cancellation);
        var sat = api.TestTasksAsync(cancellation);
        var (observations, open, tests) = (await asked, (await surveys).Tasks, await sat);
        var cohorts = observations.Cohorts.Select(cohort => (cohort.Code, cohort.Name)).Concat(open.Select(survey => (Code: survey.Cohort, survey.Name)))
            .Concat(tests.Select(test => (Code: test.Cohort, test.Name))).DistinctBy(cohort => cohort.Code)
            .Select(cohort => new CohortForms(
                cohort.Code, cohort.Name, open.FirstOrDefault(survey => survey.Cohort == cohort.Code), [.. tests.Where(test => test.Cohort == cohort.Code)],
                [.. observations.Tasks.Where(task => task.Cohort == cohort.Code)], [.. observations.Answered.Where(task => task.Cohort == cohort.Code)]))
            .OrderBy(cohort => cohort.ClosesOn).ToList();
        var names = new Dictionary<Guid, string>();
        foreach (var cohort in cohorts)
            foreach (var (id, name) in await api.NamesAsync(cohort.Code, cohort.Others, cancellation)) names[id] = name;
        return new(cohorts, names);
    }
}

/// <param name="Answered">Can still be corrected.</param>
internal sealed record CohortForms(string Code, string Name, SurveyTask? Survey, IReadOnlyList<TestTask> Tests, IReadOnlyList<ObservationTask> Due, IReadOnlyList<ObservationTask> Answered)
{
    /// <summary>What closes first stands in front; cohorts that are done come last.</summary>
    public DateOnly ClosesOn => Due.Select(task => task.ClosesOn).Concat(Tests.Select(test => test.ClosesOn)).Append(Survey?.ClosesOn ?? DateOnly.MaxValue).Min();

    public IEnumerable<Guid> Others => Due.Concat(Answered).Where(task => task.RaterGroup != "self").Select(task => task.Participant);
}
