using System.Diagnostics;
using Evaluation.Benchmarks.Answering;
using Evaluation.Benchmarks.Servers;
using Evaluation.Contracts.Events;
using Evaluation.Hosting;
using Evaluation.Hosting.Messaging;
using Evaluation.Notifications;
using Evaluation.Persistence.Databases;
using MassTransit;

namespace Evaluation.Benchmarks.Measures;

/// <summary>
/// A day on which very many are invited: requests are taken, planned and written as files, merged for each person, by two instances
/// over one database; what other services would answer is answered in this process. How much memory it takes, and whether anybody gets two.
/// </summary>
internal static class InviteRaters
{
    private const int NoticesOfPerson = 5, MembersOfRequest = 500;

    private static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    public static async Task RunAsync(Settings settings, Table table)
    {
        var folder = Repository.NewFolder();
        // A Monday morning, whatever day it is.
        var clock = new ShiftedClock(new(2026, 3, 2, 1, 30, 0, TimeSpan.Zero));
        var people = new People(settings.Notices / NoticesOfPerson, NoticesOfPerson);
        await using var first = Build(folder, clock, people);
        await using var second = Build(folder, clock, people);
        await first.StartAsync();
        await second.StartAsync();
        var database = first.Services.GetRequiredKeyedService<Database>("notifications");

        var watch = Stopwatch.StartNew();
        await AskAsync(first.Services.GetRequiredService<IBusControl>(), people);
        await UntilAsync(database, "SELECT COUNT(*) FROM notices", people.Notices, watch);
        var taken = people.Notices / watch.Elapsed.TotalSeconds;

        // What was asked for is due after a minute, when it is known what belongs together.
        clock.Advance(TimeSpan.FromMinutes(2));
        watch.Restart();
        var early = await MemoryAtAsync(database, people.Notices / 5, watch);
        await UntilAsync(database, "SELECT COUNT(*) FROM notices WHERE state = 'sent'", people.Notices, watch);
        var (invited, late) = (people.Notices / watch.Elapsed.TotalSeconds, Resident());

        var files = Directory.GetFiles(Path.Combine(folder, "mail")).Length;
        table.Add("notices/s taken from requests", Table.Number(taken, "#,0"), "2,000", taken / 2000, "≥ 2,000", taken >= 2000);
        table.Add($"notices/s invited by two instances, {NoticesOfPerson} in a mail", Table.Number(invited, "#,0"), "2,000", invited / 2000, "≥ 2,000", invited >= 2000);
        table.Add("memory at the end", $"{late / 1e6:0} MB", $"after a fifth: {early / 1e6:0} MB", late / early, "≤ 1.3", late / early <= 1.3);
        table.Add("mails", Table.Number(files, "#,0"), "persons", (double)files / people.Persons, "= 1", files == people.Persons);
        await first.StopAsync();
        await second.StopAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static WebApplication Build(string folder, TimeProvider clock, People people)
    {
        var builder = EvaluationHost.CreateBuilder(["--urls", "http://127.0.0.1:0", "--Database:Directory", folder, "--Auth:Authority", "http://127.0.0.1:1", "--Logging:LogLevel:Default", "Warning"]);
        builder.Services.AddSingleton(clock).AddSingleton(people);
        builder.AddEvaluationDefaults();
        builder.AddNotifications();
        builder.AddConsumers(new("cohorts-questions", [typeof(AnsweringCohorts)]));
        builder.AddConsumers(new("identity-questions", [typeof(AnsweringIdentity)]));
        builder.AddConsumers(new("behaviour-questions", [typeof(AnsweringBehaviour)]));
        builder.AddConsumers(new("reaction-questions", [typeof(AnsweringReaction)]));
        builder.AddConsumers(new("learning-questions", [typeof(AnsweringLearning)]));
        builder.AddBus(Transport.InMemory);
        return builder.Build();
    }

    private static async Task AskAsync(IBusControl bus, People people)
    {
        foreach (var (cohort, members) in people.ByCohort)
            foreach (var (number, some) in members.Chunk(MembersOfRequest).Index())
                await bus.Publish(new InvitationRequested(cohort, new(1, number + 1), TaskKind.Observation, People.Wave, some, People.ClosesOn));
    }

    private static async Task<double> MemoryAtAsync(Database database, int sent, Stopwatch watch)
    {
        await UntilAsync(database, "SELECT COUNT(*) FROM notices WHERE state = 'sent'", sent, watch);
        return Resident();
    }

    private static double Resident()
    {
        using var own = Process.GetCurrentProcess();
        return own.WorkingSet64;
    }

    private static async Task UntilAsync(Database database, string count, int wanted, Stopwatch watch)
    {
        int seen;
        while ((seen = await database.ReadAsync(session => session.ValueAsync<int>(count))) < wanted)
        {
            if (watch.Elapsed > Patience) throw new TimeoutException($"Only {seen} of {wanted} after {Patience}.");
            // Often enough to be exact to a hundredth, and too seldom to cost.
            await Task.Delay(250);
        }
    }
}

/// <summary>The real clock, moved.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private long shift = start.UtcTicks - System.GetUtcNow().UtcTicks;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Interlocked.Read(ref shift));

    public void Advance(TimeSpan by) => Interlocked.Add(ref shift, by.Ticks);
}
