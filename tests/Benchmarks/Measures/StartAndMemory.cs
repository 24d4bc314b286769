using Evaluation.Benchmarks.Servers;

namespace Evaluation.Benchmarks.Measures;

/// <summary>Start-up of a published build, and what it takes when nobody asks it for anything.</summary>
internal static class StartAndMemory
{
    private const int SampleCohorts = 5;

    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    public static async Task RunAsync(PublishedStandalone program, Settings settings, Table table)
    {
        var starts = new List<double>();
        for (var round = 0; round < settings.Rounds; round++)
        {
            await using var server = await program.StartAsync();
            starts.Add(server.ReadyAfter.TotalSeconds);
        }
        var start = Table.Median(starts);
        table.Add("start to ready, empty folder", $"{Table.Number(start, "0.00")} s", "5 s", start / 5, "≤ 5 s", start <= 5);

        var data = Repository.NewFolder();
        await using (var first = await program.StartAsync(data, "--demo"))
        {
            first.KeepsData = true;
            using var api = await Api.SignInAsync(first);
            await api.ChainsWhenAsync(SampleCohorts);
            await Task.Delay(Idle);
            AddMemory(first, "idle memory, the samples just loaded", table);
        }
        await using var again = await program.StartAsync(data);
        table.Add("start to ready, with the samples' data", $"{Table.Number(again.ReadyAfter.TotalSeconds, "0.00")} s", "5 s", again.ReadyAfter.TotalSeconds / 5, "≤ 5 s", again.ReadyAfter.TotalSeconds <= 5);
        await Task.Delay(Idle);
        AddMemory(again, "idle memory, started with the samples' data", table);
    }

    private static void AddMemory(Server server, string what, Table table)
    {
        var megabytes = server.ResidentBytes / 1e6;
        table.Add(what, $"{Table.Number(megabytes, "0")} MB", "250 MB", megabytes / 250, "< 250 MB", megabytes < 250);
    }
}
