using System.Globalization;
using Evaluation.Portal.Tests.Setup;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A training unit sets a cohort up from a spreadsheet, with the real services behind the pages.</summary>
public sealed class SetupJourneyTests(Chromium chromium, AgencyHost host) : IClassFixture<AgencyHost>
{
    // Each language and each width; the leader's journey crosses them.
    public static TheoryData<string, int> Readers => new() { { "id", 390 }, { "en", 1280 } };

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task A_training_unit_sets_up_a_cohort_from_a_spreadsheet(string language, int width)
    {
        var code = $"PSMA-{language.ToUpperInvariant()}-{width}";
        var (one, many) = (language == "id" ? "Tersimpan: 30 peserta baru" : "Stored: 30 new participants", language == "id" ? "3 bermasalah" : "3 with a problem");
        await using var window = await chromium.WindowAsync(host.Address, language, width);
        var page = await window.NewPageAsync();
        var complaints = new List<string>();
        page.Console += (_, message) => { if (message.Type is "error" or "warning") complaints.Add(message.Text); };
        async Task LookAsync(string name)
        {
            await page.PictureAsync($"setup-{name}-{language}-{width}");
            (await AxeCore.ViolationsAsync(page)).ShouldBeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} is wider than the window");
        }
        async Task SendAsync(string place)
        {
            await page.ClickAsync(".send button >> nth=0");
            await ArriveAsync(page, place);
        }

