using System.Diagnostics;
using System.Globalization;
using System.Net;
using Evaluation.Local;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Crash;

namespace Evaluation.SystemTests.Distributed;

[Collection(DistributedTests.Name)]
public sealed class When_a_machine_misbehaves_while_answers_come_in(RunningSet running)
{
    private const string Faketime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    [Fact]
    public async Task A_disk_that_refuses_writes_and_events_that_come_twice_and_out_of_order_change_no_count()
    {
        var set = await running.StartedAsync();
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var cohort = new MadeCohort("GANGGU-01", 90);
        await using (var repeated = await RepeatedEvents.StartAsync(set.RabbitMq, random))
        {
            (await running.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
            var answers = await AnswerPlan.MakeAsync(running.Admin, cohort, random);
            string[] refused = ["Reaction", "Behaviour", "Learning", "Results", "Aggregator", "Aggregator"];
            foreach (var (round, share) in answers.Chunk((answers.Count / refused.Length) + 1).Index())
                await PatientSenders.SendThroughAsync(running.Admin, share, () => RefuseWritesAsync(set, refused[round]), after: random.Next(1, share.Length / 2));
            repeated.Repeated.ShouldBeGreaterThan(0);
            set.Processes.Count(process => refused.Contains(process.Name) && File.ReadLines(process.Log).Any(line => line.Contains("disk", StringComparison.Ordinal))).ShouldBeGreaterThan(0, "services that were refused");
            await ShouldBeWholeAsync(set, cohort, answers, $"seed {seed}");
        }
        await ShouldBeUnchangedAsync(cohort, $"seed {seed}");
    }

    [Fact]
    public async Task A_clock_that_is_three_minutes_off_changes_no_count()
    {
        if (!File.Exists(Faketime)) Requirement.Faketime.Missing("There is nothing to put a clock wrong with. Install faketime.");
        var set = await running.StartedAsync();
        var random = new Random(1);
        var cohort = new MadeCohort("JAM-01", 30);
        (await running.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        var answers = await AnswerPlan.MakeAsync(running.Admin, cohort, random);
        (string Name, int Seconds)[] wrong = [("Reaction", 180), ("Aggregator", -180), ("Identity", 180), ("Identity", -180)];
        foreach (var (round, share) in answers.Chunk((answers.Count / wrong.Length) + 1).Index())
        {
            var process = set.Process(wrong[round].Name);
            await RestartedAsync(set, process, () =>
            {
                process.Environment["LD_PRELOAD"] = Faketime;
                process.Environment["FAKETIME"] = wrong[round].Seconds.ToString("+0;-0", CultureInfo.InvariantCulture);
                process.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = "1";
                process.Environment["FAKETIME_FORCE_MONOTONIC_FIX"] = "0";
            });
            // Signed in anew, by a token of the clock as it is now.
            await running.Admin.SignInAsync("admin", Processes.StandaloneProcess.AdminPassword);
            await PatientSenders.SendAsync(running.Admin, share);
            await RestartedAsync(set, process, () => process.Environment.Remove("LD_PRELOAD"));
        }
        await running.Admin.SignInAsync("admin", Processes.StandaloneProcess.AdminPassword);

        await ShouldBeWholeAsync(set, cohort, answers, "clock");
    }

    private static async Task RestartedAsync(LocalSet set, ManagedProcess process, Action change)
    {
        await process.StopAsync();
        change();
        process.Start();
        await set.ReadyAsync(process);
    }

    /// <summary>Whatever the instances of a service write into files fails, for a few seconds.</summary>
    private static async Task RefuseWritesAsync(LocalSet set, string service)
    {
        var processes = set.Processes.Where(process => process.Name == service).ToList();
        foreach (var process in processes) await LimitFilesAsync(process, "0");
        // How long the fault lasts; nothing is waited for.
        await Task.Delay(TimeSpan.FromSeconds(4));
        foreach (var process in processes) await LimitFilesAsync(process, "unlimited");
    }

    private static async Task LimitFilesAsync(ManagedProcess process, string size)
    {
        using var limit = Process.Start(new ProcessStartInfo("prlimit", [$"--pid={process.Pid}", $"--fsize={size}:unlimited"]))!;
        await limit.WaitForExitAsync();
        limit.ExitCode.ShouldBe(0);
    }

    private async Task ShouldBeWholeAsync(LocalSet set, MadeCohort cohort, IReadOnlyList<SentAnswer> answers, string when)
    {
        answers.ShouldAllBe(answer => answer.IsAcknowledged);
        await OwnCount.ShouldBeShownAsync(running.Admin, cohort.Code, answers, when, () => Waiting.InAsync(set, running));
        (await running.Admin.PostAsync("/api/chains/rebuild", new { })).ShouldBe(HttpStatusCode.OK).Json["differing"]!.AsArray().Count.ShouldBe(0, when);
        (await FailedMessages.InAsync(set.RabbitMq)).ShouldBeEmpty(when);
        FailedMessages.Services.Sum(database => running.Database(database).Count("outbox", "parked_at IS NOT NULL")).ShouldBe(0, "events that wait for an operator");
    }

    private async Task ShouldBeUnchangedAsync(MadeCohort cohort, string when)
    {
        var before = OwnCount.In(await running.Admin.ChainAsync(cohort.Code, _ => true)).ToJsonString();
        (await running.Admin.PostAsync("/api/chains/rebuild", new { })).ShouldBe(HttpStatusCode.OK).Json["differing"]!.AsArray().Count.ShouldBe(0, when);
        OwnCount.In(await running.Admin.ChainAsync(cohort.Code, _ => true)).ToJsonString().ShouldBe(before, when);
    }
}
