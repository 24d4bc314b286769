using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>An event that waits for an admin: given up by the outbox, or failed at its consumer.</summary>
/// <param name="Kind"><c>parked</c> or <c>errors</c>.</param>
/// <param name="More">How often it was tried, or where it lies.</param>
internal sealed record HeldMessage(string Service, string Kind, string Id, string? Type, string? Reason, DateTimeOffset? At, string More)
{
    /// <summary>What it tells of, in words; the name of the event where there are none.</summary>
    public string What(Reader reader) => Type is null ? reader["event.unreadable"] : reader[$"event.{Type[(Type.LastIndexOf('.') + 1)..]}"];
}
