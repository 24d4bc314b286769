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

    /// <summary>How many essays wait for an assessor, and how many are marked.</summary>
    public async Task<(int Open, int Marked)> EssayCountsAsync(string cohort, CancellationToken cancellation)
    {
        var page = await GetAsync<EssayPage>($"{Learning(cohort)}/essays?state=open&limit=1", cancellation);
        return (page.Open, page.Marked);
    }

    /// <summary>Question by question, by number in the place of a name.</summary>
    /// <param name="state"><c>open</c> or <c>marked</c>.</param>
    public async Task<IReadOnlyList<Essay>> EssaysAsync(string cohort, string state, CancellationToken cancellation)
    {
        var all = new List<Essay>();
        Guid? cursor = null;
        do
        {
            var page = await GetAsync<EssayPage>($"{Learning(cohort)}/essays?state={state}&limit=500{(cursor is null ? "" : $"&cursor={cursor:D}")}", cancellation);
            all.AddRange(page.Items);
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return all;
    }

    /// <param name="version">Of the sitting, as it was read.</param>
    public Task MarkAsync(string cohort, Essay essay, decimal points, string? remark, int version, CancellationToken cancellation) => SendOwnAsync(
        HttpMethod.Put, $"{Learning(cohort)}/sittings/{essay.Sitting:D}/marks", new { marks = new Dictionary<string, object> { [essay.Question] = new { points, remark } } },
        ("If-Match", $"\"{version}\""), Nothing, cancellation);

    public async Task<IReadOnlyList<SittingAtWork>> SittingsAsync(string cohort, CancellationToken cancellation) =>
        (await GetAsync<SittingPage>($"{Learning(cohort)}/sittings?limit=1000", cancellation)).Items;

    private static string Learning(string cohort) => $"api/learning/{Uri.EscapeDataString(cohort)}";

    private static string SittingOf(string cohort, string phase) => $"{Learning(cohort)}/tests/{Uri.EscapeDataString(phase)}/sitting";
}
