namespace Evaluation.Portal.Api;

/// <summary>What tests by personal link need of the API.</summary>
internal sealed partial class EvaluationApi
{
    public async Task<IReadOnlyList<TestTask>> TestTasksAsync(CancellationToken cancellation) => (await GetAsync<TestTasks>("api/learning/tasks", cancellation)).Tasks;

    /// <summary>Null where it is not begun, or not asked of the reader.</summary>
    public Task<Sitting?> SittingAsync(string cohort, string phase, CancellationToken cancellation) => OrNullAsync(() => GetAsync<Sitting>(SittingOf(cohort, phase), cancellation));

    /// <summary>Starts the clock; once more it is the one begun.</summary>
    public async Task StartTestAsync(string cohort, string phase, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(HttpMethod.Post, SittingOf(cohort, phase));
        await SendAsync(request, Nothing, cancellation);
    }

    /// <param name="read">The version that was read; null overwrites whatever is there.</param>
    /// <returns>The new version.</returns>
    public Task<int> SaveAnswersAsync(string cohort, string phase, IReadOnlyDictionary<string, string> answers, int? read, CancellationToken cancellation) =>
        SaveDraftAsync(SittingOf(cohort, phase), new { answers }, read, cancellation);

    /// <param name="key">The same for every attempt to hand in the same form.</param>
    public Task HandInAsync(string cohort, string phase, IReadOnlyDictionary<string, string> answers, string key, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"{SittingOf(cohort, phase)}/hand-in", new { answers }, ("Idempotency-Key", key), Nothing, cancellation);

    private static string SittingOf(string cohort, string phase) => $"api/learning/{Uri.EscapeDataString(cohort)}/tests/{Uri.EscapeDataString(phase)}/sitting";
}
