using System.Data.Common;
using Evaluation.Hosting.Configuration;
using Evaluation.Hosting.Operations;
using Evaluation.Hosting.Security;
using Evaluation.Persistence.Messaging;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Evaluation.Hosting.Messaging;

/// <summary>One bus a process, over the transport that the configuration names, with the consumers of all services in it.</summary>
public static class Bus
{
    // A message that fails is tried again at once; what still fails goes to the error queue, where an operator finds it.
    private const int ImmediateRetries = 3;

    private const int DatabaseRetries = 10;

    // RabbitMQ 4 drops a message after 20 deliveries unless it is told otherwise; here it goes to the dead-letter queue.
    private const int DeliveryLimit = 20;

    // Each look of an operator counts as a delivery. What failed must not wander on for being looked at.
    private const int FailureDeliveryLimit = 1_000_000;

    public static void AddConsumers(this IHostApplicationBuilder builder, ConsumerSet consumers) => builder.Services.AddSingleton(consumers);

    /// <summary>Adds the bus; after all services have added their consumers.</summary>
    public static void AddBus(this IHostApplicationBuilder builder, Transport defaultTransport = Transport.RabbitMq)
    {
        var problems = StartupProblems.Of(builder);
        var options = problems.Bind<MessagingOptions>(builder.Configuration, "Messaging");
        options.Transport ??= defaultTransport;
        problems.Add(options.Problems());
        if (options.Transport == Transport.InMemory && defaultTransport == Transport.RabbitMq)
            problems.Add(["Messaging:Transport is InMemory, which reaches no other process. Set Messaging__Transport=RabbitMq, or start Standalone."]);

        var sets = builder.Services.Select(service => service.ImplementationInstance).OfType<ConsumerSet>().ToList();
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<IMessageSender, BusSender>();
        builder.Services.AddSingleton<BrokerQueues>();
        builder.Services.AddSingleton<BrokerWatch>();
        builder.Services.AddHostedService(services => services.GetRequiredService<BrokerWatch>());
        builder.Services.AddHostedService<MessagingMetrics>();
        builder.Services.AddHostedService<SessionWatch>();
        builder.Services.AddHealthChecks().AddCheck<BrokerWatch>("broker");
        if (options.Transport == Transport.InMemory) builder.Services.AddSingleton(new HandledInProcess(sets));
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.AddReceiveObserver<ConsumerLag>();
            if (options.Transport == Transport.InMemory) bus.AddReceiveObserver(services => services.GetRequiredService<HandledInProcess>());
            foreach (var consumer in sets.SelectMany(set => set.Consumers)) bus.AddConsumer(consumer);
            if (options.Transport == Transport.InMemory) bus.UsingInMemory((context, memory) => ConfigureInMemory(context, memory, sets));
            else bus.UsingRabbitMq((context, rabbit) => ConfigureRabbitMq(context, rabbit, sets, options));
        });
        // The bus is started by BrokerWatch.
        builder.Services.RemoveMassTransitHostedService();
    }

    private static void ConfigureInMemory(IBusRegistrationContext context, IInMemoryBusFactoryConfigurator memory, IReadOnlyList<ConsumerSet> sets)
    {
        foreach (var set in sets) memory.ReceiveEndpoint(set.Queue, endpoint => ConfigureConsumers(context, endpoint, set));
    }

    private static void ConfigureRabbitMq(
        IBusRegistrationContext context, IRabbitMqBusFactoryConfigurator rabbit, IReadOnlyList<ConsumerSet> sets, MessagingOptions options)
    {
        rabbit.Host(new Uri(options.RabbitMq!));
        // These queues take over the arguments of the one that they stand beside.
        rabbit.SendTopology.ConfigureErrorSettings = errors => errors.SetQueueArgument("x-delivery-limit", FailureDeliveryLimit);
        rabbit.SendTopology.ConfigureDeadLetterSettings = skipped => skipped.SetQueueArgument("x-delivery-limit", FailureDeliveryLimit);
        foreach (var set in sets)
        {
            rabbit.ReceiveEndpoint(set.Queue, endpoint =>
            {
                endpoint.SetQuorumQueue();
                endpoint.SetQueueArgument("x-delivery-limit", DeliveryLimit);
                // A question that nobody waits for any more is no failure that an operator should look at: it goes without a trace.
                if (!ServiceQuestions.ComeOver(set.Queue))
                    endpoint.BindDeadLetterQueue($"{set.Queue}_dead", $"{set.Queue}_dead", dead =>
                    {
                        dead.SetQuorumQueue();
                        dead.SetQueueArgument("x-delivery-limit", FailureDeliveryLimit);
                    });
                ConfigureConsumers(context, endpoint, set);
            });
        }
    }

    private static void ConfigureConsumers(IBusRegistrationContext context, IReceiveEndpointConfigurator endpoint, ConsumerSet set)
    {
        // Enough at a time for the group writer to commit many together.
        endpoint.PrefetchCount = 64;
        endpoint.ConcurrentMessageLimit = 64;
        // A database that does not take writes is nobody's message's fault: for the better part of a minute it is waited for.
        endpoint.UseMessageRetry(retry =>
        {
            retry.Handle<DbException>();
            retry.Exponential(DatabaseRetries, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(8), TimeSpan.FromMilliseconds(400));
        });
        endpoint.UseMessageRetry(retry =>
        {
            retry.Ignore<DbException>();
            retry.Immediate(ImmediateRetries);
        });
        foreach (var consumer in set.Consumers) endpoint.ConfigureConsumer(context, consumer);
    }
}
