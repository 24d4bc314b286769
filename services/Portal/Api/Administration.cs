namespace Evaluation.Portal.Api;

// What admins see of the API, as far as the pages need it.

internal sealed record AccountPage(IReadOnlyList<AccountItem> Items, Guid? Cursor);

internal sealed record AccountItem(Guid Id, string UserName, string Role, string? Agency, string? Email, string State, int Version, DateTimeOffset CreatedAt);

internal sealed record NewAccountBody(string UserName, string Role, string? Agency, string Email, Guid? Member);

/// <summary>What is null stays as it is; empty text takes away.</summary>
internal sealed record AccountChange(string? Role = null, string? Agency = null, string? Email = null, string? State = null);

internal sealed record OperationsStatus(OutboxStatus Outbox, IReadOnlyList<QueueStatus> Queues, ServiceHealth? Health)
{
    public long Failed => Queues.Sum(queue => (queue.Errors ?? 0) + (queue.Dead ?? 0) + (queue.Skipped ?? 0));
}

internal sealed record OutboxStatus(int Waiting, double OldestAge, int Parked);

internal sealed record QueueStatus(string Name, long? Depth, long? Errors, long? Dead, long? Skipped);

internal sealed record ServiceHealth(string Status, IReadOnlyList<HealthRemark> Remarks);

internal sealed record HealthRemark(string Check, string Status, string? Description);

internal sealed record ParkedEvent(Guid Id, string Type, DateTimeOffset CreatedAt, DateTimeOffset ParkedAt, int Attempts, string? LastError);

internal sealed record FailedMessage(string Queue, string MessageId, string? EventType, string? Reason, DateTimeOffset? FailedAt);

internal sealed record AccountMailPage(IReadOnlyList<AccountMail> Items, Guid? Cursor);

/// <param name="Account">Opaque id.</param>
/// <param name="Reason">The server's word.</param>
internal sealed record AccountMail(Guid Id, Guid Account, string State, DateTimeOffset CreatedAt, DateTimeOffset? SettledAt, int Attempts, string? Reason)
{
    public bool HasFailed => Mail.IsFailed(State);
}

internal sealed record RebuildReport(int Cohorts, IReadOnlyList<Guid> Differing, IReadOnlyList<string> DifferingCodes);

internal sealed record AuditQuery(string? Scope, string? Action, DateTimeOffset? From, DateTimeOffset? Until);

internal sealed record AuditPage(IReadOnlyList<AuditItem> Items, long? Cursor);

internal sealed record AuditItem(long Number, DateTimeOffset At, string Actor, string Role, string Action, string Subject, string Detail);

/// <param name="Whole">Nothing is missing, and nothing was changed.</param>
/// <param name="FirstBroken">Number of the first entry that is missing or was changed.</param>
internal sealed record AuditVerification(bool Whole, long? FirstBroken);
