using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Identity;

return EvaluationHost.Run(args, builder =>
{
    builder.AddIdentity();
    builder.AddBus();
}, app => app.MapIdentity());
