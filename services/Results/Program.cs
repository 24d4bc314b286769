using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Results;

return EvaluationHost.Run(args, builder =>
{
    builder.AddResults();
    builder.AddBus();
}, app => app.MapResults());
