using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Standalone;
using Evaluation.Standalone.Maintenance;

if (CommandLine.AsksForHelp(args))
{
    Console.WriteLine(CommandLine.Usage);
    return 0;
}
if (CommandLine.Problem(args) is { } problem)
{
    Console.Error.WriteLine($"{problem}\n{CommandLine.Usage}");
    return 1;
}
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
