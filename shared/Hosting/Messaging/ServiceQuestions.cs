using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Evaluation.Hosting.Messaging;

/// <summary>Asks another service over the bus and waits for its answer.</summary>
public static class ServiceQuestions
{
    // MassTransit's own default; said here because a caller may give another.
    private static readonly TimeSpan UsualPatience = TimeSpan.FromSeconds(30);

    private const string Suffix = "-questions";

    /// <summary>The queue on which a service is asked.</summary>
    /// <param name="service">Such as <c>cohorts</c>.</param>
    public static string QueueOf(string service) => service + Suffix;

    /// <summary>Whether questions come over this queue, which expire with the patience of whoever asks.</summary>
    public static bool ComeOver(string queue) => queue.EndsWith(Suffix, StringComparison.Ordinal);

    /// <exception cref="RequestTimeoutException">The service does not answer in time.</exception>
    /// <exception cref="RequestFaultException">It could not answer.</exception>
    public static async Task<TAnswer> AskAsync<TQuestion, TAnswer>(
        this IServiceScopeFactory scopes, string service, TQuestion question, CancellationToken cancellation, TimeSpan? patience = null)
        where TQuestion : class where TAnswer : class
    {
        await using var scope = scopes.CreateAsyncScope();
        var client = scope.ServiceProvider.GetRequiredService<IClientFactory>().CreateRequestClient<TQuestion>(
            new Uri($"exchange:{QueueOf(service)}"), RequestTimeout.After(ms: (int)(patience ?? UsualPatience).TotalMilliseconds));
        return (await client.GetResponse<TAnswer>(question, cancellation)).Message;
    }
}
