using System.Text.Json.Nodes;
using Evaluation.Hosting.Security;
using Evaluation.People.Tests.Hosts;
using Evaluation.Samples;

namespace Evaluation.People.Tests.Setup;

public sealed class InstrumentTests(PeopleHost host) : IClassFixture<PeopleHost>
{
    private const string Library = "/api/cohorts/instruments";

    [Theory]
    [InlineData("psma-2024-01", "behaviour")]
    [InlineData("psma-2024-01", "reaction")]
    [InlineData("latsar-kol-2025-07", "behaviour")]
    [InlineData("latsar-kol-2025-07", "reaction")]
    public async Task What_comes_with_the_software_is_what_the_samples_use(string sample, string kind)
    {
        await host.ImportAsync(sample);
        var planned = (await host.Admin.GetAsync($"/api/cohorts/{sample.ToUpperInvariant()}")).Json["definition"]!["plan"]![kind]!["instrument"]!;
        var kept = (await host.Admin.GetAsync($"{Library}/{planned["code"]}/1")).ShouldBe(200).Json["content"]!;
        ((string)kept["kind"]!).ShouldBe(kind);
        JsonNode.DeepEquals(kept[kind], planned).ShouldBeTrue(kept.ToJsonString());
    }

    [Fact]
    public async Task A_version_is_added_once_and_never_changed()
    {
        var unit = await host.ClientAsync(Roles.TrainingUnit, "BKN");
        (await unit.PutAsync($"{Library}/perilaku-bkn/1", Form("perilaku-bkn", "Satu"))).ShouldBe(201);
        (await unit.PutAsync($"{Library}/perilaku-bkn/1", Form("perilaku-bkn", "Satu"))).ShouldBe(200);
        (await unit.PutAsync($"{Library}/perilaku-bkn/1", Form("perilaku-bkn", "Lain"))).ShouldBe(409).Code.ShouldBe("versionThere");
        (await unit.PutAsync($"{Library}/perilaku-bkn/3", Form("perilaku-bkn", "Tiga"))).ShouldBe(404);
        (await unit.PutAsync($"{Library}/perilaku-bkn/2", Form("perilaku-bkn", "Dua"))).ShouldBe(201);
        ((string)(await unit.GetAsync($"{Library}/perilaku-bkn/1")).Json["content"]!["behaviour"]!["items"]![0]!["text"]!).ShouldBe("Satu");
        var listed = (await unit.GetAsync(Library)).Json["items"]!.AsArray().Single(item => (string)item!["code"]! == "perilaku-bkn")!;
        (listed["versions"]!.ToJsonString(), (bool)listed["isOwn"]!).ShouldBe(("[2,1]", true));
    }

    [Fact]
    public async Task An_agency_sees_everybodys_and_its_own_and_adds_to_its_own()
    {
        var (one, other) = (await host.ClientAsync(Roles.TrainingUnit, "BKN"), await host.ClientAsync(Roles.TrainingUnit, "LAN"));
        (await one.PutAsync($"{Library}/milik-bkn/1", Form("milik-bkn", "Satu"))).ShouldBe(201);
        (await other.GetAsync(Library)).Text.ShouldNotContain("milik-bkn");
        (await other.GetAsync($"{Library}/milik-bkn/1")).ShouldBe(404);
        (await one.PutAsync($"{Library}/berakhlak-7/2", Form("berakhlak-7", "Dua"))).ShouldBe(409).Code.ShouldBe("codeTaken");
        // An admin's is everybody's.
        (await host.Admin.PutAsync($"{Library}/semua/1", Form("semua", "Satu"))).ShouldBe(201);
        (await other.GetAsync($"{Library}/semua/1")).ShouldBe(200);
    }

    [Fact]
    public async Task A_code_of_another_agency_is_free_and_nothing_tells_that_it_is_there()
    {
        var (one, other) = (await host.ClientAsync(Roles.TrainingUnit, "BKN"), await host.ClientAsync(Roles.TrainingUnit, "LAN"));
        (await one.PutAsync($"{Library}/sama/1", Form("sama", "Milik BKN"))).ShouldBe(201);

        // As where nobody has the code.
        (await other.PutAsync($"{Library}/sama/2", Form("sama", "Dua"))).ShouldBe(404);
        (await other.PutAsync($"{Library}/sama/1", Form("sama", "Milik LAN"))).ShouldBe(201);

        (await TextAsync(one, "sama/1")).ShouldBe("Milik BKN");
        (await TextAsync(other, "sama/1")).ShouldBe("Milik LAN");
        (await other.GetAsync($"{Library}/sama/1?agency=BKN")).ShouldBe(404);
        (await TextAsync(host.Admin, "sama/1?agency=LAN")).ShouldBe("Milik LAN");
        (await host.Admin.GetAsync(Library)).Json["items"]!.AsArray().Where(item => (string)item!["code"]! == "sama").Select(item => (string)item!["agency"]!).ShouldBe(["BKN", "LAN"]);
        // An admin's comes later and takes nothing away: an agency goes on with its own.
        (await host.Admin.PutAsync($"{Library}/sama/1", Form("sama", "Milik bersama"))).ShouldBe(201);
        (await TextAsync(host.Admin, "sama/1")).ShouldBe("Milik bersama");
        (await TextAsync(one, "sama/1")).ShouldBe("Milik BKN");
        (await one.PutAsync($"{Library}/sama/2", Form("sama", "Dua"))).ShouldBe(201);
        var listed = (await one.GetAsync(Library)).Json["items"]!.AsArray().Single(item => (string)item!["code"]! == "sama")!;
        ((string)listed["agency"]!, listed["versions"]!.ToJsonString()).ShouldBe(("BKN", "[2,1]"));
        (await TextAsync(await host.ClientAsync(Roles.TrainingUnit, "BPS"), "sama/1")).ShouldBe("Milik bersama");
    }

    [Fact]
    public async Task An_instrument_that_no_plan_could_use_is_refused()
    {
        var twice = Form("dua-kali", "Satu");
        twice["behaviour"]!["items"]!.AsArray().Add(new JsonObject { ["code"] = "i1", ["text"] = "Lagi" });
        twice["behaviour"]!["scale"] = new JsonObject { ["min"] = 5, ["max"] = 1 };
        (await host.Admin.PutAsync($"{Library}/dua-kali/1", twice)).ShouldBe(422).ErrorCodes.ShouldBe(["scaleReversed", "codeTwice"]);
        (await host.Admin.PutAsync($"{Library}/panjang/1", Form("panjang", new string('x', 1_100_000)))).ShouldBe(422).Code.ShouldBe("definitionTooLarge");
        (await host.Admin.PutAsync($"{Library}/Besar/1", Form("Besar", "Satu"))).ShouldBe(422).Code.ShouldBe("instrumentCode");
        (await host.Admin.PutAsync($"{Library}/kosong/1", new { kind = "reaction" })).ShouldBe(422).Code.ShouldBe("instrumentKind");
    }

    private static async Task<string> TextAsync(Client client, string address) =>
        (string)(await client.GetAsync($"{Library}/{address}")).ShouldBe(200).Json["content"]!["behaviour"]!["items"]![0]!["text"]!;

    private static JsonObject Form(string code, string text) => new()
    {
        ["kind"] = "behaviour",
        ["behaviour"] = new JsonObject
        {
            ["code"] = code, ["name"] = $"Formulir {code}", ["scale"] = new JsonObject { ["min"] = 1, ["max"] = 5 },
            ["items"] = new JsonArray(new JsonObject { ["code"] = "i1", ["text"] = text }),
        },
    };
}
