using System.Collections.Concurrent;
using System.Net;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Crash;

/// <summary>Many clients at once, as when a whole cohort answers after class.</summary>
internal static class Senders
{
    private const int AtOnce = 16;

    /// <summary>Sends what is not acknowledged; stops where the process is gone.</summary>
    /// <param name="onAcknowledged">Told how many there are so far.</param>
    public static async Task SendAsync(ApiClient client, IEnumerable<SentAnswer> answers, Action<int> onAcknowledged)
    {
        var waiting = new ConcurrentQueue<SentAnswer>(answers.Where(answer => !answer.IsAcknowledged));
        var acknowledged = 0;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async _ =>
        {
            while (waiting.TryDequeue(out var answer))
            {
                try
                {
                    (await client.PostAsync(answer.Path, answer.Body, ("Idempotency-Key", answer.Key))).ShouldBe(HttpStatusCode.Created);
                }
                catch (HttpRequestException)
                {
                    // Killed: whether it was stored nobody knows, so it is sent again later.
                    return;
                }
                answer.IsAcknowledged = true;
                onAcknowledged(Interlocked.Increment(ref acknowledged));
            }
        }));
    }
}
