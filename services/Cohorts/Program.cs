using Evaluation.Cohorts;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;

return EvaluationHost.Run(args, builder =>
{
    builder.AddCohorts();
    builder.AddBus();
}, app => app.MapCohorts());