        await SignInAsync(page);
        await LookAsync("01-list");
        await page.ClickAsync("a[href='/cohorts/new']");
        await ArriveAsync(page, "/cohorts/new");
        await SendAsync("/cohorts/new");
        (await page.Locator("[aria-invalid]").CountAsync()).ShouldBeGreaterThan(5);
        await LookAsync("02-new");
        foreach (var (field, value) in NewCohort.Basics(code))
            if (field is "timeZone" or "programmeKind") await page.SelectOptionAsync($"[name='{field}']", value);
            else await page.FillAsync($"[name='{field}']", value);
        await SendAsync("/setup/instruments");
        await page.SelectOptionAsync("[name='reaction']", "tata-kelola-kolaboratif-18@1");
        await page.CheckAsync("[name='learning']");
        await page.SelectOptionAsync("[name='behaviour']", "berakhlak-7@1");
        await LookAsync("03-instruments");
        await SendAsync("/setup/waves");
        await page.FillAsync("[name='months[2]']", "18");
        await SendAsync("/setup/waves");
        await Assertions.Expect(page.Locator("[name='months[2]']")).ToHaveAttributeAsync("aria-invalid", "true");
        await LookAsync("04-waves");
        await page.FillAsync("[name='months[2]']", "");
        await page.FillAsync("[name='supervisor']", "60");
        await page.FillAsync("[name='peer']", "40");
        await page.FillAsync("[name='resultsMonths']", "12");
        await SendAsync("/setup/targets");
        await page.FillAsync("[name='target.reaction.mean.participant.']", language == "id" ? "3,41" : "3.41");
        await page.FillAsync("[name='target.learning.percentGain..']", "25");
        await page.FillAsync("[name='target.behaviour.applicationRate..6']", "99");
        await page.FillAsync("[name='target.results.kpisAchieved..']", "60");
        await SendAsync("/people");
        await LookAsync("05-no-people");
        await page.ClickAsync("a[href$='/people/add']");
        await ArriveAsync(page, "/people/add");
        await page.FillAsync("#text", Pasted(isBroken: true));
        await page.ClickAsync("form.setup button");
        await Assertions.Expect(page.Locator("#report ~ p[role=status]")).ToContainTextAsync(many);
        (await page.Locator(".mark.failed").CountAsync()).ShouldBe(3);
        (await page.Locator(".report .problem").CountAsync()).ShouldBe(0);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(part => part.open = true)");
        await LookAsync("06-report");
        await page.FillAsync("#text", Pasted(isBroken: false));
        await page.ClickAsync("form.setup button");
        await Assertions.Expect(page.Locator(".report .send button")).ToBeVisibleAsync();
        await LookAsync("07-right");
        await page.ClickAsync(".report .send button");
        await Assertions.Expect(page.Locator(".notice")).ToContainTextAsync(one);
        await LookAsync("08-people");
        await page.ClickAsync("nav.where a >> nth=2");
        await ArriveAsync(page, "/setup");
        // Thirty people cannot prove 99 % unless nearly all of them answer.
        await Assertions.Expect(page.Locator(".todo")).ToContainTextAsync(language == "id" ? "Terlalu sedikit orang" : "Too few people");
        await LookAsync("09-setup");
        await page.GotoAsync($"/cohorts/{code}/setup/targets");
        await LookAsync("10-targets");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await LookAsync("10-targets-dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.GotoAsync($"/cohorts/{code}/setup/basics");
        await LookAsync("11-basics");
        await page.GotoAsync("/");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = $"Angkatan {code}" })).ToBeVisibleAsync();
        complaints.ShouldBeEmpty();
    }

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task The_library_and_an_import_look_right(string language, int width)
    {
        await using var window = await chromium.WindowAsync(host.Address, language, width);
        var page = await window.NewPageAsync();
        await SignInAsync(page, AgencyHost.OtherUnit);
        foreach (var (address, name) in new[] { ("/instruments", "12-library"), ("/instruments/skm-9/1", "13-instrument"), ("/instruments/skm-9/1/next", "14-next"), ("/import", "15-import") })
        {
            await page.GotoAsync(address);
            await LookAsync(name);
        }
        await page.SetInputFilesAsync("#file", new FilePayload { Name = "angkatan.zip", MimeType = "application/zip", Buffer = SetupTests.Broken() });
        await page.ClickAsync("form.setup button >> nth=0");
        await Assertions.Expect(page.Locator("#errors")).ToBeVisibleAsync();
        (await page.EvaluateAsync<int>("document.getElementById('file').files.length")).ShouldBe(1);
        await LookAsync("16-import-errors");

        async Task LookAsync(string name)
        {
            await page.PictureAsync($"setup-{name}-{language}-{width}");
            (await AxeCore.ViolationsAsync(page)).ShouldBeEmpty();
            (await page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{name} is wider than the window");
        }
    }

    private static async Task SignInAsync(IPage page, string userName = AgencyHost.Unit)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#userName", userName);
        await page.FillAsync("#password", AgencyHost.Password);
        await page.ClickAsync("main button");
        await Assertions.Expect(page.Locator("form[action='/sign-out']")).ToBeVisibleAsync();
    }

    private static async Task ArriveAsync(IPage page, string place)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{place}($|\\?)"), new() { Timeout = 30_000 });
        await Assertions.Expect(page.Locator("footer")).ToBeVisibleAsync();
    }

    /// <summary>Thirty people as a spreadsheet copies them, three of them broken as people break them.</summary>
    private static string Pasted(bool isBroken)
    {
        var rows = Enumerable.Range(1, 30).Select(number => string.Join('\t',
            number, isBroken && number == 5 ? "1,98507E+17" : Nip(number), isBroken && number == 10 ? "" : $"Peserta {number} Nurhayati", "Direktorat Jabatan", "Analis SDM",
            string.Create(CultureInfo.InvariantCulture, $"197403202000122{number % 4 + 1:D3}"), $"Atasan {number % 4 + 1}", isBroken && number == 20 ? "bukan surel" : $"peserta{number}@bkn.example"));
        return string.Join('\n', rows.Prepend("No\tNIP\tNama\tUnit Kerja\tJabatan\tNIP Atasan\tNama Atasan\tSurel"));
    }

    private static string Nip(int number) => string.Create(CultureInfo.InvariantCulture, $"19850{number % 9 + 1}15201001{number % 2 + 1}{number:D3}");
}
