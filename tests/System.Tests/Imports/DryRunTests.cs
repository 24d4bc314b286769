using System.Net;
using Evaluation.SystemTests.Bundles;
using Evaluation.SystemTests.Processes;

namespace Evaluation.SystemTests.Imports;

/// <summary>On a system that is empty and stays so.</summary>
public sealed class DryRunTests(EmptySystem system) : IClassFixture<EmptySystem>
{
    // What a start writes by itself: versions of the schema, the first account, keys, who signed in.
    private static readonly string[] Services = ["cohorts", "reaction", "learning", "behaviour", "results", "aggregator"];
    private static readonly string[] Tables =
        ["persons", "person_versions", "cohorts", "plan_versions", "members", "imports", "roster", "cohort_state", "answers", "answer_versions", "figure_versions", "submissions",
            "staged_imports", "facts", "person_facts", "chains"];

    [Fact]
    public async Task A_dry_run_says_what_would_be_stored_and_stores_nothing()
    {
        var cohort = new MadeCohort("COBA-01", 10);
        var report = (await system.Deployment.Admin.ImportAsync(cohort.Full().Zip(), "?dryRun=true")).ShouldBe(HttpStatusCode.OK).Json;

        report["dryRun"]!.GetValue<bool>().ShouldBeTrue();
        report["rows"]!["learning.csv"]!.GetValue<int>().ShouldBe(20);
        report["files"]!["observations.csv"]!["added"]!.GetValue<int>().ShouldBe(20);
        (await system.Deployment.Admin.GetAsync("/api/cohorts/COBA-01/people")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await system.Deployment.Admin.GetAsync("/api/chains/COBA-01")).Status.ShouldBe(HttpStatusCode.NotFound);
        StoredIn(system.Deployment).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_that_is_refused_stores_nothing()
    {
        var wrong = new MadeCohort("COBA-02", 10).Full().With("learning.csv", "nip,phase,score\n123,pre,50\n");
        (await system.Deployment.Admin.ImportAsync(wrong.Zip(), "?dryRun=true")).ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await system.Deployment.Admin.ImportAsync(wrong.Zip())).ShouldBe(HttpStatusCode.UnprocessableEntity);
        StoredIn(system.Deployment).ShouldBeEmpty();
    }

    private static List<string> StoredIn(Deployment deployment) =>
    [
        .. from service in Services
           let database = deployment.Database(service)
           from table in database.Tables().Where(Tables.Contains)
           where database.Count(table) > 0
           select $"{service}.{table}",
    ];
}
