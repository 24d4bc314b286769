namespace Evaluation.Levels.Tests.FollowUps;

// What somebody has begun and not sent.
public abstract partial class RespondentTests
{
    [Fact]
    public async Task A_draft_survives_a_refusal_and_goes_with_the_submission()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);
        var draft = $"/api/behaviour/{waves.Book.Code}/assignments/{assignment.Id}/draft";

        (await api.PutAsync(Rater(waves), draft, new { answers = new { k1 = "not yet" } })).Status.ShouldBe(200);
        (await api.PutAsync(Rater(waves), draft, new { answers = new { k1 = 99 } }, version: 1)).Status.ShouldBe(200);
        (await api.PutAsync(Rater(waves), draft, new { }, version: 1)).Status.ShouldBe(412);
        (await ObserveAsync(api, waves, Rater(waves), assignment.Participant, assignment.Rater, item: 99)).Status.ShouldBe(422);
        var kept = await api.GetAsync(Rater(waves), draft);
        (await ObserveAsync(api, waves, Rater(waves), assignment.Participant, assignment.Rater)).Status.ShouldBe(201);

        ((int?)kept.Json["content"]!["answers"]!["k1"], (int?)kept.Json["version"]).ShouldBe((99, 2));
        (await api.GetAsync(Rater(waves), draft)).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("W/\"1\"")]
    [InlineData("*")]
    [InlineData("latest")]
    public async Task A_draft_is_not_overwritten_by_one_who_names_a_version_that_is_none(string ifMatch)
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);
        var draft = $"/api/behaviour/{waves.Book.Code}/assignments/{assignment.Id}/draft";
        await api.PutAsync(Rater(waves), draft, new { evidence = "first" });

        (await api.SendAsync(Rater(waves), HttpMethod.Put, draft, new { evidence = "second" }, ifMatch: ifMatch)).Status.ShouldBe(428);

        ((string?)(await api.GetAsync(Rater(waves), draft)).Json["content"]!["evidence"]).ShouldBe("first");
    }

    [Fact]
    public async Task A_draft_that_nobody_submitted_is_deleted_two_weeks_after_the_closing()
    {
        await using var waves = await OpenAsync();
        await using var api = await ApiAsync(waves);
        await waves.GoToAsync(Waves.SixOpens);
        var assignment = (await waves.AssignmentsAsync()).First(row => row.Rater == waves.Book.Raters[0]);
        await api.PutAsync(Rater(waves), $"/api/behaviour/{waves.Book.Code}/assignments/{assignment.Id}/draft", new { });

        await waves.GoToAsync(Waves.SixCloses.AddDays(13));
        var before = await waves.Kit.CountAsync("drafts", waves.Book);
        await waves.GoToAsync(Waves.SixCloses.AddDays(14));

        (before, await waves.Kit.CountAsync("drafts", waves.Book)).ShouldBe((1, 0));
    }
}
