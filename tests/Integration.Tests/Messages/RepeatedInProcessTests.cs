using Evaluation.Contracts.Events;
using Evaluation.Hosting;
using Evaluation.Hosting.Databases;
using Evaluation.Hosting.Messaging;
using Evaluation.Persistence.Databases;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Evaluation.Integration.Tests.Messages;

/// <summary>An event of which a copy is on its way beside it, as when an attempt took too long.</summary>
public sealed class RepeatedInProcessTests
{
    [Fact]
    public async Task An_event_that_one_consumer_handled_twice_is_not_taken_for_handled_by_the_other()
    {
        using var scratch = new Scratch();
        var (twice, fails) = (new Handled(), new TaskCompletionSource());
        await using var app = Build(scratch.Folder, twice, fails);
        await app.StartAsync(TestContext.Current.CancellationToken);
        var sender = app.Services.GetRequiredKeyedService<Database>("sender");
        var told = new CohortRemoved(Guid.CreateVersion7(), new(1, 1), "UJI");
        await sender.WriteAsync(
            work =>
            {
                work.Publish(told);
                return Task.CompletedTask;
            }, TestContext.Current.CancellationToken);
        var id = await sender.ReadAsync(session => session.ValueAsync<Guid>("SELECT id FROM outbox"), TestContext.Current.CancellationToken);
        await Eventually.SeeAsync(() => twice.Times, times => times == 1);

        await app.Services.GetRequiredService<IBus>().Publish(told, context => context.MessageId = id, TestContext.Current.CancellationToken);
        await Eventually.SeeAsync(() => twice.Times, times => times >= 2);
        fails.SetException(new InvalidOperationException("The other one could not."));

        await Eventually.SeeAsync(
            () => sender.ReadAsync(session => session.QueryAsync<string?>("SELECT last_error FROM outbox")),
            errors => errors is [{ } error] && error.Contains("The other one could not.", StringComparison.Ordinal));
        await app.StopAsync(TestContext.Current.CancellationToken);
    }

    private static WebApplication Build(string folder, Handled twice, TaskCompletionSource fails)
    {
        var builder = EvaluationHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Database:Directory", folder, "--Auth:Authority", "http://127.0.0.1:1"]);
        builder.AddEvaluationDefaults();
        // The consumer's failure is the test's own.
        builder.Logging.ClearProviders();
        builder.AddServiceDatabase("sender");
        builder.Services.AddSingleton(twice);
        builder.Services.AddSingleton(fails);
        builder.AddConsumers(new("counts", [typeof(Counts)]));
        builder.AddConsumers(new("fails", [typeof(Fails)]));
        builder.AddBus(Transport.InMemory);
        return builder.Build();
    }

    private sealed class Handled
    {
        private int times;

        public int Times => Volatile.Read(ref times);

        public void Once() => Interlocked.Increment(ref times);
    }

    private sealed class Counts(Handled handled) : IConsumer<CohortRemoved>
    {
        public Task Consume(ConsumeContext<CohortRemoved> context)
        {
            handled.Once();
            return Task.CompletedTask;
        }
    }

    private sealed class Fails(TaskCompletionSource told) : IConsumer<CohortRemoved>
    {
        public Task Consume(ConsumeContext<CohortRemoved> context) => told.Task;
    }
}
