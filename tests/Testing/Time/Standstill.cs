using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using Xunit.v3;

namespace Evaluation.Testing.Time;

/// <summary>
/// On an assembly of tests: ends the process, naming the tests that are under way, when none has begun or ended for a quarter of an hour.
/// A wait that has no deadline of its own, such as for a browser that never answers, would otherwise hold up a run until somebody looks.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class StandstillAttribute : BeforeAfterTestAttribute
{
    // Three times what the longest test took on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private static readonly ConcurrentDictionary<string, string> UnderWay = new();

    // A thread of its own: a pool without free threads is one of the reasons to stand still.
    private static readonly Thread Watch = new(Look) { IsBackground = true, Name = "standstill" };

    private static long lastChange = Stopwatch.GetTimestamp();

    static StandstillAttribute() => Watch.Start();

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        UnderWay[test.UniqueID] = test.TestDisplayName;
        Volatile.Write(ref lastChange, Stopwatch.GetTimestamp());
    }

    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        UnderWay.TryRemove(test.UniqueID, out _);
        Volatile.Write(ref lastChange, Stopwatch.GetTimestamp());
    }

    private static void Look()
    {
        while (Stopwatch.GetElapsedTime(Volatile.Read(ref lastChange)) < Longest) Thread.Sleep(TimeSpan.FromSeconds(10));
        var named = UnderWay.IsEmpty ? "none; a fixture is being made or taken down" : string.Join(", ", UnderWay.Values);
        Environment.FailFast($"No test has begun or ended for {Longest.TotalMinutes:0} minutes. Under way: {named}.");
    }
}
