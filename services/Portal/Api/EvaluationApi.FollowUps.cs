namespace Evaluation.Portal.Api;

/// <summary>What whoever runs follow-ups needs of the API.</summary>
internal sealed partial class EvaluationApi
{
    public Task<FollowUpCalendar> CalendarAsync(DateOnly from, DateOnly to, string? agency, CancellationToken cancellation) =>
        GetAsync<FollowUpCalendar>($"api/behaviour/calendar{Range(from, to, agency)}", cancellation);

    /// <summary>The same for calendar programs.</summary>
    public async Task<string> CalendarFileAsync(DateOnly from, DateOnly to, string? agency, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(HttpMethod.Get, $"api/behaviour/calendar.ics{Range(from, to, agency)}");
        return await SendAsync(request, response => response.Content.ReadAsStringAsync(cancellation), cancellation);
    }

    /// <summary>All of them, or none; the refusal says what stands against which.</summary>
    public Task MoveManyAsync(IReadOnlyList<FollowUpName> followUps, int? days, DateOnly? opensOn, string reason, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, "api/behaviour/follow-ups/move", new { followUps, days, opensOn, reason }, null, Nothing, cancellation);

    public async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(string cohort, CancellationToken cancellation) =>
        (await GetAsync<FollowUpList>($"{Behaviour(cohort)}/follow-ups", cancellation)).Items;

    public Task<FollowUp> AddFollowUpAsync(string cohort, int months, int? windowDays, DateOnly? opensOn, string reason, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"{Behaviour(cohort)}/follow-ups", new { months, windowDays, opensOn, reason }, null, ReadAsync<FollowUp>, cancellation);

    public Task<FollowUpStatus> FollowUpStatusAsync(string cohort, int months, CancellationToken cancellation) =>
        GetAsync<FollowUpStatus>($"{Behaviour(cohort)}/follow-ups/{months}/status", cancellation);

    public async Task<IReadOnlyList<UnitStatus>> UnitStatusesAsync(string cohort, int months, CancellationToken cancellation) =>
        (await GetAsync<UnitStatuses>($"{Behaviour(cohort)}/follow-ups/{months}/status/units", cancellation)).Units;

    /// <param name="change">move, open, cancel or extend.</param>
    /// <param name="version">That was read: where somebody else has changed it since, this is refused.</param>
    public Task<FollowUp> ChangeFollowUpAsync(string cohort, int months, string change, object body, int version, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"{Behaviour(cohort)}/follow-ups/{months}/{change}", body, ("If-Match", $"\"{version}\""), ReadAsync<FollowUp>, cancellation);

    public async Task<IReadOnlyList<Assignment>> AssignmentsAsync(string cohort, int months, CancellationToken cancellation)
    {
        var all = new List<Assignment>();
        Guid? cursor = null;
        do
        {
            var page = await GetAsync<AssignmentPage>($"{Behaviour(cohort)}/follow-ups/{months}/assignments?limit=1000{(cursor is null ? "" : $"&cursor={cursor:D}")}", cancellation);
            all.AddRange(page.Items);
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return all;
    }

    public Task ReassignAsync(string cohort, Guid assignment, Guid rater, string? reason, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"{Behaviour(cohort)}/assignments/{assignment:D}/reassign", new { rater, reason }, null, Nothing, cancellation);

    public Task ExemptAsync(string cohort, Guid participant, int months, string reason, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Put, Exemption(cohort, participant, months), new { reason }, null, Nothing, cancellation);

    public async Task EndExemptionAsync(string cohort, Guid participant, int months, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(HttpMethod.Delete, Exemption(cohort, participant, months));
        await SendAsync(request, Nothing, cancellation);
    }

    /// <param name="task">observation or selfAssessment.</param>
    public Task<Reminded> RemindAsync(string cohort, string task, int wave, IReadOnlyList<Guid> members, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"{Mails(cohort)}/remind", new { task, wave, members }, null, ReadAsync<Reminded>, cancellation);

    public async Task<IReadOnlyList<TaskReach>> ReachAsync(string cohort, CancellationToken cancellation) => (await GetAsync<ReachStatus>($"{Mails(cohort)}/status", cancellation)).Items;

    public async Task<IReadOnlyList<Unreached>> UnreachedAsync(string cohort, CancellationToken cancellation) =>
        (await GetAsync<UnreachedList>($"{Mails(cohort)}/status/unreached", cancellation)).Items;

    /// <param name="state">Null for all.</param>
    public Task<MailPage> MailsAsync(string cohort, string? state, Guid? cursor, int limit, CancellationToken cancellation) =>
        GetAsync<MailPage>($"{Mails(cohort)}/mails?limit={limit}{(state is null ? "" : $"&state={Uri.EscapeDataString(state)}")}{(cursor is null ? "" : $"&cursor={cursor:D}")}", cancellation);

    /// <param name="what">retry or discard.</param>
    public async Task SettleMailAsync(string cohort, Guid mail, string what, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(HttpMethod.Post, $"{Mails(cohort)}/mails/{mail:D}/{what}");
        await SendAsync(request, Nothing, cancellation);
    }

    private static string Behaviour(string cohort) => $"api/behaviour/{Uri.EscapeDataString(cohort)}";

    private static string Mails(string cohort) => $"api/notifications/{Uri.EscapeDataString(cohort)}";

    private static string Exemption(string cohort, Guid participant, int months) => $"{Behaviour(cohort)}/participants/{participant:D}/exemptions/{months}";

    private static string Range(DateOnly from, DateOnly to, string? agency) =>
        $"?from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}{(string.IsNullOrWhiteSpace(agency) ? "" : $"&agency={Uri.EscapeDataString(agency.Trim())}")}";
}
