using System.Text.Json.Nodes;
using Evaluation.Contracts.Questions;
using Evaluation.People.Tests.Hosts;

namespace Evaluation.People.Tests.People;

/// <summary>Somebody with a NIP is in cohorts of two agencies, and one of them need not mean well.</summary>
public sealed class TwoAgenciesTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Own = "PSMA-2024-01", Other = "CB-LURAH-2024", OtherAgency = "BKPP-SMG";

    private IReadOnlyList<JsonNode> people = [];

    public async ValueTask InitializeAsync()
    {
        foreach (var (cohort, sample) in new[] { (Own, "psma-2024-01"), (Other, "cb-lurah-2024") })
            if ((await host.Admin.GetAsync($"/api/cohorts/{cohort}")).Status == 404) await host.ImportAsync(sample);
        people = [.. (await host.PeopleAsync(Own)).Where(person => person["nip"] is not null).OrderBy(person => (string?)person["nip"], StringComparer.Ordinal)];
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task What_one_has_written_down_the_other_does_not_read_by_naming_a_nip()
    {
        var added = await RecordAsync(people[0], name: null, email: null);
        (added["name"], added["email"], added["phone"]).ShouldBe((null, null, null));
        ((string)added["person"]!).ShouldNotBe((string)people[0]["person"]!);
    }

    [Fact]
    public async Task What_the_other_writes_changes_nothing_of_what_one_has()
    {
        await RecordAsync(people[1], "Nama Lain", "lain1@tempat.example");
        var now = (await host.PeopleAsync(Own)).Single(person => (string)person["id"]! == (string)people[1]["id"]!);
        now.ToJsonString().ShouldBe(people[1].ToJsonString());
    }

    [Fact]
    public async Task A_link_that_goes_to_another_address_opens_nothing_of_the_first_agency()
    {
        var added = await RecordAsync(people[2], "Nama Lain", "lain2@tempat.example");

        var asked = (await host.AskAsync<AskMemberships, MembershipsAnswered>("cohorts-questions", new(Email: "lain2@tempat.example"))).Memberships.ShouldHaveSingleItem();
        var respondent = await host.RespondentAsync(asked.Recipient);

        (await respondent.GetAsync($"/api/cohorts/persons/{added["person"]}/data")).ShouldBe(200).Json["cohorts"]!.AsArray().ShouldHaveSingleItem()!["cohort"]!.ToString().ShouldBe(Other);
        (await respondent.GetAsync($"/api/cohorts/persons/{people[2]["person"]}/data")).ShouldBe(404);
    }

    [Fact]
    public async Task At_the_same_address_it_is_one_person_with_one_link_for_both()
    {
        var added = await RecordAsync(people[3], "Nama Lain", ((string)people[3]["email"]!).ToUpperInvariant());
        Guid[] members = [Guid.Parse((string)people[3]["id"]!), Guid.Parse((string)added["id"]!)];

        var contacts = (await host.AskAsync<AskContacts, ContactsAnswered>("cohorts-questions", new(members))).Contacts;
        contacts.Select(contact => contact.AgencyName).ShouldBe(["Badan Kepegawaian Negara", "BKPP Kota Semarang"], ignoreOrder: true);
        var recipient = contacts.Select(contact => contact.Person).Distinct().ShouldHaveSingleItem();
        var opened = (await host.AskAsync<AskMemberships, MembershipsAnswered>("cohorts-questions", new(Person: recipient))).Memberships;

        opened.Select(membership => membership.Member).ShouldBe(members, ignoreOrder: true);
        opened.ShouldAllBe(membership => membership.Recipient == recipient);
        // Whichever agency ends the links ends those that open its own cohorts too.
        var secret = await host.LinkAsync(recipient);
        (await (await host.ClientAsync("training-unit", OtherAgency)).PostAsync($"/api/identity/persons/{added["person"]}/links/revoke", new { })).ShouldBe(200);
        (await host.Nobody.PostAsync("/api/identity/links/session", new { secret })).ShouldBe(401);
    }

    [Fact]
    public async Task An_account_that_was_made_for_one_agency_opens_nothing_of_the_other()
    {
        var added = await RecordAsync(people[5], "Nama Lain", (string)people[5]["email"]!);
        var supervisor = await host.ClientAsync("supervisor", OtherAgency, (Guid)added["id"]!);

        (await supervisor.GetAsync($"/api/cohorts/persons/{added["person"]}/data")).ShouldBe(200).Json["cohorts"]!.AsArray().ShouldHaveSingleItem()!["cohort"]!.ToString().ShouldBe(Other);
        (await supervisor.GetAsync($"/api/cohorts/persons/{people[5]["person"]}/data")).ShouldBe(404);
    }

    [Fact]
    public async Task Erasure_finds_the_person_at_every_agency()
    {
        var added = await RecordAsync(people[4], "Nama Lain", "lain4@tempat.example");
        (await host.Admin.PostAsync($"/api/cohorts/persons/{people[4]["person"]}/erase", new { reason = "request" })).ShouldBe(204);
        var left = (await host.PeopleAsync(Other, "rater")).Single(person => (string)person["id"]! == (string)added["id"]!);
        (left["nip"], left["email"]).ShouldBe((null, null));
    }

    private async Task<JsonNode> RecordAsync(JsonNode person, string? name, string? email)
    {
        var unit = await host.ClientAsync("training-unit", OtherAgency);
        return (await unit.PostAsync($"/api/cohorts/{Other}/people", new { nip = (string)person["nip"]!, role = "rater", name, email })).ShouldBe(201).Json;
    }
}
