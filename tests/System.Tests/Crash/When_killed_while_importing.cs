using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Http;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Crash;

public sealed class When_killed_while_importing
{
    private const int Participants = 150, Kills = 2;
    private static readonly string[] Levels = ["reaction", "learning", "behaviour", "results"];

    [Fact]
    public async Task A_new_cohort_is_there_whole_or_not_at_all()
    {
        var random = new Random(Seed(out var seed));
        using var deployment = await Deployment.StartAsync();
        var (wanted, duration) = await ImportAsync(deployment, new MadeCohort("UTUH-00", Participants), variant: 0);
        for (var round = 1; round <= Kills; round++)
        {
            var when = $"seed {seed}, round {round}";
            var cohort = new MadeCohort($"UTUH-{round:00}", Participants);
            var isThere = await KillWhileImportingAsync(deployment, cohort.Full(), duration * random.NextDouble(), async () =>
                (await deployment.Admin.GetAsync($"/api/cohorts/{cohort.Code}")).Status == HttpStatusCode.OK);
            if (isThere)
            {
                (await deployment.Admin.PeopleAsync(cohort.Code, "participant")).Count.ShouldBe(Participants, when);
                await ShouldBecomeAsync(deployment, cohort, wanted, when);
            }
            else
            {
                (await deployment.Admin.GetAsync($"/api/chains/{cohort.Code}")).Status.ShouldBe(HttpStatusCode.NotFound, when);
                Levels.Select(level => deployment.Database(level).Count("cohorts", $"code = '{cohort.Code}'")).ShouldAllBe(count => count == 0, when);
            }
            (await deployment.Admin.ImportAsync(cohort.Full().Zip())).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>().ShouldBe(!isThere, when);
            await ShouldBecomeAsync(deployment, cohort, wanted, when);
        }
    }

    [Fact]
    public async Task A_change_of_a_cohort_is_on_all_levels_or_on_none()
    {
        var random = new Random(Seed(out var seed));
        using var deployment = await Deployment.StartAsync();
        var cohort = new MadeCohort("UBAH-01", Participants);
        var (old, duration) = await ImportAsync(deployment, cohort, variant: 0);
        for (var variant = 1; variant <= Kills; variant++)
        {
            var when = $"seed {seed}, variant {variant}";
            var (changed, _) = await ImportAsync(deployment, new MadeCohort($"ACUAN-{variant}", Participants), variant);
            var before = await HoursAsync(deployment, cohort);
            var isChanged = await KillWhileImportingAsync(deployment, cohort.Full(variant), duration * random.NextDouble(), async () =>
                !(await HoursAsync(deployment, cohort)).SequenceEqual(before));
            await ShouldBecomeAsync(deployment, cohort, isChanged ? changed : old, when);

            (await deployment.Admin.ImportAsync(cohort.Full(variant).Zip())).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>().ShouldBe(!isChanged, when);
            await ShouldBecomeAsync(deployment, cohort, changed, when);
            old = changed;
        }
    }

    private static int Seed(out int seed) => seed = Random.Shared.Next();

    /// <summary>Its chain when all has arrived, and how long the import took.</summary>
    private static async Task<(JsonNode Chain, TimeSpan Duration)> ImportAsync(Deployment deployment, MadeCohort cohort, int variant)
    {
        var started = Stopwatch.GetTimestamp();
        (await deployment.Admin.ImportAsync(cohort.Full(variant).Zip())).ShouldBe(HttpStatusCode.OK);
        var duration = Stopwatch.GetElapsedTime(started);
        return (await deployment.Admin.ChainAsync(cohort.Code, IsComplete), duration);
    }

    private static bool IsComplete(JsonNode chain) =>
        chain["reaction"]?["responded"]?.GetValue<int>() == Participants && chain["learning"]?["paired"]?.GetValue<int>() == Participants
        && chain["behaviour"]?["waves"]?[0]?["observed"]?.GetValue<int>() == Participants && chain["results"]?["finance"] is not null
        && chain["links"]!.AsArray().All(link => link!["n"]!.GetValue<int>() == Participants);

    /// <returns>What <paramref name="look"/> says after the restart.</returns>
    private static async Task<bool> KillWhileImportingAsync(Deployment deployment, BundleFiles bundle, TimeSpan after, Func<Task<bool>> look)
    {
        var importing = deployment.Admin.ImportAsync(bundle.Zip());
        await Task.WhenAny(importing, Task.Delay(after));
        await deployment.Process.KillAsync();
        // It was cut off, or done just before; both may be.
        try
        {
            (await importing).ShouldBe(HttpStatusCode.OK);
        }
        catch (HttpRequestException)
        {
        }
        await deployment.KillAsync();
        await deployment.StartAgainAsync();
        return await look();
    }

    private static async Task<IReadOnlyList<string>> HoursAsync(Deployment deployment, MadeCohort cohort) =>
        [.. (await deployment.Admin.PeopleAsync(cohort.Code, "participant")).Select(person => person["attendedHours"]!.ToJsonString())];

    private static Task ShouldBecomeAsync(Deployment deployment, MadeCohort cohort, JsonNode wanted, string when) => Eventually.SeeAsync(
        async () => ChainDifference.Between(WithoutNames(wanted), await deployment.Admin.ChainAsync(cohort.Code, _ => true)).Prepend(when).ToList(),
        differences => differences.Count == 1);

    private static JsonNode WithoutNames(JsonNode chain)
    {
        var copy = chain.DeepClone().AsObject();
        foreach (var name in (string[])["cohort", "planVersion", "planChanges"]) copy.Remove(name);
        return copy;
    }
}
