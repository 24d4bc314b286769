using System.Runtime.InteropServices;
using Evaluation.Local;

using var stop = new CancellationTokenSource();
var stopped = new TaskCompletionSource();
PosixSignal[] signals = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];
var registrations = signals.Select(signal => PosixSignalRegistration.Create(signal, context =>
{
    // Only once all processes have stopped.
    context.Cancel = true;
    stop.Cancel();
    stopped.TrySetResult();
})).ToList();
try
{
    var options = CommandLine.Parse(args);
    await using var set = await LocalSet.StartAsync(options, Console.Out, stop.Token);
    Console.WriteLine($"Ready at {set.Address} (processes: {StateFile.In(Path.GetFullPath(options.Data))}). Ctrl-C stops all of it.");
    await stopped.Task;
    Console.WriteLine("Stopping…");
    return 0;
}
catch (LocalSetException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    // Stopped while it was starting.
    return 0;
}
finally
{
    foreach (var registration in registrations) registration.Dispose();
}
