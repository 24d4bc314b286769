using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Learning;

return EvaluationHost.Run(args, builder =>
{
    builder.AddLearning();
    builder.AddBus();
}, app => app.MapLearning());
