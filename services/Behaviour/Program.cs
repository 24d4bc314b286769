using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Behaviour;

return EvaluationHost.Run(args, builder =>
{
    builder.AddBehaviour();
    builder.AddBus();
}, app => app.MapBehaviour());
