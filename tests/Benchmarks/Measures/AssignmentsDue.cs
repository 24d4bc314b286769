using System.Diagnostics;
using System.Globalization;
using Evaluation.Behaviour.CountObservations;
using Evaluation.Behaviour.RunFollowUps;
using Evaluation.Contracts;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Plans;
using Evaluation.Levels;
using Evaluation.Persistence.Databases;
using Evaluation.Persistence.Migrations;
using Evaluation.Testing;
using Evaluation.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Evaluation.Benchmarks.Measures;

/// <summary>
/// Follow-ups of many cohorts that open on one day: assignments made and invited by two instances over one SQLite file, durably. All is
/// done by the code of the service; only the clock is set.
/// </summary>
internal static class AssignmentsDue
{
    // Each is asked about by a supervisor, and about themselves.
    private const int Participants = 500, PerParticipant = 2, Staff = 5;

    private const int Target = 2000;

    private static readonly DateOnly EndsOn = new(2026, 8, 31);

    public static async Task RunAsync(Settings settings, Table table)
    {
        using var scratch = new Scratch();
        var clock = new FakeClock(new(2026, 9, 1, 1, 0, 0, TimeSpan.Zero));
        await using var one = Open(scratch, clock);
        await using var other = Open(scratch, clock);
        await Migrator.MigrateAsync(one);
        var cohorts = settings.Assignments / (Participants * PerParticipant);
        await FillAsync(one, cohorts);
        clock.SetTo(new(2027, 2, 28, 1, 0, 0, TimeSpan.Zero));

        using var process = Process.GetCurrentProcess();
        GC.Collect();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var half = 0L;
        var running = Task.WhenAll(WorkOf(one).RunDueAsync(CancellationToken.None), WorkOf(other).RunDueAsync(CancellationToken.None));
        while (!running.IsCompleted)
        {
            await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(2)));
            if (half == 0 && await CountAsync(one, "SELECT COUNT(*) FROM follow_ups WHERE state = 'open'") > cohorts / 2) half = GC.GetTotalMemory(forceFullCollection: true);
        }
        await running;
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var made = await CountAsync(one, "SELECT COUNT(*) FROM assignments WHERE is_invited = 1");
        var invited = await CountAsync(one, "SELECT COUNT(*) FROM outbox WHERE type = 'Evaluation.Contracts.Events.InvitationRequested'");
        var opened = await CountAsync(one, "SELECT COUNT(*) FROM outbox WHERE type = 'Evaluation.Contracts.Events.FollowUpOpened'");
        process.Refresh();

        var rate = made / seconds;
        var isOnce = made == (long)cohorts * Participants * PerParticipant && opened == cohorts;
        table.Add($"assignments/s opened and invited, {made.ToString("N0", CultureInfo.InvariantCulture)} on one day, two instances", Table.Number(rate, "0"), "", rate / Target, $"≥ {Target}/s", rate >= Target);
        table.Add($"opened once each ({cohorts} cohorts, {invited} events of invitation)", Table.Number(opened, "0"), "cohorts", (double)opened / cohorts, "= 1.00", isOnce);
        table.Add("managed memory in use halfway, MB", Table.Number(half / 1e6, "0"), "before", (double)half / before);
        table.Add("peak working set, MB", Table.Number(process.PeakWorkingSet64 / 1e6, "0"));
    }

    private static Database Open(Scratch scratch, FakeClock clock) => Database.For(
        "behaviour", new() { Directory = scratch.Folder }, clock, [new MigrationSource(typeof(LevelHost).Assembly, "migrations/"), new MigrationSource(typeof(ObservationCount).Assembly, "migrations/")]);

    private static FollowUpWork WorkOf(Database database) => new(new(new ObservationCount(), database, null!), NullLogger<FollowUpWork>.Instance);

    private static Task<long> CountAsync(Database database, string sql) => database.ReadAsync(session => session.ValueAsync<long>(sql));

    /// <summary>As Cohorts would tell of them.</summary>
    private static async Task FillAsync(Database database, int cohorts)
    {
        var services = new LevelServices<BehaviourSums>(new ObservationCount(), database, null!);
        var plan = new CohortPlan(Behaviour: new(new("o", "o", new(1, 5), [new("k1")]), new(1), [new(6)]));
        for (var cohort = 0; cohort < cohorts; cohort++)
        {
            var id = Guid.CreateVersion7();
            var definition = new CohortDefinition($"C-{cohort}", "c", new("P", "P", ProgrammeKind.Technical), new("BKN", "BKN"), EndsOn.AddDays(-10), EndsOn, "Asia/Jakarta", plan);
            var supervisors = Enumerable.Range(0, Participants / Staff).Select(_ => Guid.NewGuid()).ToArray();
            RosterPerson[] persons =
            [
                .. supervisors.Select(supervisor => new RosterPerson(supervisor, 1, PersonRoles.Rater, ParticipantStatus.Active)),
                .. Enumerable.Range(0, Participants).Select(index => new RosterPerson(Guid.NewGuid(), 1, PersonRoles.Participant, ParticipantStatus.Active, supervisors[index / Staff])),
            ];
            await database.WriteAsync(async work =>
            {
                await services.Ledger.TakePlanAsync(work, new(id, new(1, 1), definition, 1, []));
                await services.Ledger.TakeRosterAsync(work, new(id, new(1, 1), persons, persons.Length, persons.Length));
                // What a recount would call; there are no answers to count.
                await services.Measure.CohortChangedAsync(work, id);
            });
            if (cohort % 100 == 99) Table.Progress($"{cohort + 1} cohorts of {Participants}");
        }
    }
}
