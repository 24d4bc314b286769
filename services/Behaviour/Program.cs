using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Behaviour;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddBehaviour();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapBehaviour();
app.Run();
