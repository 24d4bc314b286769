using System.Collections;
using System.Diagnostics;
using System.Text.Json;

namespace Evaluation.Testing.Time;

/// <summary>Waits for something that happens in its own time: looks again and again, and at the deadline says what it saw last.</summary>
public static class Eventually
{
    // Generous: a passing test never waits for it, and a slow machine must not fail one.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(15);

    /// <summary>Returns the first state seen that is as wanted.</summary>
    public static async Task<T> SeeAsync<T>(Func<Task<T>> look, Func<T, bool> wanted, TimeSpan? atMost = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var (seen, reason) = await TryAsync(look, atMost ?? Patience);
            if (reason is null && wanted(seen!)) return seen!;
            if (Stopwatch.GetElapsedTime(started) > (atMost ?? Patience))
                throw new TimeoutException($"Not seen within {atMost ?? Patience}. Last seen: {(reason is null ? Describe(seen) : reason.ToString())}", reason);
            await Task.Delay(Pause);
        }
    }

    public static Task<T> SeeAsync<T>(Func<T> look, Func<T, bool> wanted, TimeSpan? atMost = null) =>
        SeeAsync(() => Task.FromResult(look()), wanted, atMost);

    /// <summary>Until what <paramref name="look"/> returns equals the expected.</summary>
    public static Task EqualsAsync<T>(T expected, Func<Task<T>> look, TimeSpan? atMost = null) =>
        SeeAsync(look, seen => EqualityComparer<T>.Default.Equals(seen, expected), atMost);

    public static Task EqualsAsync<T>(T expected, Func<T> look, TimeSpan? atMost = null) =>
        EqualsAsync(expected, () => Task.FromResult(look()), atMost);

    private static async Task<(T? Seen, Exception? Reason)> TryAsync<T>(Func<Task<T>> look, TimeSpan atMost)
    {
        try
        {
            // A look that never ends, into a browser that no longer answers, must not outlive the deadline.
            return (await look().WaitAsync(atMost), null);
        }
        catch (Exception exception)
        {
            // It may not be there yet; the last reason is told at the deadline.
            return (default, exception);
        }
    }

    private static string Describe(object? seen) => seen is IEnumerable and not string ? JsonSerializer.Serialize(seen) : seen?.ToString() ?? "nothing";
}
