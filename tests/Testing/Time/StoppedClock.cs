namespace Evaluation.Testing.Time;

/// <summary>
/// A date that moves when it is told to; timers run as they do, so that a jump of months does not ring every poll of every service once
/// for each of its seconds.
/// </summary>
/// <param name="start">By default now.</param>
public sealed class StoppedClock(DateTimeOffset? start = null) : TimeProvider
{
    private long ticks = (start ?? TimeProvider.System.GetUtcNow()).UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
