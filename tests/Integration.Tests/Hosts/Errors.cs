using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Evaluation.Integration.Tests.Hosts;

/// <summary>What a host logs as an error, so that a failing test can say why.</summary>
internal sealed class Errors : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> logged = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel)) logged.Enqueue($"{formatter(state, exception)}\n{exception}");
    }

    public override string ToString() => string.Join("\n", logged.TakeLast(3));

    public void Dispose()
    {
    }
}
