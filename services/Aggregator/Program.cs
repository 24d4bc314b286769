using Evaluation.Aggregator;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;

return EvaluationHost.Run(args, builder =>
{
    builder.AddAggregator();
    builder.AddBus();
}, app => app.MapAggregator());
