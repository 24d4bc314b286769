using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Reaction;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddReaction();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapReaction();
app.Run();
