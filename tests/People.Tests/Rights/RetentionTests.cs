using Evaluation.People.Tests.Hosts;

namespace Evaluation.People.Tests.Rights;

/// <summary>By itself: years go by, and whose addresses are gone cannot be written to any more.</summary>
public sealed class RetentionTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    private const string Cohort = "PSMA-2024-01";

    [Fact]
    public async Task Contacts_are_forgotten_when_the_last_cohort_is_long_over()
    {
        await host.ImportAsync(Cohort.ToLowerInvariant());
        await host.ImportAsync("analitik-2026-02");
        var job = host.DailyJob();
        await job(TestContext.Current.CancellationToken);
        (await EmailsAsync("%@bkn.example")).ShouldBeGreaterThan(0);

        // PSMA ended on 15 March 2024, ANALITIK on 12 June 2026: six years after the first, and before six after the other.
        host.Clock.Advance(new DateTimeOffset(2030, 6, 1, 3, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        await host.SignInAdminAsync();
        await job(TestContext.Current.CancellationToken);
        (await EmailsAsync("%@bkn.example")).ShouldBe(0);
        (await EmailsAsync("%@jabar.example")).ShouldBeGreaterThan(0);
        (await RowsAsync("SELECT action FROM audit WHERE scope = 'service'")).ShouldContain("contacts-forgotten");
        // Whose they were is still known; only how to reach them is not.
        (await host.PeopleAsync(Cohort)).ShouldAllBe(person => person["name"] != null && person["email"] == null);
    }

    private Task<IReadOnlyList<string>> RowsAsync(string sql) => host.Database("cohorts").ReadAsync(session => session.QueryAsync<string>(sql));

    private Task<int> EmailsAsync(string pattern) => host.Database("cohorts").ReadAsync(session => session.ValueAsync<int>("SELECT COUNT(*) FROM persons WHERE email LIKE @pattern", new { pattern }));
}
