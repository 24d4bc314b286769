namespace Evaluation.Levels.Tests.FollowUps;

// One rater may answer for longer than the others.
public abstract partial class RespondentTests
{
    [Fact]
    public async Task Given_longer_a_rater_may_still_answer_and_the_others_may_not()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixCloses.AddDays(1));
        waves.Told.Clear();

        var extended = await api.PostAsync(Unit, $"/api/behaviour/{waves.Book.Code}/follow-ups/6/extend", new { rater = waves.Book.Raters[0], until = "2027-04-10", reason = "Haj" }, version: 1);
        await waves.GoToAsync(new(2027, 4, 10));

        extended.Status.ShouldBe(200, extended.Text);
        waves.Told.ShouldBe(["2027-03-31 invited 6 Observation 1"]);
        (await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[0], waves.Book.Raters[0])).Status.ShouldBe(201);
        (await ObserveAsync(api, waves, Rater(waves, 1), waves.Book.Participants[3], waves.Book.Raters[1])).Code.ShouldBe("followUpClosed");
        await waves.GoToAsync(new(2027, 4, 11));
        (await ObserveAsync(api, waves, Rater(waves), waves.Book.Participants[1], waves.Book.Raters[0])).Code.ShouldBe("followUpClosed");
    }

    [Fact]
    public async Task An_extension_that_cannot_be_is_refused_with_every_reason()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);

        (await api.PostAsync(Unit, $"/api/behaviour/{waves.Book.Code}/follow-ups/6/extend", new { rater = Guid.NewGuid(), until = "2027-03-01" }, version: 1)).Errors
            .ShouldBe(["reason missing", "until until", "rater raterNotAsked"]);
    }

    [Fact]
    public async Task An_extension_that_was_promised_is_not_made_shorter()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var extend = $"/api/behaviour/{waves.Book.Code}/follow-ups/6/extend";
        await api.PostAsync(Unit, extend, new { rater = waves.Book.Raters[0], until = "2027-04-20", reason = "Haj" }, version: 1);

        (await api.PostAsync(Unit, extend, new { rater = waves.Book.Raters[0], until = "2027-04-10", reason = "Haj" }, version: 2)).Errors.ShouldBe(["until until"]);
    }

    [Fact]
    public async Task The_audit_log_says_who_was_given_longer_until_when_and_why()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);

        await api.PostAsync(Unit, $"/api/behaviour/{waves.Book.Code}/follow-ups/6/extend", new { rater = waves.Book.Raters[0], until = "2027-04-20", reason = "Haj" }, version: 1);

        (await waves.Kit.QueryAsync<string>("SELECT detail FROM audit WHERE action = 'follow-up-extended'", new { })).ShouldBe([$"{waves.Book.Raters[0]:D} until 2027-04-20: Haj"]);
    }
}
