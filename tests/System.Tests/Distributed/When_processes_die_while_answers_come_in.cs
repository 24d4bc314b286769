using System.Net;
using Evaluation.Local;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Crash;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Evaluation.SystemTests.Distributed;

[Collection(DistributedTests.Name)]
public sealed class When_processes_die_while_answers_come_in(RunningSet running)
{
    private static readonly string[] Databases = ["identity", "cohorts", "reaction", "learning", "behaviour", "results", "aggregator", "notifications"];

    [Fact]
    public async Task Each_acknowledged_answer_is_counted_once()
    {
        var set = await running.StartedAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var cohort = new MadeCohort("SEBAR-01", 90);
        (await running.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        var answers = await AnswerPlan.MakeAsync(running.Admin, cohort, random);
        Func<Task>[] accidents =
        [
            .. Service.All.Select(service => (Func<Task>)(() => KillAsync(set, set.Process(service.Name)))),
            () => KillAsync(set, set.Broker),
            () => StopForAWhileAsync(set, set.Broker),
        ];
        foreach (var (round, share) in answers.Chunk((answers.Count / accidents.Length) + 1).Index())
            await SendThroughAsync(share, accidents[round], after: random.Next(1, share.Length / 2));

        answers.ShouldAllBe(answer => answer.IsAcknowledged);
        await OwnCount.ShouldBeShownAsync(running.Admin, cohort.Code, answers, $"seed {seed}");
        (await running.Admin.PostAsync("/api/chains/rebuild", new { })).ShouldBe(HttpStatusCode.OK).Json["differing"]!.AsArray().Count.ShouldBe(0, $"seed {seed}");
        Databases.Sum(database => running.Database(database).Count("outbox", "parked_at IS NOT NULL")).ShouldBe(0, "events that wait for an operator");
        (await FailedMessagesAsync(set.RabbitMq)).ShouldBeEmpty($"seed {seed}");
    }

    private async Task SendThroughAsync(IReadOnlyList<SentAnswer> answers, Func<Task> accident, int after)
    {
        Task? happening = null;
        await PatientSenders.SendAsync(running.Admin, answers, count =>
        {
            if (count == after) happening = accident();
        });
        await happening!;
    }

    private static async Task KillAsync(LocalSet set, ManagedProcess process)
    {
        var killed = process.Pid;
        process.Kill();
        await Eventually.SeeAsync(() => process.Pid, pid => pid is not null && pid != killed, TimeSpan.FromMinutes(1));
        await set.ReadyAsync(process);
    }

    private static async Task StopForAWhileAsync(LocalSet set, ManagedProcess process)
    {
        await process.StopAsync();
        process.Start();
        await set.ReadyAsync(process);
    }

    /// <summary>Queues of what could not be handled, with the number of messages in them.</summary>
    private static async Task<IReadOnlyList<string>> FailedMessagesAsync(Uri broker)
    {
        await using var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var failed = new List<string>();
        foreach (var queue in from service in Databases from kind in (string[])["events", "questions"] from end in (string[])["error", "dead", "skipped"] select $"{service}-{kind}_{end}")
        {
            try
            {
                await using var channel = await connection.CreateChannelAsync();
                if (await channel.MessageCountAsync(queue) is > 0 and var count) failed.Add($"{queue}: {count}");
            }
            catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == 404)
            {
                // It is made with its first message.
            }
        }
        return failed;
    }
}
