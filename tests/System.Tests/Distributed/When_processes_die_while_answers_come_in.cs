using System.Net;
using Evaluation.Local;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Crash;

namespace Evaluation.SystemTests.Distributed;

[Collection(DistributedTests.Name)]
public sealed class When_processes_die_while_answers_come_in(RunningSet running)
{
    [Fact]
    public async Task Each_acknowledged_answer_is_counted_once()
    {
        var set = await running.StartedAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var cohort = new MadeCohort("SEBAR-01", 1100);
        (await running.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        var answers = await AnswerPlan.MakeAsync(running.Admin, cohort, random);
        Func<Task>[] accidents =
        [
            .. Service.All.Select(service => (Func<Task>)(() => KillAsync(set, set.Process(service.Name)))),
            () => KillAsync(set, set.Broker),
            () => StopForAWhileAsync(set, set.Broker),
        ];
        foreach (var (round, share) in answers.Chunk((answers.Count / accidents.Length) + 1).Index())
            await PatientSenders.SendThroughAsync(running.Admin, share, accidents[round], after: random.Next(1, share.Length / 2));

        answers.ShouldAllBe(answer => answer.IsAcknowledged);
        await OwnCount.ShouldBeShownAsync(running.Admin, cohort.Code, answers, $"seed {seed}", () => Waiting.InAsync(set, running));
        (await running.Admin.PostAsync("/api/chains/rebuild", new { })).ShouldBe(HttpStatusCode.OK).Json["differing"]!.AsArray().Count.ShouldBe(0, $"seed {seed}");
        FailedMessages.Services.Sum(database => running.Database(database).Count("outbox", "parked_at IS NOT NULL")).ShouldBe(0, "events that wait for an operator");
        (await FailedMessages.InAsync(set.RabbitMq)).ShouldBeEmpty($"seed {seed}");
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
}
