using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Standalone;
using Evaluation.Standalone.Maintenance;

var builder = EvaluationHost.CreateBuilder(CommandLine.Normalise(args));
builder.AddEvaluationDefaults();
builder.AddAllServices();
builder.AddDemo();
builder.AddBus(Transport.InMemory);

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapAllServices();
if (await BackupCommand.RunAsync(app) is { } exitCode) return exitCode;
await app.RunAsync();
return 0;
