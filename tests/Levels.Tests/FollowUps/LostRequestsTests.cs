using Evaluation.Contracts.Events;
using Evaluation.Persistence.Databases;

namespace Evaluation.Levels.Tests.FollowUps;

/// <summary>What a crash made the transport forget is asked for again, when the one who sends the mails says how little it holds.</summary>
public abstract class LostRequestsTests(DatabaseProvider provider)
{
    private static readonly DateOnly Start = new(2027, 2, 1);

    [Fact]
    public async Task Invitations_that_were_lost_are_asked_for_again()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);
        await waves.GoToAsync(Waves.SixOpens);
        waves.Told.Clear();

        await RepeatAsync(waves, observers: 0, themselves: 6);

        waves.Told.ShouldBe(["2027-02-28 invited 6 Observation 2"]);
    }

    [Fact]
    public async Task Where_everybody_is_known_to_be_invited_nothing_is_told()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);
        await waves.GoToAsync(Waves.SixOpens);
        waves.Told.Clear();

        await RepeatAsync(waves, observers: 2, themselves: 6);

        waves.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reminders_are_asked_for_again_on_their_own_day()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);
        await waves.GoToAsync(Waves.SixOpens.AddDays(3));
        waves.Told.Clear();

        await RepeatAsync(waves, observers: 2, themselves: 6);
        waves.Told.ShouldBe(["2027-03-03 reminded 6 Observation 1 2", "2027-03-03 reminded 6 SelfAssessment 1 6"]);

        await waves.GoToAsync(Waves.SixOpens.AddDays(4));
        waves.Told.Clear();
        await RepeatAsync(waves, observers: 2, themselves: 6);
        waves.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task Those_of_a_sunday_until_monday_when_their_mails_go()
    {
        await using var waves = await Waves.OpenAsync(provider, Start);
        await waves.GoToAsync(Waves.SixOpens.AddDays(8));
        waves.Told.Clear();

        await RepeatAsync(waves, observers: 2, themselves: 6);
        waves.Told.ShouldBe(["2027-03-08 reminded 6 Observation 2 2", "2027-03-08 reminded 6 SelfAssessment 2 6"]);

        await waves.GoToAsync(Waves.SixOpens.AddDays(9));
        waves.Told.Clear();
        await RepeatAsync(waves, observers: 2, themselves: 6);
        waves.Told.ShouldBeEmpty();
    }

    private static async Task RepeatAsync(Waves waves, int observers, int themselves)
    {
        var request = new ReplayRequested("notifications", [nameof(InvitationRequested)],
        [
            new(waves.Book.CohortId, $"{nameof(InvitationRequested)}/observation", default, observers),
            new(waves.Book.CohortId, $"{nameof(InvitationRequested)}/selfAssessment", default, themselves),
        ]);
        await waves.Kit.Services.Measure.RepeatRequestsAsync(waves.Kit.Services.Database, request, TestContext.Current.CancellationToken);
        await waves.HearAsync();
    }
}

public sealed class LostRequestsTests_on_sqlite() : LostRequestsTests(DatabaseProvider.Sqlite);

public sealed class LostRequestsTests_on_sql_server() : LostRequestsTests(DatabaseProvider.SqlServer);
