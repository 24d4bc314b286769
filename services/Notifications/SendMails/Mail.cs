namespace Evaluation.Notifications;

/// <summary>A mail as it is stored: for whom and when, by opaque ids, and what became of it. Its words are made when it is sent.</summary>
internal sealed class Mail
{
    public Guid Id { get; init; }
    public string Purpose { get; init; } = "";

    /// <summary>The person's opaque id across cohorts; of an escalation the agency's code, of an account its id.</summary>
    public string Addressee { get; init; } = "";
    public string Occasion { get; init; } = "";
    public string TimeZone { get; init; } = "";
    public string State { get; init; } = "";
    public DateTimeOffset DueAt { get; init; }
    public DateTimeOffset ClaimedUntil { get; init; }
    public int Attempts { get; init; }
}
