using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Reaction;

return EvaluationHost.Run(args, builder =>
{
    builder.AddReaction();
    builder.AddBus();
}, app => app.MapReaction());
