using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Learning;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddLearning();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapLearning();
app.Run();
