using System.Net;
using Evaluation.Portal.Api;

namespace Evaluation.Portal.Answers;

/// <summary>Everything that a person is asked now, with the names that the person may see.</summary>
/// <param name="Silent">Services that did not answer just now: what they would ask is missing here.</param>
internal sealed record OpenForms(IReadOnlyList<CohortForms> Cohorts, IReadOnlyDictionary<Guid, string> Names, IReadOnlyList<string> Silent)
{
    private static readonly ObservationTasks NoObservations = new([], [], []);

    public static OpenForms None { get; } = new([], new Dictionary<Guid, string>(), []);

    public int Due => Cohorts.Sum(cohort => cohort.Due.Count + cohort.Tests.Count + (cohort.Survey is null ? 0 : 1));

    public bool HasTests => Cohorts.Any(cohort => cohort.Tests.Count > 0);

    public bool CanCorrect => Cohorts.Any(cohort => cohort.Answered.Count > 0);

    public bool IsWhole => Silent.Count == 0;

    /// <summary>A service that is silent hides only its own; where all are, there is nothing to show, and the refusal says so.</summary>
    public static async Task<OpenForms> OfAsync(EvaluationApi api, ILogger logger, CancellationToken cancellation)
    {
        var silent = new List<(string Service, ApiRefusal Refusal)>();
        var asked = OrAsync("behaviour", api.ObservationTasksAsync(cancellation), NoObservations);
        var surveys = OrAsync("reaction", api.SurveyTasksAsync(cancellation), new([]));
        var sat = OrAsync<IReadOnlyList<TestTask>>("learning", api.TestTasksAsync(cancellation), []);
        var (observations, open, tests) = (await asked, (await surveys).Tasks, await sat);
        if (silent.Count == 3) throw silent[0].Refusal;
        var cohorts = observations.Cohorts.Select(cohort => (cohort.Code, cohort.Name)).Concat(open.Select(survey => (Code: survey.Cohort, survey.Name)))
            .Concat(tests.Select(test => (Code: test.Cohort, test.Name))).DistinctBy(cohort => cohort.Code)
            .Select(cohort => new CohortForms(
                cohort.Code, cohort.Name, open.FirstOrDefault(survey => survey.Cohort == cohort.Code), [.. tests.Where(test => test.Cohort == cohort.Code)],
                [.. observations.Tasks.Where(task => task.Cohort == cohort.Code)], [.. observations.Answered.Where(task => task.Cohort == cohort.Code)]))
            .OrderBy(cohort => cohort.ClosesOn).ToList();
        var names = new Dictionary<Guid, string>();
        foreach (var cohort in cohorts)
            foreach (var (id, name) in await OrAsync("cohorts", api.NamesAsync(cohort.Code, cohort.Others, cancellation), new Dictionary<Guid, string>())) names[id] = name;
        return new(cohorts, names, [.. silent.Select(one => one.Service).Distinct()]);

        async Task<T> OrAsync<T>(string service, Task<T> answer, T nothing)
        {
            try
            {
                return await answer;
            }
            catch (ApiRefusal refusal) when (refusal.Status >= HttpStatusCode.InternalServerError)
            {
                // What the others ask can be answered meanwhile; the page says that this is not all.
                logger.LogWarning(refusal, "{Service} did not say what it asks the reader; the page is shown without it.", service);
                lock (silent) silent.Add((service, refusal));
                return nothing;
            }
        }
    }
}

/// <param name="Answered">Can still be corrected.</param>
internal sealed record CohortForms(string Code, string Name, SurveyTask? Survey, IReadOnlyList<TestTask> Tests, IReadOnlyList<ObservationTask> Due, IReadOnlyList<ObservationTask> Answered)
{
    /// <summary>What closes first stands in front; cohorts that are done come last.</summary>
    public DateOnly ClosesOn => Due.Select(task => task.ClosesOn).Concat(Tests.Select(test => test.ClosesOn)).Append(Survey?.ClosesOn ?? DateOnly.MaxValue).Min();

    public IEnumerable<Guid> Others => Due.Concat(Answered).Where(task => task.RaterGroup != "self").Select(task => task.Participant);
}
