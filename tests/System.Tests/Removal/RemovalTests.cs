using System.Net;
using Evaluation.SystemTests.Answers;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Removal;

/// <summary>A cohort that is removed is gone everywhere, for good, and its code is free.</summary>
public sealed class RemovalTests(RunningSystem system)
{
    private const int Participants = 10;
    private static readonly string[] LevelTables = ["answers", "answer_versions", "figure_versions", "roster", "cohort_state", "staged_imports"];

    [Fact]
    public async Task Nothing_of_it_is_left_and_late_events_do_not_bring_it_back()
    {
        using var deployment = await Deployment.StartAsync();
        var cohort = new MadeCohort("HAPUS-01", Participants);
        await FillAsync(deployment, cohort);
        var late = deployment.Database("aggregator").Rows("SELECT type, body FROM journal WHERE body IS NOT NULL");
        late.Count.ShouldBeGreaterThan(6);

        (await deployment.Admin.DeleteAsync($"/api/cohorts/{cohort.Code}")).ShouldBe(HttpStatusCode.NoContent);
        (await deployment.Admin.DeleteAsync($"/api/cohorts/{cohort.Code}")).ShouldBe(HttpStatusCode.NotFound);
        foreach (var path in (string[])["/api/cohorts/{0}", "/api/cohorts/{0}/people", "/api/export/{0}", "/api/chains/{0}"])
            await Eventually.EqualsAsync(HttpStatusCode.NotFound, async () => (await deployment.Admin.GetAsync(string.Format(null, path, cohort.Code))).Status);
        await Eventually.SeeAsync(() => LeftOf(deployment), left => left.Count == 0);

        var sent = await SendLateAsync(deployment, late);
        // As often as the journal has them: who starts asks for what it missed, and the answers repeat them.
        var forLevels = late.Count(message => (string)message["type"]! is var type && (type.EndsWith("CohortPlanned", StringComparison.Ordinal) || type.EndsWith("RosterChanged", StringComparison.Ordinal)));
        foreach (var level in ValidAnswers.Levels)
            await Eventually.SeeAsync(() => deployment.Database(level).Count("inbox", $"message_id IN ({sent})"), heard => heard == forLevels);
        await Eventually.SeeAsync(() => deployment.Database("aggregator").Count("journal", $"message_id IN ({sent})"), heard => heard == late.Count);
        (await deployment.Admin.GetAsync($"/api/chains/{cohort.Code}")).Status.ShouldBe(HttpStatusCode.NotFound);
        LeftOf(deployment).ShouldBeEmpty();
        (await deployment.Admin.PostAsync("/api/chains/rebuild", new { })).Json["differing"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_code_can_be_used_anew()
    {
        var deployment = system.Deployment;
        var cohort = new MadeCohort("HAPUS-02", Participants);
        var key = ("Idempotency-Key", "kunci");
        await FillAsync(deployment, cohort, key);
        (await deployment.Admin.DeleteAsync($"/api/cohorts/{cohort.Code}")).ShouldBe(HttpStatusCode.NoContent);
        // At once, while the removal is still on its way to the levels.
        (await deployment.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK).Json["changed"]!.GetValue<bool>().ShouldBeTrue();

        var valid = await ValidAnswers.ForAsync(deployment.Admin, cohort);
        foreach (var level in ValidAnswers.Levels)
        {
            var taken = (await deployment.Admin.PostAsync(valid.PathOf(level), valid.Of(level, 1), key)).ShouldBe(HttpStatusCode.Created);
            (await deployment.Admin.GetAsync($"{valid.PathOf(level)}/{taken.Json["id"]}")).ShouldBe(HttpStatusCode.OK);
        }
        await deployment.Admin.ChainAsync(cohort.Code, chain =>
            chain["reaction"]?["responded"]?.GetValue<int>() == 1 && chain["learning"]?["posttested"]?.GetValue<int>() == 1
            && chain["behaviour"]?["waves"]?[0]?["groups"]?[0]?["observations"]?.GetValue<int>() == 1 && chain["results"]?["kpis"]?[0]?["actual"]?.GetValue<double>() == 12.5);
    }

    [Fact]
    public async Task Who_is_in_another_cohort_too_stays_there()
    {
        var deployment = system.Deployment;
        var (removed, kept) = (new MadeCohort("HAPUS-03", Participants), new MadeCohort("TETAP-03", 3));
        (await deployment.Admin.ImportAsync(removed.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        var shared = kept.Plan().Replacing("participants.csv", kept.Nip(0), removed.Nip(0));
        (await deployment.Admin.ImportAsync(shared.Zip())).ShouldBe(HttpStatusCode.OK);
        (await deployment.Admin.DeleteAsync($"/api/cohorts/{removed.Code}")).ShouldBe(HttpStatusCode.NoContent);
        (await deployment.Admin.PeopleAsync(kept.Code, "participant")).Select(person => person["nip"]!.GetValue<string>()).ShouldContain(removed.Nip(0));
        deployment.Database("cohorts").Count("persons", $"person_key = '{removed.Nip(1)}'").ShouldBe(0);
    }

    [Fact]
    public async Task An_answer_to_its_successor_is_counted_also_when_the_levels_have_not_heard_of_the_removal_yet()
    {
        using var deployment = await Deployment.StartAsync(new Dictionary<string, string> { ["Outbox__Paused"] = "true" });
        var cohort = new MadeCohort("HAPUS-04", Participants);
        (await deployment.Admin.ImportAsync(cohort.Full().Zip())).ShouldBe(HttpStatusCode.OK);
        // The level knows the cohort by its code from now on.
        var valid = await ValidAnswers.ForAsync(deployment.Admin, cohort);
        (await deployment.Admin.PostAsync(valid.PathOf("results"), valid.Of("results", 3))).ShouldBe(HttpStatusCode.Created);
        (await deployment.Admin.DeleteAsync($"/api/cohorts/{cohort.Code}")).ShouldBe(HttpStatusCode.NoContent);
        (await deployment.Admin.ImportAsync(cohort.Plan().Zip())).ShouldBe(HttpStatusCode.OK);
        (await deployment.Admin.PostAsync(valid.PathOf("results"), valid.Of("results", 5))).ShouldBe(HttpStatusCode.Created);

        await deployment.KillAsync();
        await deployment.StartAgainAsync();
        await deployment.Admin.ChainAsync(cohort.Code, chain =>
            chain["results"]?["kpis"]?[0] is { } kpi && kpi["month"]?.GetValue<int>() == 5 && kpi["actual"]?.GetValue<double>() == 12.5);
    }

    /// <summary>Imported, answered to and corrected, so that every table has something of it.</summary>
    private static async Task FillAsync(Deployment deployment, MadeCohort cohort, params (string, string)[] headers)
    {
        (await deployment.Admin.ImportAsync(cohort.Full().Without("learning.csv").Zip())).ShouldBe(HttpStatusCode.OK);
        var valid = await ValidAnswers.ForAsync(deployment.Admin, cohort);
        var taken = (await deployment.Admin.PostAsync(valid.PathOf("learning"), valid.Of("learning", 0), headers)).ShouldBe(HttpStatusCode.Created);
        (await deployment.Admin.PutAsync($"{valid.PathOf("learning")}/{taken.Json["id"]}", valid.Of("learning", 0, """{"score":50}"""), ("If-Match", taken.ETag!))).ShouldBe(HttpStatusCode.OK);
        (await deployment.Admin.PostAsync(valid.PathOf("learning"), valid.Of("learning", 0, """{"phase":"pre","score":20}"""))).ShouldBe(HttpStatusCode.Created);
        await deployment.Admin.ChainAsync(cohort.Code, chain =>
            chain["learning"]?["gainMean"]?.GetValue<double>() == 30 && chain["reaction"]?["responded"]?.GetValue<int>() == Participants
            && chain["behaviour"]?["waves"]?[0]?["observed"]?.GetValue<int>() == Participants && chain["results"]?["finance"] is not null);
    }

    /// <summary>What the databases still hold; of the cohort itself only tombstones may stay.</summary>
    private static IReadOnlyList<string> LeftOf(Deployment deployment)
    {
        (string Service, string Table, string Where)[] places =
        [
            .. from level in ValidAnswers.Levels from table in LevelTables select (level, table, "1 = 1"),
            .. from level in ValidAnswers.Levels select (level, "cohorts", "removed = 0 OR planned <> ''"),
            .. from table in (string[])["persons", "person_versions", "members", "plan_versions"] select ("cohorts", table, "1 = 1"),
            ("cohorts", "cohorts", "removed = 0 OR definition <> '' OR planned <> ''"),
            ("notifications", "cohorts", "removed = 0"),
            .. from table in (string[])["notices", "escalations", "mails"] select ("notifications", table, "1 = 1"),
            ("aggregator", "chains", "1 = 1"),
            ("aggregator", "person_facts", "1 = 1"),
            ("aggregator", "facts", "kind <> 'CohortRemoved'"),
            ("aggregator", "journal", "body IS NOT NULL AND type NOT LIKE '%CohortRemoved'"),
        ];
        return [.. from place in places let rows = deployment.Database(place.Service).Count(place.Table, place.Where) where rows > 0 select $"{place.Service}.{place.Table}: {rows}"];
    }

    /// <summary>Everything that was ever said of it comes once more, from the outbox of Cohorts; returns the messages' ids for SQL.</summary>
    private static async Task<string> SendLateAsync(Deployment deployment, IReadOnlyList<IReadOnlyDictionary<string, object?>> messages)
    {
        await deployment.KillAsync();
        var ids = new List<string>();
        foreach (var message in messages)
        {
            ids.Add(Guid.NewGuid().ToString("D"));
            deployment.Database("cohorts").Execute(
                """
                INSERT INTO outbox (id, type, body, trace_parent, created_at, due_at, attempts, claimed_until)
                VALUES (@id, @type, @body, NULL, '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', 0, '2026-01-01T00:00:00.000Z')
                """,
                ("@id", ids[^1]), ("@type", message["type"]!), ("@body", message["body"]!));
        }
        await deployment.StartAgainAsync();
        return string.Join(", ", ids.Select(id => $"'{id}'"));
    }
}
