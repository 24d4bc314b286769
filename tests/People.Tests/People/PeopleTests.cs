using System.Text.Json.Nodes;
using Evaluation.Contracts.Events;
using Evaluation.People.Tests.Hosts;
using Evaluation.Testing.Time;

namespace Evaluation.People.Tests.People;

public sealed class PeopleTests(PeopleHost host) : IClassFixture<PeopleHost>, IAsyncLifetime
{
    private const string Cohort = "PSMA-2024-01", People = $"/api/cohorts/{Cohort}/people";

    public async ValueTask InitializeAsync() => await host.ImportAsync("psma-2024-01");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Somebody_who_is_added_is_told_of_alone_and_without_a_name()
    {
        var added = (await host.Admin.PostAsync(People, new { role = "rater", nip = "197001011995011003", name = "Rater Baru", email = "rater@bkn.example" })).ShouldBe(201);
        var id = (Guid)added.Json["id"]!;
        var told = await host.HearsAsync<RosterChanged>(roster => roster.Persons.Any(person => person.Id == id));
        told.Persons.ShouldHaveSingleItem().Roles.ShouldBe(PersonRoles.Rater);
        told.NumberSum.ShouldBe((await host.PeopleAsync(Cohort, "")).Sum(person => (long)person["version"]!));

        var again = await host.Admin.PostAsync(People, new { role = "rater", nip = "19700101 199501 1 003" });
        again.ShouldBe(409).Code.ShouldBe("personThere");
        (await host.Admin.PostAsync(People, new { role = "participant", nip = "197001011995011003", name = "Rater Baru" })).ShouldBe(201)
            .Json["roles"]!.AsArray().Select(role => (string)role!).ShouldBe(["participant", "rater"]);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_person_is_told_at_once()
    {
        (await host.Admin.PostAsync(People, new { role = "participant", nip = "1,98507E+17", email = "none", attendedHours = -1, supervisor = Guid.NewGuid() })).ShouldBe(422)
            .ErrorCodes.ShouldBe(["nipDamaged", "nameMissing", "emailMalformed", "numberNegative", "supervisorUnknown"]);
        (await host.Admin.PostAsync(People, new { role = "organiser", nip = "197001011995011003" })).ShouldBe(422).ErrorCodes.ShouldBe(["codeMissing"]);
        (await host.Admin.PostAsync(People, new { role = "guest", nip = "197001011995011003", code = "x" })).ShouldBe(422).ErrorCodes.ShouldBe(["unknownRole", "nipAndCode"]);
    }

    [Fact]
    public async Task The_supervisor_of_each_day_is_known_after_a_change()
    {
        var participant = await ParticipantAsync(0);
        var (first, second) = (Guid.Parse((string)participant["supervisor"]!), await RaterAsync("atasan-baru-1"));
        var changed = await CorrectAsync(participant, new { supervisor = new { id = second }, effectiveOn = "2026-01-15", reason = "transferred" });
        changed.ShouldBe(200);
        Guid.Parse((string)changed.Json["supervisor"]!).ShouldBe(second);
        Periods(changed.Json).ShouldBe([("2024-03-04", first), ("2026-01-15", second)]);

        var told = await host.HearsAsync<RosterChanged>(roster => roster.Persons.Any(person => person.SupervisorId == second));
        told.Persons.ShouldHaveSingleItem().Supervisors.ShouldBe([new(new(2024, 3, 4), first), new(new(2026, 1, 15), second)]);
    }

    [Fact]
    public async Task A_supervisor_in_between_counts_until_the_next_one_who_is_known()
    {
        var participant = await ParticipantAsync(1);
        var first = Guid.Parse((string)participant["supervisor"]!);
        var (last, between) = (await RaterAsync("atasan-baru-2"), await RaterAsync("atasan-baru-3"));
        await CorrectAsync(participant, new { supervisor = new { id = last }, effectiveOn = "2026-01-15", reason = "transferred" });
        var changed = await CorrectAsync(await ParticipantAsync(1), new { supervisor = new { id = between }, effectiveOn = "2025-06-01", reason = "promoted" });
        Periods(changed.Json).ShouldBe([("2024-03-04", first), ("2025-06-01", between), ("2026-01-15", last)]);
        Guid.Parse((string)changed.Json["supervisor"]!).ShouldBe(last);
    }

    [Fact]
    public async Task A_move_that_is_still_to_come_does_not_count_today()
    {
        var participant = await ParticipantAsync(2);
        var next = await RaterAsync("atasan-baru-4");
        var changed = await CorrectAsync(participant, new { supervisor = new { id = next }, effectiveOn = "2027-02-01", reason = "transferred" });
        ((string)changed.Json["supervisor"]!).ShouldBe((string)participant["supervisor"]!);
        Periods(changed.Json)[^1].ShouldBe(("2027-02-01", next));
    }

    [Fact]
    public async Task A_correction_was_so_all_the_time()
    {
        var participant = await ParticipantAsync(3);
        var right = await RaterAsync("atasan-benar");
        var changed = await CorrectAsync(participant, new { supervisor = new { id = right }, unit = "Unit benar", reason = "correction" });
        changed.Json["supervisors"].ShouldBeNull();
        changed.Json["posts"].ShouldBeNull();
        Guid.Parse((string)changed.Json["supervisor"]!).ShouldBe(right);
    }

    [Fact]
    public async Task Posts_have_a_history_and_an_import_says_what_is_so_from_its_day_on()
    {
        var participant = await ParticipantAsync(4);
        var moved = await CorrectAsync(participant, new { unit = "Kantor Baru", effectiveOn = "2026-05-01", reason = "transferred" });
        moved.Json["posts"]!.AsArray().Select(post => ((string)post!["from"]!, (string)post["unit"]!)).ShouldBe([("2024-03-04", (string)participant["unit"]!), ("2026-05-01", "Kantor Baru")]);

        // The bundle still has the old unit, and the supervisor that somebody else took over from.
        var next = await RaterAsync("atasan-baru-5");
        await CorrectAsync(await ParticipantAsync(4), new { supervisor = new { id = next }, effectiveOn = "2026-05-01", reason = "transferred" });
        await host.ImportAsync("psma-2024-01");
        var after = await ParticipantAsync(4);
        after["posts"]!.AsArray().Select(post => ((string)post!["from"]!, (string)post["unit"]!))
            .ShouldBe([("2024-03-04", (string)participant["unit"]!), ("2026-05-01", "Kantor Baru"), ("2026-11-21", (string)participant["unit"]!)]);
        var first = Guid.Parse((string)participant["supervisor"]!);
        Periods(after).ShouldBe([("2024-03-04", first), ("2026-05-01", next), ("2026-11-21", first)]);
        ((bool)(await host.ImportAsync("psma-2024-01"))["changed"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task A_follow_up_counts_participants_in_the_unit_where_they_worked_when_it_opened()
    {
        const string status = "/api/behaviour/PSMA-2024-01/follow-ups/6/status";
        await CorrectAsync(await ParticipantAsync(9), new { unit = "Pindah Sebelum", effectiveOn = "2024-03-10", reason = "transferred" });
        await CorrectAsync(await ParticipantAsync(10), new { unit = "Pindah Sesudah", effectiveOn = "2026-05-01", reason = "transferred" });

        var whole = await Eventually.SeeAsync(async () => (await host.Admin.GetAsync(status)).ShouldBe(200).Json["groups"]!.AsArray(), groups => groups.Count > 0);
        var units = (await host.Admin.GetAsync($"{status}/units")).ShouldBe(200).Json["units"]!.AsArray();

        units.Select(unit => (string?)unit!["unit"]).ShouldContain("Pindah Sebelum");
        units.Select(unit => (string?)unit!["unit"]).ShouldNotContain("Pindah Sesudah");
        foreach (var count in (string[])["answered", "due", "exempt"])
            units.SelectMany(unit => unit!["groups"]!.AsArray()).Sum(group => (int)group![count]!).ShouldBe(whole.Sum(group => (int)group![count]!), count);
    }

    [Fact]
    public async Task A_correction_names_the_version_that_it_replaces()
    {
        var participant = await ParticipantAsync(5);
        var address = $"{People}/{participant["id"]}";
        (await host.Admin.PatchAsync(address, new { phone = "0812" })).ShouldBe(428).Code.ShouldBe("versionMissing");
        var changed = (await host.Admin.PatchAsync(address, new { phone = "0812" }, (long)participant["version"]!)).ShouldBe(200);
        (await host.Admin.PatchAsync(address, new { phone = "0813" }, (long)participant["version"]!)).ShouldBe(412).Code.ShouldBe("versionChanged");
        (await host.Admin.GetAsync(address)).ETag.ShouldBe(changed.ETag);
    }

    [Fact]
    public async Task Everything_that_is_wrong_with_a_correction_is_told_at_once()
    {
        var participant = await ParticipantAsync(6);
        (await CorrectAsync(participant, new { })).ShouldBe(422).Code.ShouldBe("nothingToChange");
        (await CorrectAsync(participant, new { name = " ", email = "none", attendedHours = -1, supervisor = new { id = (string)participant["id"]! }, effectiveOn = "2020-01-01" }))
            .ShouldBe(422).ErrorCodes.ShouldBe(["nameMissing", "emailMalformed", "numberNegative", "reasonMissing", "effectiveOnOutside", "supervisorIsParticipant"]);
        (await CorrectAsync(participant, new { status = "withdrawn", reason = "because" })).ShouldBe(422).ErrorCodes.ShouldBe(["reasonUnknown"]);
    }

    [Fact]
    public async Task What_was_corrected_is_on_record_and_no_name_is()
    {
        var participant = await ParticipantAsync(7);
        (await CorrectAsync(participant, new { name = "Nama Rahasia", email = "rahasia@bkn.example", reason = "correction" })).ShouldBe(200);
        var cohort = (string)(await host.Admin.GetAsync($"/api/cohorts/{Cohort}")).Json["id"]!;
        var log = await host.Admin.GetAsync($"/api/cohorts/audit?scope={cohort}");
        log.Text.ShouldNotContain("ahasia");
        var entry = log.Json["items"]!.AsArray().First(item => (string)item!["subject"]! == (string)participant["id"]!)!;
        ((string)entry["action"]!, (string)entry["detail"]!).ShouldBe(("person-corrected", "name, email from 2026-11-21 (correction)"));
    }

    [Fact]
    public async Task Another_agency_does_not_learn_who_is_there()
    {
        var other = await host.ClientAsync("training-unit", "LAIN");
        var own = await host.ClientAsync("training-unit", "BKN");
        var address = $"{People}/{(await ParticipantAsync(8))["id"]}";
        (await other.GetAsync(address)).ShouldBe(404);
        (await other.PatchAsync(address, new { phone = "1" }, 1)).ShouldBe(404);
        (await other.PostAsync(People, new { role = "rater", code = "x" })).ShouldBe(404);
        (await own.GetAsync(address)).ShouldBe(200);
    }

    /// <summary>One of those that the bundle brings: ids are in no order that a test could rely on.</summary>
    private async Task<JsonNode> ParticipantAsync(int place) =>
        (await host.PeopleAsync(Cohort)).Where(person => person["attendedHours"] is not null).OrderBy(person => (string)person["nip"]!, StringComparer.Ordinal).ElementAt(place);

    private async Task<Guid> RaterAsync(string code) =>
        (Guid)(await host.Admin.PostAsync(People, new { role = "rater", code, name = "Atasan Baru" })).ShouldBe(201).Json["id"]!;

    private Task<Answer> CorrectAsync(JsonNode person, object change) => host.Admin.PatchAsync($"{People}/{person["id"]}", change, (long)person["version"]!);

    private static List<(string From, Guid Supervisor)> Periods(JsonNode person) =>
        [.. person["supervisors"]!.AsArray().Select(period => ((string)period!["from"]!, Guid.Parse((string)period["supervisorId"]!)))];
}
