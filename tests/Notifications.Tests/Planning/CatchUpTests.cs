using Evaluation.Contracts.Events;
using Evaluation.Notifications.Tests.Fixtures;
using Evaluation.Persistence.Messaging;

namespace Evaluation.Notifications.Tests.Planning;

public sealed class CatchUpTests
{
    [Fact]
    public async Task It_asks_for_what_it_does_not_hold()
    {
        await using var kit = await Kit.OpenAsync();
        var (cohort, removed) = (await kit.CohortAsync(), await kit.CohortAsync("B-01"));
        await kit.TellAsync(
            cohort.Invites([Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid()]), cohort.Reminds([Guid.NewGuid()], 2), cohort.Reminds([Guid.NewGuid()], 1),
            new CohortRemoved(removed.Id, new(1, 5), removed.Code));

        await kit.CatchUp.RunAsync(TestContext.Current.CancellationToken);

        var asked = WireFormat.Read<ReplayRequested>((await kit.QueryAsync<string>("SELECT body FROM outbox")).Single());
        asked.By.ShouldBe("notifications");
        asked.Kinds.ShouldContain(nameof(InvitationRequested));
        asked.Known.Where(state => state.CohortId == cohort.Id).ShouldBe([
            new(cohort.Id, nameof(CohortPlanned), new(1, 1)), new(cohort.Id, $"{nameof(InvitationRequested)}/observation", default, 3)], ignoreOrder: true);
        asked.Known.Where(state => state.CohortId == removed.Id).ShouldBe([new(removed.Id, nameof(CohortRemoved), new(1, 5))]);
    }

    [Fact]
    public async Task An_older_plan_does_not_undo_a_newer_one()
    {
        await using var kit = await Kit.OpenAsync();
        var cohort = await kit.CohortAsync();

        await kit.TellAsync((cohort with { Agency = "DINKES" }).Planned(3), (cohort with { Agency = "LAMA" }).Planned(2));

        (await kit.QueryAsync<string>("SELECT agency FROM cohorts")).ShouldBe(["DINKES"]);
    }
}
