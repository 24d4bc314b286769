using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;

namespace Evaluation.SystemTests.Distributed;

/// <summary>What one instance has heard, the others must not overlook. The gateway gives each of two instances every other request.</summary>
[Collection(DistributedTests.Name)]
public sealed class SeveralInstancesTests(RunningSet running)
{
    private const int Participants = 20;

    [Fact]
    public async Task Answers_taken_by_any_instance_come_to_the_chain()
    {
        await running.StartedAsync();
        var (cohort, people) = await PlanAsync("BANYAK-01");

        (await AnswerAsync(running.Admin, cohort, people)).ShouldAllBe(status => status == HttpStatusCode.Created);

        await running.Admin.ChainAsync(cohort.Code, chain => chain["reaction"]?["groups"]?[0]?["responded"]?.GetValue<int>() == Participants);
    }

    [Fact]
    public async Task A_cohort_that_another_agency_took_over_is_closed_to_the_old_one_on_every_instance()
    {
        await running.StartedAsync();
        var (cohort, people) = await PlanAsync("PINDAH-01");
        using var before = await running.ClientAsync("training-unit", MadeCohort.Agency);
        using var after = await running.ClientAsync("training-unit", "UJI-BARU");
        (await AnswerAsync(before, cohort, people.Take(4))).ShouldAllBe(status => status == HttpStatusCode.Created);
        (await AnswerAsync(after, cohort, people.Skip(4).Take(4))).ShouldAllBe(status => status == HttpStatusCode.NotFound);

        var moved = cohort.Plan().Replacing("cohort.json", $"\"agency\": {{ \"code\": \"{MadeCohort.Agency}\"", "\"agency\": { \"code\": \"UJI-BARU\"");
        (await running.Admin.ImportAsync(moved.Zip())).ShouldBe(HttpStatusCode.OK);

        (await AnswerAsync(before, cohort, people.Skip(4).Take(4))).ShouldAllBe(status => status == HttpStatusCode.NotFound);
        (await AnswerAsync(after, cohort, people.Skip(4).Take(4))).ShouldAllBe(status => status == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_code_that_is_used_again_means_the_new_cohort_on_every_instance()
    {
        await running.StartedAsync();
        var (cohort, people) = await PlanAsync("ULANG-01");
        (await AnswerAsync(running.Admin, cohort, people.Take(4))).ShouldAllBe(status => status == HttpStatusCode.Created);

        (await running.Admin.DeleteAsync($"/api/cohorts/{cohort.Code}")).ShouldBe(HttpStatusCode.NoContent);
        (_, people) = await PlanAsync("ULANG-01");

        (await AnswerAsync(running.Admin, cohort, people.Take(6))).ShouldAllBe(status => status == HttpStatusCode.Created);
        await running.Admin.ChainAsync(cohort.Code, chain => chain["reaction"]?["groups"]?[0]?["responded"]?.GetValue<int>() == 6);
    }

    private async Task<(MadeCohort Cohort, IReadOnlyList<string> People)> PlanAsync(string code)
    {
        var cohort = new MadeCohort(code, Participants);
        (await running.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        return (cohort, [.. (await running.Admin.PeopleAsync(code, "participant")).Select(person => person["id"]!.GetValue<string>())]);
    }

    private static async Task<IReadOnlyList<HttpStatusCode>> AnswerAsync(ApiClient client, MadeCohort cohort, IEnumerable<string> people)
    {
        var statuses = new List<HttpStatusCode>();
        foreach (var respondent in people)
            statuses.Add((await client.PostAsync($"/api/reaction/{cohort.Code}/responses", new { respondent, group = "participant", answers = new { a1 = 4, a2 = 5, b1 = 3 } })).Status);
        return statuses;
    }
}
