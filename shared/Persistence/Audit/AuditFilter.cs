namespace Evaluation.Persistence.Audit;

/// <summary>Which entries are wanted; null lets all through.</summary>
/// <param name="Until">The first moment that is too late.</param>
public sealed record AuditFilter(string? Action, DateTimeOffset? From, DateTimeOffset? Until)
{
    public static AuditFilter None { get; } = new(null, null, null);
}
