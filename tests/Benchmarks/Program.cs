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
using var program = settings.WantsProgram ? await PublishedStandalone.MakeAsync(settings.Program) : null;
var measures = new (string Name, Func<Task> RunAsync)[]
{
    ("answers", () => DurableAnswers.RunAsync(program!, settings, table)),
    ("burst", () => LastAnswerToChain.RunAsync(program!, settings, table)),
    ("reads", () => ChainReads.RunAsync(program!, settings, table)),
    ("import", () => ThousandParticipants.RunAsync(program!, settings, table)),
    ("events", () => EventsOverRabbitMq.RunAsync(settings, table)),
    ("latency", () => AnswerToChainOverRabbitMq.RunAsync(table)),
    ("invite", () => InviteRaters.RunAsync(settings, table)),
    ("start", () => StartAndMemory.RunAsync(program!, settings, table)),
};
foreach (var (name, runAsync) in measures)
    if (settings.Wants(name)) await runAsync();
table.Print();
