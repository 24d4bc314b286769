namespace Evaluation.Testing.Time;

/// <summary>Time that stands still until a test moves it. Timers ring during <see cref="Advance"/>, in their order.</summary>
public sealed class FakeClock : TimeProvider
{
    private readonly Lock changing = new();
    private readonly List<FakeTimer> timers = [];
    private DateTimeOffset now;

    /// <param name="start">By default a Monday morning: 2026-03-02, 08:00 UTC.</param>
    public FakeClock(DateTimeOffset? start = null) => now = start ?? new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (changing) return now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <summary>How many timers would ring if time went on: how many wait.</summary>
    public int Waiting
    {
        get
        {
            lock (changing) return timers.Count;
        }
    }

    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var end = GetUtcNow() + by;
        while (NextUntil(end) is { } timer) timer.Ring();
        lock (changing) now = end > now ? end : now;
    }

    public void SetTo(DateTimeOffset time) => Advance(time - GetUtcNow());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private FakeTimer? NextUntil(DateTimeOffset end)
    {
        lock (changing)
        {
            var next = timers.MinBy(timer => timer.DueAt);
            if (next is null || next.DueAt > end) return null;
            if (next.DueAt > now) now = next.DueAt;
            if (next.Period > TimeSpan.Zero) next.DueAt += next.Period;
            else timers.Remove(next);
            return next;
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        private readonly Lock ringing = new();
        private bool isDisposed;

        public DateTimeOffset DueAt { get; set; }

        public TimeSpan Period { get; private set; }

        public void Ring()
        {
            lock (ringing)
            {
                if (!isDisposed) callback(state);
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock.changing)
            {
                clock.timers.Remove(this);
                Period = period;
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                DueAt = clock.now + dueTime;
                clock.timers.Add(this);
            }
            // As the real one: what is due at once does not wait for the clock to move.
            if (dueTime == TimeSpan.Zero) ThreadPool.QueueUserWorkItem(_ => clock.Advance(TimeSpan.Zero));
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        /// <summary>As the real one: behind it the callback runs no more.</summary>
        public ValueTask DisposeAsync()
        {
            Dispose();
            lock (ringing) isDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}
