using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Identity;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddIdentity();
builder.AddBus();

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapIdentity();
app.Run();
