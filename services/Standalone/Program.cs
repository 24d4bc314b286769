using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Standalone;
using Evaluation.Standalone.Maintenance;

return EvaluationHost.Run(
    CommandLine.Normalise(args),
    builder =>
    {
        builder.AddAllServices();
        builder.AddDemo();
        builder.Services.AddHostedService<IdleMemory>();
        builder.AddBus(Transport.InMemory);
    },
    app => app.MapAllServices(),
    BackupCommand.Run);
