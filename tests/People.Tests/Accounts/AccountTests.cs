using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.People.Tests.Hosts;
using Evaluation.People.Tests.Setup;

namespace Evaluation.People.Tests.Accounts;

public sealed class AccountTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    private const string Accounts = "/api/identity/accounts", Password = "/api/identity/password", Renew = "/api/identity/token/renew";

    [Fact]
    public async Task An_invited_person_sets_a_password_with_the_secret_that_was_mailed_once()
    {
        var (id, userName) = await InvitedAsync();
        (await host.HearsAsync<AccountMailRequested>(request => request.Account == id)).Kind.ShouldBe(AccountMailKind.Invitation);
        (await host.Nobody.PostAsync("/api/identity/token", new { userName, password = "" })).ShouldBe(401);
        var mail = await MailAsync(id);
        mail.Email.ShouldBe($"{userName}@agency.example");

        (await host.Nobody.PutAsync(Password, new { secret = mail.Secret, password = "short" })).ShouldBe(422).Code.ShouldBe("passwordLength");
        (await host.Nobody.PutAsync(Password, new { secret = mail.Secret, password = "a password of my own" })).ShouldBe(204);
        (await host.Nobody.PutAsync(Password, new { secret = mail.Secret, password = "another one, again" })).ShouldBe(401).Code.ShouldBe("secretInvalid");
        await host.SignInAsync(userName, "a password of my own");
        (await ReadAsync(id))["state"]!.GetValue<string>().ShouldBe("active");
    }

    [Fact]
    public async Task A_secret_that_has_expired_opens_nothing()
    {
        var (id, _) = await InvitedAsync();
        var mail = await MailAsync(id);
        host.Clock.Advance(TimeSpan.FromDays(3));
        await host.SignInAdminAsync();
        (await host.Nobody.PutAsync(Password, new { secret = mail.Secret, password = "a password of my own" })).ShouldBe(401);
    }

    [Fact]
    public async Task A_reset_tells_nobody_whether_there_is_an_account()
    {
        var (id, userName) = await ActiveAsync("leadership");
        var known = await host.Nobody.PostAsync($"{Password}/reset", new { userName });
        var unknown = await host.Nobody.PostAsync($"{Password}/reset", new { userName = "nobody-of-that-name" });
        known.ShouldBe(202);
        unknown.Bare.ShouldBe(known.Bare);
        (await host.HearsAsync<AccountMailRequested>(request => request.Account == id)).Kind.ShouldBe(AccountMailKind.PasswordReset);
    }

    [Fact]
    public async Task A_password_that_was_reset_ends_the_sessions_before_it()
    {
        var (id, userName) = await ActiveAsync("training-unit", "BKN");
        var before = await host.SignInAsync(userName, PeopleHost.AdminPassword);
        (await before.GetAsync("/api/chains")).ShouldBe(200);
        (await host.Nobody.PutAsync(Password, new { secret = (await MailAsync(id)).Secret, password = "quite another password" })).ShouldBe(204);
        (await before.GetAsync("/api/chains")).ShouldBe(401);
        (await (await host.SignInAsync(userName, "quite another password")).GetAsync("/api/chains")).ShouldBe(200);
    }

    [Fact]
    public async Task One_changes_ones_own_password_with_the_old_one_and_goes_on_with_a_new_token()
    {
        var (_, userName) = await ActiveAsync("training-unit", "BKN");
        var self = await host.SignInAsync(userName, PeopleHost.AdminPassword);
        (await self.PutAsync($"{Accounts}/me/password", new { currentPassword = "not the old one", password = "quite another password" })).ShouldBe(422).Code.ShouldBe("currentPasswordWrong");
        var changed = (await self.PutAsync($"{Accounts}/me/password", new { currentPassword = PeopleHost.AdminPassword, password = "quite another password" })).ShouldBe(200);
        (await self.GetAsync("/api/chains")).ShouldBe(401);
        (await new Client(self.Http, (string)changed.Json["accessToken"]!).GetAsync("/api/chains")).ShouldBe(200);
    }

    [Theory]
    [InlineData("locked")]
    [InlineData("deactivated")]
    public async Task Whoever_is_shut_out_is_so_at_once(string state)
    {
        var (id, userName) = await ActiveAsync("training-unit", "BKN");
        var before = await host.SignInAsync(userName, PeopleHost.AdminPassword);
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { state }, ifMatch: 1)).ShouldBe(200);
        (await before.GetAsync("/api/chains")).ShouldBe(401);
        (await host.Nobody.PostAsync("/api/identity/token", new { userName, password = PeopleHost.AdminPassword })).ShouldBe(401).Code.ShouldBe("credentialsWrong");
    }

    [Fact]
    public async Task An_admin_unlocks_what_was_locked_and_not_what_was_deactivated()
    {
        var (id, userName) = await ActiveAsync("training-unit", "BKN");
        await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "locked" }, ifMatch: 1);
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "active" }, ifMatch: 2)).ShouldBe(200);
        await host.SignInAsync(userName, PeopleHost.AdminPassword);
        await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "deactivated" }, ifMatch: 3);
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "active" }, ifMatch: 4)).ShouldBe(409).Code.ShouldBe("accountDeactivated");
    }

    [Fact]
    public async Task Another_role_counts_from_the_next_sign_in_on_and_the_token_before_it_no_longer()
    {
        var (id, userName) = await ActiveAsync("training-unit", "BKN");
        var before = await host.SignInAsync(userName, PeopleHost.AdminPassword);
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { role = "auditor", agency = "" }, ifMatch: 1)).ShouldBe(200);
        (await before.GetAsync("/api/cohorts/policies")).ShouldBe(401);
        var after = await host.SignInAsync(userName, PeopleHost.AdminPassword);
        (await after.GetAsync("/api/cohorts/policies")).ShouldBe(403);
        (await after.GetAsync("/api/cohorts/audit")).ShouldBe(200);
    }

    [Fact]
    public async Task A_change_names_the_version_that_it_replaces_and_all_that_is_wrong_is_told_at_once()
    {
        var (id, _) = await ActiveAsync("leadership");
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "locked" })).ShouldBe(428);
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "locked" }, ifMatch: 7)).ShouldBe(412);
        (await host.Admin.PatchAsync($"{Accounts}/{id}", new { role = "training-unit", email = "none", state = "gone" }, ifMatch: 1)).ShouldBe(422)
            .ErrorCodes.ShouldBe(["agencyMissing", "emailMalformed", "state"]);
        (await host.Admin.PatchAsync($"{Accounts}/{Guid.NewGuid()}", new { state = "locked" }, ifMatch: 1)).ShouldBe(404);
    }

    [Fact]
    public async Task The_last_admin_stays()
    {
        var admin = (await host.Admin.GetAsync(Accounts)).Json["items"]!.AsArray().First(item => (string)item!["userName"]! == "admin")!;
        (await host.Admin.PatchAsync($"{Accounts}/{admin["id"]}", new { state = "locked" }, ifMatch: (long)admin["version"]!)).ShouldBe(409).Code.ShouldBe("lastAdmin");
    }

    [Fact]
    public async Task A_supervisors_account_is_tied_to_a_person_of_its_agency()
    {
        await host.ImportAsync("psma-2024-01");
        var participant = (await host.PeopleAsync("PSMA-2024-01"))[0];
        var supervisor = Guid.Parse((string)participant["supervisor"]!);
        var person = (string)(await host.PeopleAsync("PSMA-2024-01", "rater")).First(rater => (string)rater["id"]! == supervisor.ToString())["person"]!;
        var client = await host.ClientAsync("supervisor", "BKN", supervisor);
        (await client.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(200);
        (await client.GetAsync($"/api/cohorts/persons/{participant["person"]}/data")).ShouldBe(404);

        var elsewhere = await host.Admin.PostAsync(Accounts, new { userName = "boss-elsewhere", password = PeopleHost.AdminPassword, role = "supervisor", agency = "LAIN", member = supervisor });
        elsewhere.ShouldBe(422).Code.ShouldBe("memberUnknown");
    }

    [Fact]
    public async Task A_supervisors_token_is_renewed_for_the_cohorts_since_and_ends_when_it_would_have()
    {
        await host.ImportAsync("psma-2024-01");
        var rater = (await host.PeopleAsync("PSMA-2024-01", "rater"))[0];
        var before = await host.ClientAsync("supervisor", "BKN", Guid.Parse((string)rater["id"]!));
        (await host.Admin.PostAsync("/api/cohorts", PlanCohortTests.Definition("SIANG-01"))).ShouldBe(201);
        (await host.Admin.PostAsync("/api/cohorts/SIANG-01/people", new { role = "participant", nip = (string)rater["nip"]!, name = (string)rater["name"]! })).ShouldBe(201);
        host.Clock.Advance(TimeSpan.FromHours(2));
        await host.SignInAdminAsync();
        var known = await before.GetAsync($"/api/cohorts/SIANG-01/names?ids={Guid.NewGuid()}");

        var renewed = (await before.PostAsync(Renew, new { })).ShouldBe(200).Json;

        known.ShouldBe(404);
        ((int)renewed["expiresIn"]!).ShouldBe(6 * 3600);
        (await new Client(host.Nobody.Http, (string)renewed["accessToken"]!).GetAsync($"/api/cohorts/SIANG-01/names?ids={Guid.NewGuid()}")).ShouldBe(200);
    }

    [Fact]
    public async Task A_token_that_was_ended_is_not_renewed()
    {
        await host.ImportAsync("psma-2024-01");
        var rater = Guid.Parse((string)(await host.PeopleAsync("PSMA-2024-01", "rater"))[0]["id"]!);
        var client = await host.ClientAsync("supervisor", "BKN", rater);
        var account = (await host.Admin.GetAsync(Accounts)).Json["items"]!.AsArray().Last(item => (string)item!["role"]! == "supervisor" && (string)item["state"]! == "active")!;
        (await host.Admin.PatchAsync($"{Accounts}/{account["id"]}", new { state = "locked" }, ifMatch: (long)account["version"]!)).ShouldBe(200);

        (await client.PostAsync(Renew, new { })).ShouldBe(401);
    }

    [Fact]
    public async Task A_training_units_mail_goes_to_its_active_accounts()
    {
        await ActiveAsync("training-unit", "AGN", "one@agn.example");
        var (locked, _) = await ActiveAsync("training-unit", "AGN", "two@agn.example");
        await host.Admin.PatchAsync($"{Accounts}/{locked}", new { state = "locked" }, ifMatch: 1);
        (await host.AskAsync<AskTrainingUnit, TrainingUnitAnswered>("identity-questions", new("AGN"))).Emails.ShouldBe(["one@agn.example"]);
    }

    [Fact]
    public async Task Every_process_can_ask_whose_sessions_were_ended()
    {
        var (id, _) = await ActiveAsync("leadership");
        await host.Admin.PatchAsync($"{Accounts}/{id}", new { state = "locked" }, ifMatch: 1);
        (await host.AskAsync<AskEndedSessions, EndedSessionsAnswered>("identity-questions", new("a test"))).Sessions.ShouldContain(new EndedSession(id, 1));
    }

    private async Task<(Guid Id, string UserName)> InvitedAsync()
    {
        var userName = $"invited-{Guid.NewGuid():N}"[..20];
        var created = (await host.Admin.PostAsync(Accounts, new { userName, role = "leadership", email = $"{userName}@agency.example" })).ShouldBe(201);
        ((string)created.Json["state"]!).ShouldBe("invited");
        return ((Guid)created.Json["id"]!, userName);
    }

    private async Task<(Guid Id, string UserName)> ActiveAsync(string role, string? agency = null, string? email = null)
    {
        var userName = $"active-{Guid.NewGuid():N}"[..20];
        var created = await host.Admin.PostAsync(Accounts, new { userName, password = PeopleHost.AdminPassword, role, agency, email = email ?? $"{userName}@agency.example" });
        return ((Guid)created.ShouldBe(201).Json["id"]!, userName);
    }

    private async Task<AccountMail> MailAsync(Guid id) => (await host.AskAsync<AskAccountMail, AccountMailAnswered>("identity-questions", new(id))).Mail.ShouldNotBeNull();

    private async Task<JsonNode> ReadAsync(Guid id) => (await host.Admin.GetAsync($"{Accounts}/{id}")).ShouldBe(200).Json;
}
