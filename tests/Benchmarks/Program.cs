using Evaluation.Benchmarks;
using Evaluation.Benchmarks.Bare;
using Evaluation.Benchmarks.Measures;
using Evaluation.Benchmarks.Servers;

if (args is ["bare", var address, var directory])
{
    await BareServer.RunAsync(address, directory);
    return;
}

var settings = Settings.Of(args);
var table = new Table();
using var program = await PublishedStandalone.MakeAsync(settings.Program);
var measures = new (string Name, Func<Task> RunAsync)[]
{
    ("answers", () => DurableAnswers.RunAsync(program, settings, table)),
    ("burst", () => LastAnswerToChain.RunAsync(program, settings, table)),
    ("reads", () => ChainReads.RunAsync(program, settings, table)),
    ("import", () => ThousandParticipants.RunAsync(program, settings, table)),
    ("start", () => StartAndMemory.RunAsync(program, settings, table)),
};
foreach (var (name, runAsync) in measures)
    if (settings.Wants(name)) await runAsync();
table.Print();
