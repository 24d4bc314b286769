using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Evaluation.Notifications.Tests.Fixtures;

/// <summary>All that was logged.</summary>
internal sealed class Lines
{
    private readonly ConcurrentQueue<string> lines = new();

    public void Add(string line) => lines.Enqueue(line);

    public override string ToString() => string.Join('\n', lines);
}

internal sealed class LinesOf<T>(Lines lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Add($"{logLevel} {formatter(state, exception)} {exception}");
}
