using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Standalone;

var builder = EvaluationHost.CreateBuilder(CommandLine.Normalise(args));
builder.AddEvaluationDefaults();
builder.AddAllServices();
builder.AddDemo();
builder.AddBus(Transport.InMemory);

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapAllServices();
app.Run();
