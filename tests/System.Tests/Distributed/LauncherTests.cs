using System.Diagnostics;
using System.Net;
using Evaluation.Local;

namespace Evaluation.SystemTests.Distributed;

/// <summary>The program itself, as an operator starts and stops it.</summary>
[Collection(DistributedTests.Name)]
public sealed class LauncherTests
{
    private static readonly string[] Killed = ["Learning", Gateway.Name, Broker.Name];

    [Fact]
    public async Task Dead_processes_are_started_again_and_none_is_left_at_the_end()
    {
        RunningSet.ShouldBePossible();
        var cancelled = TestContext.Current.CancellationToken;
        using var scratch = new Scratch();
        var folder = scratch.File("data");
        using var launcher = Start(folder);
        try
        {
            var said = new List<string>();
            while (await launcher.StandardOutput.ReadLineAsync(cancelled) is { } line && !line.StartsWith("Ready at ", StringComparison.Ordinal)) said.Add(line);
            launcher.HasExited.ShouldBeFalse();
            said.ShouldContain(line => line.StartsWith("Sign in as admin with the password ", StringComparison.Ordinal));
            Directory.GetFiles(Path.Combine(folder, "logs")).ShouldAllBe(log => !File.ReadAllText(log).Contains("Sign in as", StringComparison.Ordinal));
            var before = StateFile.Read(folder);

            foreach (var name in Killed) Process.GetProcessById(PidOf(before, name)!.Value).Kill();

            var after = await Eventually.SeeAsync(
                () => StateFile.Read(folder), now => Killed.All(name => PidOf(now, name) is { } pid && pid != PidOf(before, name)), TimeSpan.FromMinutes(1));
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            foreach (var service in after.Where(process => Service.All.Any(service => service.Name == process.Name)))
                await Eventually.SeeAsync(() => http.GetAsync(new Uri($"{service.Url}health/ready"), cancelled), answer => answer.IsSuccessStatusCode, TimeSpan.FromMinutes(1));
            using var overGateway = await http.GetAsync(new Uri($"{after.Single(process => process.Name == Gateway.Name).Url}api/learning/ada/scores/{Guid.NewGuid()}"), cancelled);
            overGateway.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

            using (var kill = Process.Start("/bin/sh", ["-c", $"kill -s TERM {launcher.Id}"])) await kill.WaitForExitAsync(cancelled);
            await launcher.WaitForExitAsync(cancelled);
            launcher.ExitCode.ShouldBe(0);
            before.Concat(after).Where(process => IsAlive(process.Pid)).ShouldBeEmpty();
            File.Exists(StateFile.In(folder)).ShouldBeFalse();
        }
        finally
        {
            // What it started ends with it.
            if (!launcher.HasExited) launcher.Kill();
        }
    }

    [Fact]
    public void Everything_that_is_wrong_with_the_command_line_is_told_at_once()
    {
        var told = Should.Throw<LocalSetException>(() => CommandLine.Parse(["up", "--instances", "Raction=2", "--urls", "https://x", "--data"])).Message;

        told.ShouldContain("--instances holds Raction=2");
        told.ShouldContain("--urls is https://x");
        told.ShouldContain("--data lacks its value");
    }

    [Fact]
    public async Task A_folder_that_is_in_use_is_left_alone()
    {
        RunningSet.ShouldBePossible();
        using var scratch = new Scratch();
        using var held = new FileStream(scratch.File("running"), FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var refused = await Should.ThrowAsync<LocalSetException>(() => LocalSet.StartAsync(new() { Data = scratch.Folder }, TextWriter.Null));

        refused.Message.ShouldContain("runs on this folder already");
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])[typeof(LocalSet).Assembly.Location, "up", "--urls", "http://127.0.0.1:0", "--data", folder]) start.ArgumentList.Add(argument);
        start.Environment.Remove("Evaluation__AdminPassword");
        return Process.Start(start)!;
    }

    private static int? PidOf(IReadOnlyList<RunningProcess> processes, string name) => processes.Single(process => process.Name == name).Pid;

    private static bool IsAlive(int? pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid ?? 0);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            // Gone.
            return false;
        }
    }
}
