using System.Net;
using System.Text.RegularExpressions;

namespace Evaluation.Portal.Tests;

public sealed partial class FollowUpPagesTests
{
    [Fact]
    public async Task A_measurement_that_is_sent_twice_is_recorded_once()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var address = $"/cohorts/{Done}/results";
        var page = await clerk.ReadAsync(address);
        var fields = new Dictionary<string, string>
        {
            ["key"] = Clerk.Field(page, "key"), ["measured.kpi"] = "complaints", ["measured.month"] = "3", ["measured.group"] = "comparison", ["measured.unit"] = "Dinas <b>", ["measured.value"] = "1.250,5",
        };

        foreach (var _ in Enumerable.Range(0, 2)) (await clerk.PostAsync($"{address}?handler=Measure", page, fields)).StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var stored = (await host.GetAsync($"/api/results/{Done}/measurements?subject=complaints"))["items"]!.AsArray().Where(item => (string?)item!["answer"]!["unit"] == "Dinas <b>").ToList();
        stored.ShouldHaveSingleItem();
        ((double)stored[0]!["answer"]!["value"]!).ShouldBe(1250.5);
        (await clerk.ReadAsync(address)).ShouldContain("Dinas &lt;b&gt;");
    }

    [Fact]
    public async Task A_value_that_is_there_already_is_not_overwritten_and_stays_typed()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var address = $"/cohorts/{Done}/results";
        Dictionary<string, string> Fields(string page, string value) => new()
        {
            ["key"] = Clerk.Field(page, "key"), ["measured.kpi"] = "cross-unit", ["measured.month"] = "4", ["measured.group"] = "trained", ["measured.value"] = value,
        };
        var first = await clerk.ReadAsync(address);
        (await clerk.PostAsync($"{address}?handler=Measure", first, Fields(first, "3"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var again = await clerk.ReadAsync(address);

        using var refused = await clerk.PostAsync($"{address}?handler=Measure", again, Fields(again, "4"));

        var told = (await refused.TextAsync()).Read();
        told.ShouldContain("Ini sudah tercatat");
        told.ShouldContain("name=\"measured.value\" value=\"4\"");
    }

    [Fact]
    public async Task A_sheet_of_paper_becomes_an_answer_entered_by_the_training_unit_and_can_be_corrected_and_withdrawn()
    {
        using var clerk = await Clerk.SignInAsync(host, "unit");
        var address = Regex.Match(await clerk.ReadAsync($"/cohorts/{Open}/paper/observations/6"), $"/cohorts/{Open}/paper/observations/6/self/[^\"]+").Value;
        var form = await clerk.ReadAsync(address);
        var fields = Regex.Matches(form, "type=\"radio\" name=\"(item\\.[^\"]+)\" value=\"3\"").ToDictionary(match => match.Groups[1].Value, _ => "3");
        (fields["key"], fields["openedOn"], fields["correcting"], fields["paperDate"]) = (Clerk.Field(form, "key"), Clerk.Field(form, "openedOn"), "false", $"{Today.AddDays(-1):yyyy-MM-dd}");

        using var sent = await clerk.PostAsync($"{address}?handler=Send", form, fields);

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var participant = address.Split('/')[7];
        var stored = (await host.GetAsync($"/api/behaviour/{Open}/observations?subject={participant}"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)stored["source"]).ShouldBe("entered");
        ((string?)stored["answer"]!["observedOn"]).ShouldBe($"{Today.AddDays(-1):yyyy-MM-dd}");
        var corrected = await clerk.ReadAsync(address);
        corrected.ShouldContain("sudah dientri");
        Clerk.Field(corrected, "correcting").ShouldBe("true");
        var withdrawal = $"/cohorts/{Open}/withdraw/behaviour/observations/{stored["id"]}";
        corrected.ShouldContain(withdrawal);
        var list = await clerk.ReadAsync($"/cohorts/{Open}/paper");
        list.ShouldContain(address);
        list.ShouldContain(withdrawal);
        var asked = await clerk.ReadAsync(withdrawal);
        asked.Read().ShouldContain("selama tindak lanjut terbuka, ia diminta lagi");
        (await WithdrawAsync(clerk, withdrawal, asked, "Lembar angkatan lain")).Headers.Location!.ToString().ShouldBe($"/cohorts/{Open}/paper?note=withdrawn");
        (await clerk.ReadAsync($"/cohorts/{Open}/paper/observations/6")).ShouldContain(address, customMessage: "the sheet is asked for again");
    }
}
