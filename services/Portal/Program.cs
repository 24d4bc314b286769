using Evaluation.Hosting;
using Evaluation.Portal;

var builder = EvaluationHost.CreateBuilder(args);
builder.AddEvaluationDefaults();
builder.AddPortal(alone: true);

var app = builder.Build();
app.UseEvaluationDefaults();
app.MapPortal();
app.Run();
