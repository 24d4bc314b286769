using Evaluation.Contracts;
using Evaluation.Hosting.Messaging;
using MassTransit;

namespace Evaluation.Cohorts.ImportBundle;

/// <summary>Asks a level and waits for the answer.</summary>
internal sealed class LevelClient(IServiceScopeFactory scopes)
{
    // Ten thousand observations are applied in about a second; a level that is starting needs some more.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static IReadOnlyList<Level> All { get; } = Enum.GetValues<Level>();

    /// <exception cref="RequestTimeoutException">The level does not answer.</exception>
    public Task<TAnswer> AskAsync<TQuestion, TAnswer>(Level level, TQuestion question, CancellationToken cancellation)
        where TQuestion : class where TAnswer : class =>
        scopes.AskAsync<TQuestion, TAnswer>(level.ToString().ToLowerInvariant(), question, cancellation, Patience);
}
