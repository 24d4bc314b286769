using Evaluation.Aggregator;
using Evaluation.Behaviour;
using Evaluation.Cohorts;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Identity;
using Evaluation.Learning;
using Evaluation.Portal;
using Evaluation.Reaction;
using Evaluation.Results;
using Evaluation.Standalone;

return EvaluationHost.Run(CommandLine.Normalise(args), builder =>
{
    builder.AddIdentity();
    builder.AddCohorts();
    builder.AddReaction();
    builder.AddLearning();
    builder.AddBehaviour();
    builder.AddResults();
    builder.AddAggregator();
    builder.AddPortal();
    builder.AddDemo();
    builder.AddBus(Transport.InMemory);
}, app =>
{
    app.MapIdentity();
    app.MapCohorts();
    app.MapReaction();
    app.MapLearning();
    app.MapBehaviour();
    app.MapResults();
    app.MapAggregator();
    app.MapPortal();
});
