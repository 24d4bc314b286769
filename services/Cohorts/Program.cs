using Evaluation.Cohorts;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddCohorts();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapCohorts();
app.Run();
