using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Results;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddResults();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapResults();
app.Run();
