using Evaluation.Aggregator;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddAggregator();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapAggregator();
app.Run();
