using System.Net;
using Evaluation.SystemTests.Crash;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Distributed;

/// <summary>Clients that send each answer under its key until it is acknowledged, through whatever befalls the services.</summary>
internal static class PatientSenders
{
    private const int AtOnce = 8;

    /// <summary>Sends all of them, and has something happen in the middle.</summary>
    /// <param name="after">So many are acknowledged when it begins.</param>
    public static async Task SendThroughAsync(ApiClient client, IEnumerable<SentAnswer> answers, Func<Task> accident, int after)
    {
        Task? happening = null;
        await SendAsync(client, answers, acknowledged =>
        {
            if (acknowledged == after) happening = accident();
        });
        await happening!;
    }

    public static Task SendAsync(ApiClient client, IEnumerable<SentAnswer> answers) => SendAsync(client, answers, _ => { });

    private static async Task SendAsync(ApiClient client, IEnumerable<SentAnswer> answers, Action<int> onAcknowledged)
    {
        var acknowledged = 0;
        await Parallel.ForEachAsync(answers, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (answer, _) =>
        {
            // What failed may have been stored all the same: the key tells.
            var last = await Eventually.SeeAsync<ApiAnswer>(
                () => client.PostAsync(answer.Path, answer.Body, ("Idempotency-Key", answer.Key)), said => (int)said.Status < 500, TimeSpan.FromMinutes(1));
            last.ShouldBe(HttpStatusCode.Created);
            answer.IsAcknowledged = true;
            onAcknowledged(Interlocked.Increment(ref acknowledged));
        });
    }
}
