using Evaluation.Benchmarks;
using Evaluation.Benchmarks.Bare;
using Evaluation.Benchmarks.Measures;
using Evaluation.Benchmarks.Servers;
using Evaluation.Local;

if (args is ["bare", var address, var directory])
{
    await BareServer.RunAsync(address, directory);
    return;
}

var settings = Settings.Of(args);
var table = new Table();
using var program = settings.WantsProgram ? await PublishedStandalone.MakeAsync(settings.Program) : null;
var measures = new (string Name, Func<Task> RunAsync, Tool[] Needs)[]
{
    ("answers", () => DurableAnswers.RunAsync(program!, settings, table), []),
    ("burst", () => LastAnswerToChain.RunAsync(program!, settings, table), []),
    ("reads", () => ChainReads.RunAsync(program!, settings, table), []),
    ("import", () => ThousandParticipants.RunAsync(program!, settings, table), []),
    ("events", () => EventsOverRabbitMq.RunAsync(settings, table), [Tool.RabbitMq]),
    ("latency", () => AnswerToChainOverRabbitMq.RunAsync(table), [Tool.RabbitMq, Tool.Nginx]),
    ("due", () => AssignmentsDue.RunAsync(settings, table), []),
    ("invite", () => InviteRaters.RunAsync(settings, table), []),
    ("start", () => StartAndMemory.RunAsync(program!, settings, table), []),
};
foreach (var (name, runAsync, needs) in measures.Where(measure => settings.Wants(measure.Name)))
{
    if (needs.FirstOrDefault(tool => tool.Path is null) is { } missing) table.Add(name, $"not measured: {missing.Name} is not installed (on Debian: apt-get install {missing.Package})");
    else await runAsync();
}
table.Print();
