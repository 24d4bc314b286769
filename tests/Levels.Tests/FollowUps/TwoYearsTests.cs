using Evaluation.Contracts;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>A cohort lives through two years: what is told, on which day, and that nothing is told twice whoever is killed.</summary>
public abstract class TwoYearsTests(DatabaseProvider provider)
{
    private static readonly DateOnly Start = new(2026, 8, 1), End = new(2028, 8, 1);

    private static readonly string[] Expected =
    [
        "2027-02-28 invited 6 Observation 2",
        "2027-02-28 invited 6 SelfAssessment 6",
        "2027-02-28 opened 6 due 6",
        "2027-03-03 reminded 6 Observation 1 1",
        "2027-03-03 reminded 6 SelfAssessment 1 6",
        "2027-03-07 reminded 6 Observation 2 1",
        "2027-03-07 reminded 6 SelfAssessment 2 6",
        "2027-03-29 escalated 6 Shortfall 9",
        "2027-03-29 reminded 6 Observation 3 1",
        "2027-03-29 reminded 6 SelfAssessment 3 6",
        "2027-03-31 closed 6 answered 3 of 12",
        "2027-03-31 escalated 6 StillMissing 9",
        "2027-08-31 invited 12 Observation 2",
        "2027-08-31 invited 12 SelfAssessment 6",
        "2027-08-31 opened 12 due 6",
        "2027-09-03 reminded 12 Observation 1 2",
        "2027-09-03 reminded 12 SelfAssessment 1 6",
        "2027-09-07 reminded 12 Observation 2 2",
        "2027-09-07 reminded 12 SelfAssessment 2 6",
        "2027-09-29 escalated 12 Shortfall 12",
        "2027-09-29 reminded 12 Observation 3 2",
        "2027-09-29 reminded 12 SelfAssessment 3 6",
        "2027-10-01 closed 12 answered 0 of 12",
        "2027-10-01 escalated 12 StillMissing 12",
    ];

    [Fact]
    public async Task Each_day_tells_what_it_should()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);

        await LiveAsync(waves, waves.RunAsync);

        waves.Told.ShouldBe(Expected);
        (await waves.StatesAsync()).ShouldBe("self due 6, supervisor answered 3, supervisor due 3");
    }

    [Fact]
    public async Task With_another_process_every_week_nothing_is_told_twice()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);

        await LiveAsync(waves, async () =>
        {
            if (waves.Today.DayOfWeek == DayOfWeek.Monday)
            {
                // Killed in the middle of its round, as far as it came.
                using var killed = new CancellationTokenSource();
                var round = waves.Work().RunDueAsync(killed.Token);
                await killed.CancelAsync();
                await round.ContinueWith(_ => { }, TaskScheduler.Default);
                await waves.RestartAsync();
            }
            await waves.RunAsync();
        });

        waves.Told.ShouldBe(Expected);
    }

    [Fact]
    public async Task Two_instances_over_one_database_tell_everything_once()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);
        var other = await waves.Kit.AgainAsync();

        await LiveAsync(waves, () => Task.WhenAll(waves.RunAsync(), waves.Work(other).RunDueAsync(CancellationToken.None)));

        waves.Told.ShouldBe(Expected);
    }

    /// <summary>One supervisor answers on the second day of the first wave.</summary>
    private static async Task LiveAsync(Waves waves, Func<Task> run)
    {
        await waves.GoToAsync(Waves.SixOpens.AddDays(1), run);
        foreach (var participant in waves.Book.Participants[..3]) await waves.ObserveAsync(participant, waves.Book.Raters[0], RaterGroup.Supervisor);
        await waves.GoToAsync(End, run);
    }
}

public sealed class TwoYearsTests_on_sqlite() : TwoYearsTests(DatabaseProvider.Sqlite);

public sealed class TwoYearsTests_on_sql_server() : TwoYearsTests(DatabaseProvider.SqlServer);
