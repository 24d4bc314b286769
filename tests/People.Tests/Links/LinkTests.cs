using System.Text;
using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.Contracts.Questions;
using Evaluation.People.Tests.Hosts;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.Links;

public sealed class LinkTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Cohort = "PSMA-2024-01", Session = "/api/identity/links/session";

    private JsonNode participant = null!;

    private Guid Person => Guid.Parse((string)participant["person"]!);

    public async ValueTask InitializeAsync()
    {
        await host.ImportAsync("psma-2024-01");
        participant = (await host.PeopleAsync(Cohort))[0];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_link_gives_a_token_for_its_person_in_every_cohort_that_knows_the_person()
    {
        var answer = (await host.Nobody.PostAsync(Session, new { secret = await host.LinkAsync(Person) })).ShouldBe(200);
        var claims = ClaimsOf((string)answer.Json["accessToken"]!);
        ((string?)claims["role"]).ShouldBe("respondent");
        ((string?)claims["sub"]).ShouldBe(Person.ToString());
        claims["agency"].ShouldBeNull();
        claims["name"].ShouldBeNull();
        MembersOf(claims).ShouldBe([(string)participant["id"]!]);
        ((int)answer.Json["expiresIn"]!).ShouldBe(1800);
    }

    [Fact]
    public async Task Unknown_expired_and_revoked_links_are_refused_in_the_same_words()
    {
        var unknown = (await host.Nobody.PostAsync(Session, new { secret = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })).ShouldBe(401);
        unknown.Code.ShouldBe("linkInvalid");
        var other = Guid.Parse((string)(await host.PeopleAsync(Cohort))[1]["person"]!);
        var revoked = await host.LinkAsync(other);
        (await host.Admin.PostAsync($"/api/identity/persons/{other}/links/revoke", new { })).ShouldBe(200);
        var expired = await host.LinkAsync(Person);
        (await host.Nobody.PostAsync(Session, new { secret = revoked })).Bare.ShouldBe(unknown.Bare);
        host.Clock.Advance(TimeSpan.FromDays(45));
        (await host.Nobody.PostAsync(Session, new { secret = expired })).Bare.ShouldBe(unknown.Bare);
        await host.SignInAdminAsync();
        (await host.Nobody.PostAsync(Session, new { })).Bare.ShouldBe(unknown.Bare);
    }

    [Fact]
    public async Task Five_hundred_links_are_made_at_once_and_none_of_their_secrets_is_stored()
    {
        var persons = Enumerable.Range(0, 500).Select(_ => Guid.NewGuid()).ToList();
        var links = (await host.AskAsync<AskLinks, LinksAnswered>("identity-questions", new(persons))).Links;
        links.Select(link => link.Person).ShouldBe(persons);
        links.Select(link => link.Secret).Distinct().Count().ShouldBe(500);
        links.ShouldAllBe(link => link.Secret.Length == 43);
        var stored = await host.Database("identity").ReadAsync(session => session.QueryAsync<byte[]>("SELECT hash FROM links"), TestContext.Current.CancellationToken);
        stored.Count.ShouldBeGreaterThanOrEqualTo(500);
        var texts = stored.Select(hash => Encoding.Latin1.GetString(hash)).ToHashSet();
        links.ShouldAllBe(link => !texts.Contains(link.Secret));
    }

    [Fact]
    public async Task A_link_is_used_as_often_as_its_person_wants_and_leaves_the_day_only()
    {
        var secret = await host.LinkAsync(Person);
        for (var use = 0; use < 2; use++) (await host.Nobody.PostAsync(Session, new { secret })).ShouldBe(200);
        var marks = await host.Database("identity").ReadAsync(session => session.QueryAsync<string>("SELECT DISTINCT last_used_on FROM links WHERE last_used_on IS NOT NULL"), TestContext.Current.CancellationToken);
        marks.ShouldAllBe(mark => mark.Length == "2026-11-21".Length);
    }

    [Fact]
    public async Task Revoking_ends_the_session_that_was_opened_with_the_link()
    {
        var person = Guid.Parse((string)(await host.PeopleAsync(Cohort))[2]["person"]!);
        var respondent = await host.RespondentAsync(person);
        (await respondent.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(200);
        (await host.Admin.PostAsync($"/api/identity/persons/{person}/links/revoke", new { })).ShouldBe(200);
        (await respondent.GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(401);
        (await (await host.RespondentAsync(person)).GetAsync($"/api/cohorts/persons/{person}/data")).ShouldBe(200);
    }

    [Fact]
    public async Task A_training_unit_revokes_links_of_its_own_people_and_does_not_learn_of_others()
    {
        var person = Guid.Parse((string)(await host.PeopleAsync(Cohort))[3]["person"]!);
        var own = await host.ClientAsync("training-unit", "BKN");
        var other = await host.ClientAsync("training-unit", "LAIN");
        var nobody = Guid.NewGuid();
        var there = await other.PostAsync($"/api/identity/persons/{person}/links/revoke", new { });
        var notThere = await other.PostAsync($"/api/identity/persons/{nobody}/links/revoke", new { });
        there.ShouldBe(404);
        there.Bare.Item2.Replace(person.ToString(), "", StringComparison.Ordinal).ShouldBe(notThere.Bare.Item2.Replace(nobody.ToString(), "", StringComparison.Ordinal));
        await host.LinkAsync(person);
        ((int)(await own.PostAsync($"/api/identity/persons/{person}/links/revoke", new { })).ShouldBe(200).Json["revoked"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_link_is_sent_again_to_an_address_on_file_in_whatever_case_and_the_answer_does_not_tell()
    {
        var known = await host.Nobody.PostAsync("/api/identity/links/resend", new { email = ((string)participant["email"]!).ToUpperInvariant() });
        var unknown = await host.Nobody.PostAsync("/api/identity/links/resend", new { email = "nobody@nowhere.example" });
        known.ShouldBe(202);
        unknown.Bare.ShouldBe(known.Bare);
        (await host.HearsAsync<LinkRequested>(request => request.Person == Person)).Member.ToString().ShouldBe((string)participant["id"]!);
    }

    [Fact]
    public async Task An_address_is_sent_three_links_an_hour_and_no_more()
    {
        var asking = (await host.PeopleAsync(Cohort))[4];
        var (person, email) = (Guid.Parse((string)asking["person"]!), (string)asking["email"]!);
        for (var request = 0; request < 5; request++) (await host.Nobody.PostAsync("/api/identity/links/resend", new { email })).ShouldBe(202);
        // Somebody else's, so that all before it have been heard.
        var last = (await host.PeopleAsync(Cohort))[5];
        await host.Nobody.PostAsync("/api/identity/links/resend", new { email = (string)last["email"]! });
        await host.HearsAsync<LinkRequested>(heard => heard.Person == Guid.Parse((string)last["person"]!));
        host.Heard.OfType<LinkRequested>().Count(heard => heard.Person == person).ShouldBe(3);

        host.Clock.Advance(TimeSpan.FromMinutes(61));
        await host.Nobody.PostAsync("/api/identity/links/resend", new { email });
        await Eventually.EqualsAsync(4, () => host.Heard.OfType<LinkRequested>().Count(heard => heard.Person == person));
    }

    [Fact]
    public async Task What_is_no_address_is_told_so() =>
        (await host.Nobody.PostAsync("/api/identity/links/resend", new { email = "not an address" })).ShouldBe(422).Code.ShouldBe("emailMalformed");

    private static JsonNode ClaimsOf(string token)
    {
        var part = token.Split('.')[1].Replace('-', '+').Replace('_', '/');
        return JsonNode.Parse(Convert.FromBase64String(part.PadRight((part.Length + 3) / 4 * 4, '=')))!;
    }

    private static IEnumerable<string> MembersOf(JsonNode claims) => claims["member"] is JsonArray several ? several.Select(member => (string)member!) : [(string)claims["member"]!];
}
