using Evaluation.Persistence.Messaging;

namespace Evaluation.Persistence.Crash;

internal static class Output
{
    private static readonly Lock Saying = new();

    /// <summary>Whole lines, each handed to the operating system at once: a kill loses none of them.</summary>
    public static void Say(string line)
    {
        lock (Saying)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}

internal sealed class HangingSender : IMessageSender
{
    public Task SendAsync(object message, Type type, Guid messageId, string? traceParent, CancellationToken cancellation)
    {
        Output.Say($"sent {messageId}");
        return Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
    }
}
