namespace Evaluation.SystemTests.Crash;

/// <summary>An answer that a client sends until it is acknowledged, always under the same key.</summary>
internal sealed record SentAnswer(string Path, object Body, Answered Content)
{
    public string Key { get; } = Guid.NewGuid().ToString("N");

    public bool IsAcknowledged { get; set; }
}

/// <summary>What it says, for the client's own count.</summary>
internal abstract record Answered
{
    public sealed record Response(string Group, int A1, int A2, int B1) : Answered;

    public sealed record Score(string Participant, string Phase, double Value) : Answered;

    public sealed record Observation(string RaterGroup, int K1, int K2, string? Applied) : Answered;

    public sealed record Measurement(string Kpi, int Month, string Unit, double Value) : Answered;
}
