namespace Evaluation.Persistence.Messaging;

/// <summary>How the outbox is sent. Section <c>Outbox</c> of the configuration.</summary>
public sealed class OutboxOptions
{
    /// <summary>Nothing is sent while this is true; events wait. For maintenance of the broker, and for measurements. Default false.</summary>
    public bool Paused { get; set; }

    /// <summary>Rows claimed at a time, 1 to 1000. Default 100.</summary>
    public int Batch { get; set; } = 100;

    /// <summary>How long a claim lasts; after it another instance may send the row again. More than <see cref="SendTimeout"/>. Default 15 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the broker may take to confirm; within one process, the consumers to handle it. Default 8 s.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>How often to look without being woken, with a jitter of half of it. Default 2 s.</summary>
    public TimeSpan Poll { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>After so many attempts a row is parked until an operator replays it. Default 20, which is about an hour.</summary>
    public int MostAttempts { get; set; } = 20;

    /// <summary>The longest wait between two attempts. Default 5 min.</summary>
    public TimeSpan LongestBackOff { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>What is wrong with these settings, each with what to type.</summary>
    public IEnumerable<string> Problems()
    {
        if (Batch is < 1 or > 1000) yield return $"Outbox:Batch is {Batch}. Set Outbox__Batch to a number from 1 to 1000.";
        if (MostAttempts < 1) yield return $"Outbox:MostAttempts is {MostAttempts}. Set Outbox__MostAttempts to 1 or more.";
        if (SendTimeout <= TimeSpan.Zero || Lease <= SendTimeout)
            yield return $"Outbox:Lease ({Lease}) must be longer than Outbox:SendTimeout ({SendTimeout}), or a row would be sent twice. Set Outbox__Lease.";
        if (Poll <= TimeSpan.Zero) yield return $"Outbox:Poll is {Poll}. Set Outbox__Poll to more than zero, such as 00:00:02.";
    }
}
