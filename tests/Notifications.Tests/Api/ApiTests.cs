using Evaluation.Contracts.Events;
using Evaluation.Hosting.Security;
using Evaluation.Notifications.Tests.Fixtures;

namespace Evaluation.Notifications.Tests.Api;

public sealed class ApiTests
{
    [Fact]
    public async Task Status_and_mails_tell_who_was_reached_and_who_was_not()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var (reached, none) = (host.World.Member(cohort), host.World.Member(cohort, email: ""));
        foreach (var member in (Guid[])[reached, none]) host.World.Opens(cohort, member);
        await host.TellAsync(cohort.Invites([reached, none]));

        (await StatusAsync(host)).ShouldBe("observation/6 asked 2 invited 0 notYetInvited 2 lapsed 0 noAddress 0 rejected 0 bounced 0 parked 0");
        await host.WorkAsync();

        (await StatusAsync(host)).ShouldBe("observation/6 asked 2 invited 1 notYetInvited 0 lapsed 0 noAddress 1 rejected 0 bounced 0 parked 0");
        var mails = (await host.GetAsync("/api/notifications/PSMA-01/mails", Roles.TrainingUnit, "BPSDM")).Json!;
        mails["counts"]!["sent"]!.GetValue<int>().ShouldBeGreaterThanOrEqualTo(1);
        var failed = (await host.GetAsync("/api/notifications/PSMA-01/mails?state=no-address")).Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        failed["members"]!.AsArray().Select(member => member!.GetValue<Guid>()).ShouldBe([none]);
        failed["purpose"]!.GetValue<string>().ShouldBe("tasks");
        (await host.GetAsync("/api/notifications/PSMA-01/mails?state=lost")).Code.ShouldBe("unknownWord");
    }

    [Fact]
    public async Task What_lapsed_over_days_without_mail_is_told()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        // Its last day was the Sunday before.
        await host.TellAsync(cohort.Reminds([host.World.Member(cohort)], 3, closesOn: "2026-03-01"));
        await host.WorkAsync();

        (await StatusAsync(host)).ShouldBe("observation/6 asked 1 invited 0 notYetInvited 0 lapsed 1 noAddress 0 rejected 0 bounced 0 parked 0");
    }

    [Fact]
    public async Task Mails_of_accounts_and_of_the_erased_are_in_no_cohorts_way()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var person = Guid.NewGuid();
        var (erased, reached) = (host.World.Member(cohort, person), host.World.Member(cohort));
        foreach (var member in (Guid[])[erased, reached]) host.World.Opens(cohort, member);
        await host.TellAsync(cohort.Invites([erased, reached]));
        await host.TellAsync(new AccountMailRequested(host.World.Account(), AccountMailKind.Invitation));
        await host.TellAsync(new PersonErased(person, [erased]));
        await host.WorkAsync();

        var mails = (await host.GetAsync("/api/notifications/PSMA-01/mails")).Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        mails["members"]!.AsArray().Select(member => member!.GetValue<Guid>()).ShouldBe([reached]);
        host.World.Passwords.ShouldBe(1);
        (await StatusAsync(host)).ShouldBe("observation/6 asked 2 invited 1 notYetInvited 0 lapsed 0 noAddress 0 rejected 0 bounced 0 parked 0");
    }

    [Fact]
    public async Task Pages_of_mails_hold_each_mail_once()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var members = Enumerable.Range(0, 7).Select(_ => host.World.Member(cohort)).ToList();
        foreach (var member in members) host.World.Opens(cohort, member);
        await host.TellAsync(cohort.Invites(members));
        await host.WorkAsync();

        var seen = new List<Guid>();
        string? cursor = null;
        do
        {
            var page = (await host.GetAsync($"/api/notifications/PSMA-01/mails?limit=3{(cursor is null ? "" : $"&cursor={cursor}")}")).Json!;
            seen.AddRange(page["items"]!.AsArray().SelectMany(item => item!["members"]!.AsArray()).Select(member => member!.GetValue<Guid>()));
            cursor = (string?)page["cursor"];
        }
        while (cursor is not null);

        seen.ShouldBe(members, ignoreOrder: true);
    }

    [Fact]
    public async Task Who_is_reached_by_a_later_mail_is_not_among_the_unreached_any_more()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var (mended, none) = (host.World.Member(cohort, email: ""), host.World.Member(cohort, email: ""));
        foreach (var member in (Guid[])[mended, none]) host.World.Opens(cohort, member);
        await host.TellAsync(cohort.Invites([mended, none]));
        await host.WorkAsync();
        (await UnreachedAsync(host)).ShouldBe([(mended, "no-address"), (none, "no-address")], ignoreOrder: true);

        host.World.ChangeEmail(mended, "baru@instansi.example");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.TellAsync(cohort.Reminds([mended, none], 1));
        await host.WorkAsync();

        (await UnreachedAsync(host)).ShouldBe([(none, "no-address")]);
        (await StatusAsync(host)).ShouldContain("invited 1 notYetInvited 0 lapsed 0 noAddress 1 ");

        // What went out before makes nothing good.
        host.World.ChangeEmail(mended, "");
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.TellAsync(cohort.Reminds([mended], 2));
        await host.WorkAsync();

        (await UnreachedAsync(host)).ShouldBe([(mended, "no-address"), (none, "no-address")], ignoreOrder: true);
    }

    [Fact]
    public async Task An_admin_has_a_mail_to_an_account_made_again_or_gives_it_up()
    {
        await using var host = await NotificationsHost.StartAsync();
        var account = host.World.Account(email: "");
        await host.TellAsync(new AccountMailRequested(account, AccountMailKind.Invitation));
        await host.WorkAsync();
        var failed = (await host.GetAsync("/api/notifications/account-mails?state=no-address")).Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((Guid)failed["account"]!).ShouldBe(account);
        (await host.GetAsync("/api/notifications/account-mails?state=lost")).Code.ShouldBe("unknownWord");

        (await host.PostAsync($"/api/notifications/account-mails/{failed["id"]}/retry")).Status.ShouldBe(204);
        await host.WorkAsync();
        var again = (await host.GetAsync("/api/notifications/account-mails?state=no-address")).Json!["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((Guid)again["id"]!).ShouldNotBe((Guid)failed["id"]!);
        (await host.PostAsync($"/api/notifications/account-mails/{again["id"]}/discard")).Status.ShouldBe(204);
        (await host.PostAsync($"/api/notifications/account-mails/{again["id"]}/retry")).Code.ShouldBe("notFailed");
        (await host.GetAsync("/api/notifications/account-mails?limit=1")).Json!["cursor"].ShouldNotBeNull("the retried one is on the next page");
    }

    [Fact]
    public async Task A_mail_that_failed_is_made_again_or_given_up()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var (mended, given) = (host.World.Member(cohort, email: ""), host.World.Member(cohort, email: ""));
        foreach (var member in (Guid[])[mended, given]) host.World.Opens(cohort, member);
        await host.TellAsync(cohort.Invites([mended, given]));
        await host.WorkAsync();
        var mails = (await host.GetAsync("/api/notifications/PSMA-01/mails?state=no-address")).Json!["items"]!.AsArray()
            .ToDictionary(item => item!["members"]![0]!.GetValue<Guid>(), item => $"/api/notifications/PSMA-01/mails/{item!["id"]}");

        host.World.ChangeEmail(mended, "baru@instansi.example");
        (await host.PostAsync($"{mails[mended]}/retry", null, Roles.TrainingUnit, "BPSDM")).Status.ShouldBe(204);
        (await host.PostAsync($"{mails[given]}/discard")).Status.ShouldBe(204);
        await host.WorkAsync();

        (await host.PostAsync($"{mails[mended]}/retry")).Code.ShouldBe("notFound", "another mail stands in its place");
        (await host.PostAsync($"{mails[given]}/retry")).Code.ShouldBe("notFailed");
        (await host.PostAsync($"/api/notifications/PSMA-01/mails/{Guid.NewGuid()}/retry")).Status.ShouldBe(404);
        (await StatusAsync(host)).ShouldBe("observation/6 asked 2 invited 1 notYetInvited 0 lapsed 0 noAddress 0 rejected 0 bounced 0 parked 0");
        var audit = (await host.GetAsync($"/api/notifications/audit?scope={cohort.Id}")).Json!["items"]!.AsArray().Select(entry => (string?)entry!["action"]);
        audit.ShouldBe(["mail-discarded", "mail-retried"]);
    }

    [Fact]
    public async Task A_reminder_by_hand_reaches_who_has_not_answered_once_a_day()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var (done, waiting) = (host.World.Member(cohort), host.World.Member(cohort));
        var task = host.World.Opens(cohort, done);
        host.World.Opens(cohort, waiting);
        (await host.PostAsync("/api/notifications/PSMA-01/remind", new { task = "observation", wave = 6 })).Code.ShouldBe("nobodyInvited");
        await host.TellAsync(cohort.Invites([done, waiting]));
        await host.WorkAsync();
        host.World.Answered(task);

        var unknown = await host.PostAsync("/api/notifications/PSMA-01/remind", new { task = "observation", wave = 6, members = new[] { waiting, Guid.NewGuid() } });
        (unknown.Status, unknown.Code, string.Join(',', unknown.Fields)).ShouldBe((422, "notInvited", "members[1]"));
        (await AskAsync(host)).ShouldBe((202, 2));
        (await AskAsync(host)).ShouldBe((202, 0));
        // The invitation went today, so that the reminder goes tomorrow; nobody is asked twice.
        host.Clock.Advance(TimeSpan.FromDays(1));
        await host.WorkAsync();

        var mails = (await host.GetAsync("/api/notifications/PSMA-01/mails")).Json!["counts"]!;
        ((int)mails["sent"]!, (int)mails["answered"]!).ShouldBe((3, 1));
    }

    [Theory]
    [InlineData("{}", "task")]
    [InlineData("""{"task":"observation"}""", "wave")]
    [InlineData("""{"task":"reactionSurvey","wave":6}""", "wave")]
    [InlineData("""{"task":"selfAssessment","wave":0,"members":[]}""", "wave,members")]
    public async Task All_that_is_wrong_with_a_reminder_is_told_at_once(string body, string fields)
    {
        await using var host = await NotificationsHost.StartAsync();
        await host.CohortAsync();

        var answer = await host.PostAsync("/api/notifications/PSMA-01/remind", System.Text.Json.Nodes.JsonNode.Parse(body));

        answer.Status.ShouldBe(422);
        string.Join(',', answer.Fields).ShouldBe(fields);
    }

    [Fact]
    public async Task Holidays_are_an_admins_to_set_and_all_that_is_wrong_is_told_at_once()
    {
        await using var host = await NotificationsHost.StartAsync();
        const string Path = "/api/notifications/holidays";
        object Day(string day, string name) => new { day, name };

        (await host.GetAsync(Path, Roles.TrainingUnit, "BPSDM")).Json!["holidays"]!.AsArray().Count.ShouldBe(0, "nobody has made any up");
        (await host.SendAsync(HttpMethod.Put, Path, new { holidays = new[] { Day("2026-08-17", "Hari Kemerdekaan") } }, Roles.TrainingUnit, "BPSDM")).Status.ShouldBe(403);
        var wrong = await host.SendAsync(HttpMethod.Put, Path, new { holidays = new[] { Day("17-08-2026", ""), Day("2026-12-25", "Natal"), Day("2026-12-25", "Natal") } });
        (wrong.Status, string.Join(' ', wrong.Fields)).ShouldBe((422, "holidays[0].day holidays[0].name holidays[2].day"));
        (await host.SendAsync(HttpMethod.Put, Path, new { })).Status.ShouldBe(422);
        (await host.SendAsync(HttpMethod.Put, Path, new { holidays = new[] { Day("2026-12-25", "Natal"), Day("2026-08-17", " Hari Kemerdekaan ") } })).Status.ShouldBe(200);

        var kept = (await host.GetAsync(Path)).Json!["holidays"]!.AsArray().Select(holiday => $"{holiday!["day"]} {holiday["name"]}");
        kept.ShouldBe(["2026-08-17 Hari Kemerdekaan", "2026-12-25 Natal"]);
        (await host.GetAsync("/api/notifications/audit")).Json!["items"]!.AsArray().Select(entry => (string?)entry!["action"]).ShouldBe(["holidays-replaced"]);
    }

    [Fact]
    public async Task Another_agencys_cohort_cannot_be_told_from_one_that_is_not_there()
    {
        await using var host = await NotificationsHost.StartAsync();
        var cohort = await host.CohortAsync();
        var none = host.World.Member(cohort, email: "");
        host.World.Opens(cohort, none);
        await host.TellAsync(cohort.Invites([none]));
        await host.WorkAsync();
        var id = (string?)(await host.GetAsync("/api/notifications/PSMA-01/mails?state=no-address")).Json!["items"]![0]!["id"];

        foreach (var (method, path, body) in ((HttpMethod, string, object?)[])[
            (HttpMethod.Get, "status", null), (HttpMethod.Get, "status/unreached", null), (HttpMethod.Get, "mails", null), (HttpMethod.Post, $"mails/{id}/retry", null), (HttpMethod.Post, $"mails/{id}/discard", null),
            (HttpMethod.Post, "remind", new { task = "observation", wave = 6 })])
        {
            var others = await host.SendAsync(method, $"/api/notifications/PSMA-01/{path}", body, Roles.TrainingUnit, "DINKES");
            var nobodys = await host.SendAsync(method, $"/api/notifications/PSMA-99/{path}", body, Roles.TrainingUnit, "DINKES");

            others.Status.ShouldBe(404, path);
            Said(others, "PSMA-01").ShouldBe(Said(nobodys, "PSMA-99"), path);
        }
        (await host.GetAsync("/api/notifications/PSMA-01/mails?state=no-address")).Json!["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_but_admins_and_training_units_gets_in()
    {
        await using var host = await NotificationsHost.StartAsync();
        await host.CohortAsync();
        (HttpMethod, string)[] all =
        [
            (HttpMethod.Get, "PSMA-01/status"), (HttpMethod.Get, "PSMA-01/status/unreached"), (HttpMethod.Get, "PSMA-01/mails"), (HttpMethod.Post, $"PSMA-01/mails/{Guid.NewGuid()}/retry"),
            (HttpMethod.Post, $"PSMA-01/mails/{Guid.NewGuid()}/discard"), (HttpMethod.Post, "PSMA-01/remind"), (HttpMethod.Get, "holidays"), (HttpMethod.Put, "holidays"),
            (HttpMethod.Get, "operations"),
        ];

        foreach (var (method, path) in all)
        {
            (await host.SendAsync(method, $"/api/notifications/{path}", role: null)).Status.ShouldBe(401, path);
            foreach (var role in (string[])[Roles.Supervisor, Roles.Leadership, Roles.Auditor, Roles.Respondent])
                (await host.SendAsync(method, $"/api/notifications/{path}", role: role, agency: "BPSDM")).Status.ShouldBe(403, $"{role} {path}");
        }
    }

    [Fact]
    public async Task Mails_to_accounts_are_for_admins()
    {
        await using var host = await NotificationsHost.StartAsync();
        foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Get, ""), (HttpMethod.Post, $"/{Guid.NewGuid()}/retry"), (HttpMethod.Post, $"/{Guid.NewGuid()}/discard")])
            (await host.SendAsync(method, $"/api/notifications/account-mails{path}", role: Roles.TrainingUnit, agency: "BPSDM")).Status.ShouldBe(403, path);
    }

    /// <summary>The whole refusal, but for what differs from one request to the next.</summary>
    private static string Said(ApiAnswer answer, string cohort)
    {
        answer.Json!.AsObject().Remove("traceId");
        return answer.Json.ToJsonString().Replace(cohort, "", StringComparison.Ordinal);
    }

    private static async Task<(int Status, int Asked)> AskAsync(NotificationsHost host)
    {
        var answer = await host.PostAsync("/api/notifications/PSMA-01/remind", new { task = "observation", wave = 6 }, Roles.TrainingUnit, "BPSDM");
        return (answer.Status, (int)answer.Json!["asked"]!);
    }

    private static async Task<string> StatusAsync(NotificationsHost host) => string.Join('\n', (await host.GetAsync("/api/notifications/PSMA-01/status")).Json!["items"]!.AsArray().Select(item =>
        $"{item!["task"]}/{item["wave"]} {string.Join(' ', item.AsObject().Skip(2).Select(count => $"{count.Key} {count.Value}"))}"));

    private static async Task<IReadOnlyList<(Guid Member, string State)>> UnreachedAsync(NotificationsHost host) =>
        [.. (await host.GetAsync("/api/notifications/PSMA-01/status/unreached")).Json!["items"]!.AsArray().Select(item => ((Guid)item!["member"]!, (string)item["state"]!))];
}
