using Microsoft.AspNetCore.Http.Extensions;

namespace Evaluation.Portal.Api;

/// <summary>What admins need of the API.</summary>
internal sealed partial class EvaluationApi
{
    /// <summary>The answer is the same whether or not there is such an account.</summary>
    public async Task<string> AskPasswordResetAsync(string userName, CancellationToken cancellation)
    {
        using var request = Request(HttpMethod.Post, "api/identity/password/reset");
        request.Content = JsonContent.Create(new { userName });
        return (await SendAsync<Taken>(request, cancellation)).Message;
    }

    public Task<AccountPage> AccountsAsync(string? role, string? state, Guid? cursor, CancellationToken cancellation) =>
        GetAsync<AccountPage>($"api/identity/accounts{Query(("role", role), ("state", state), ("cursor", cursor?.ToString("D")))}", cancellation);

    public Task<AccountItem> AccountAsync(Guid id, CancellationToken cancellation) => GetAsync<AccountItem>($"api/identity/accounts/{id:D}", cancellation);

    /// <param name="key">The same for every attempt to send the same form.</param>
    public Task<AccountItem> InviteAccountAsync(NewAccountBody account, Guid key, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, "api/identity/accounts", account, ("Idempotency-Key", key.ToString("D")), ReadAsync<AccountItem>, cancellation);

    public Task ChangeAccountAsync(Guid id, AccountChange change, int version, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Patch, $"api/identity/accounts/{id:D}", change, ("If-Match", $"\"{version}\""), Nothing, cancellation);

    public Task InviteAgainAsync(Guid id, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"api/identity/accounts/{id:D}/invitation", new { }, null, Nothing, cancellation);

    /// <summary>Who may be a supervisor in a cohort.</summary>
    public Task<PeoplePage> RatersAsync(string cohort, CancellationToken cancellation) =>
        GetAsync<PeoplePage>($"api/cohorts/{Uri.EscapeDataString(cohort)}/people?role=rater&limit=1000", cancellation);

    public Task<OperationsStatus> OperationsAsync(string service, CancellationToken cancellation) => GetAsync<OperationsStatus>($"api/{service}/operations", cancellation);

    public Task<IReadOnlyList<ParkedEvent>> ParkedAsync(string service, CancellationToken cancellation) =>
        GetAsync<IReadOnlyList<ParkedEvent>>($"api/{service}/operations/parked?limit=200", cancellation);

    public Task<IReadOnlyList<FailedMessage>> FailedAsync(string service, CancellationToken cancellation) =>
        GetAsync<IReadOnlyList<FailedMessage>>($"api/{service}/operations/errors?limit=200", cancellation);

    /// <param name="kind"><c>parked</c> or <c>errors</c>.</param>
    /// <param name="act"><c>replay</c> or <c>discard</c>.</param>
    public Task SettleAsync(string service, string kind, string id, string act, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"api/{service}/operations/{kind}/{Uri.EscapeDataString(id)}/{act}", new { }, null, Nothing, cancellation);

    /// <param name="cohort">Null for all.</param>
    public Task<RebuildReport> RebuildAsync(string? cohort, CancellationToken cancellation) =>
        SendOwnAsync(HttpMethod.Post, $"api/chains/rebuild{Query(("cohort", cohort))}", new { }, null, ReadAsync<RebuildReport>, cancellation);

    public Task AskAllServicesAsync(CancellationToken cancellation) => SendOwnAsync(HttpMethod.Post, "api/chains/rebuild?from=services", new { }, null, Nothing, cancellation);

    public async Task<string> AuditScopeAsync(string cohort, CancellationToken cancellation) =>
        (await GetAsync<AuditScope>($"api/cohorts/audit/cohorts/{Uri.EscapeDataString(cohort)}", cancellation)).Scope;

    public Task<AuditPage> AuditAsync(string service, AuditQuery asked, long? before, int limit, CancellationToken cancellation) => GetAsync<AuditPage>(
        $"api/{service}/audit{Query(("scope", asked.Scope), ("action", asked.Action), ("from", asked.From?.ToString("O")), ("until", asked.Until?.ToString("O")), ("before", $"{before}"), ("limit", $"{limit}"))}",
        cancellation);

    /// <summary>Of the service, or the scope.</summary>
    public Task<AuditVerification> VerifyAuditAsync(string service, string? scope, CancellationToken cancellation) =>
        GetAsync<AuditVerification>($"api/{service}/audit/verification{Query(("scope", scope))}", cancellation);

    public Task<AccountMailPage> AccountMailsAsync(string? state, Guid? cursor, CancellationToken cancellation) =>
        GetAsync<AccountMailPage>($"api/notifications/account-mails{Query(("state", state), ("cursor", cursor?.ToString("D")))}", cancellation);

    /// <param name="act"><c>retry</c> or <c>discard</c>.</param>
    public async Task SettleAccountMailAsync(Guid mail, string act, CancellationToken cancellation)
    {
        using var request = await OwnRequestAsync(HttpMethod.Post, $"api/notifications/account-mails/{mail:D}/{act}");
        await SendAsync(request, Nothing, cancellation);
    }

    private static QueryBuilder Query(params (string Name, string? Value)[] fields)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in fields) if (!string.IsNullOrWhiteSpace(value)) query.Add(name, value.Trim());
        return query;
    }

    private sealed record AuditScope(string Scope);
}
