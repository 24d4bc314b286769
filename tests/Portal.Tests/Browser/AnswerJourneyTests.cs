using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>Somebody who was sent a link: from the mail to the thanks, on a phone and at a desk, in both languages.</summary>
public sealed class AnswerJourneyTests(Chromium chromium)
{
    private static readonly string Form = $"/answer/observations/{StubApi.Observed:D}";

    // Each language and each width; the leader's journey crosses them.
    public static TheoryData<string, int> Readers => new() { { "id", 390 }, { "en", 1280 } };

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task A_supervisor_opens_the_link_answers_looks_over_it_and_sends_it(string language, int width)
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host, language, width);
        var page = visit.Page;
        Task LookAsync(string name) => visit.LookAsync($"answer-{name}-{language}-{width}", width);

        await page.GotoAsync("/l");
        await LookAsync("1-link");
        await page.GotoAsync($"/l?returnUrl=%2Fanswer#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        page.Url.ShouldNotContain(StubApi.Secret);
        await LookAsync("2-tasks");
        await page.GetByRole(AriaRole.Link, new() { Name = "Siti" }).ClickAsync();
        await visit.ArriveAsync(Form);
        await LookAsync("3-form");
        await page.ClickAsync("label:has([name='item.service'][value='4'])");
        await page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync(language == "id" ? "2 pertanyaan belum selesai" : "2 questions are not finished");
        await Assertions.Expect(page.Locator("[name='item.service'][value='4']")).ToBeCheckedAsync();
        await LookAsync("4-unfinished");
        await page.ClickAsync("label:has([name='item.accountable'][value='x'])");
        await page.ClickAsync("label:has([name=applied][value=full])");
        await page.Locator(".bar button").Nth(1).ClickAsync();
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync(language == "id" ? "Tersimpan" : "Saved");
        await LookAsync("5-draft");
        await page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".summary div")).ToHaveCountAsync(6);
        await LookAsync("6-summary");
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");
        await LookAsync("7-sent");
        host.Api.Observations.ShouldHaveSingleItem();
        visit.Complaints.ShouldBeEmpty();
        visit.Requests.ShouldAllBe(request => request.StartsWith(host.Address.ToString(), StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal));
    }

    [Theory(Timeout = Visit.Longest)]
    [MemberData(nameof(Readers))]
    public async Task A_participant_answers_a_survey_and_says_why_there_is_no_self_assessment(string language, int width)
    {
        await using var host = await PortalHost.StartAsync();
        host.Api.IsAnonymous = true;
        await using var visit = await Visit.StartAsync(chromium, host, language, width);
        var page = visit.Page;
        await page.GotoAsync($"/l#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        await page.Locator("a[href^='/answer/surveys/']").ClickAsync();
        await visit.ArriveAsync("/answer/surveys/");
        await visit.LookAsync($"survey-1-form-{language}-{width}", width);
        await page.ClickAsync("label:has([name='item.1.1'][value='4'])");
        await page.Locator(".bar button").First.ClickAsync();
        await visit.LookAsync($"survey-2-summary-{language}-{width}", width);
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");
        await page.GotoAsync($"/answer/observations/{StubApi.Self:D}");
        await page.Locator(".instead a").ClickAsync();
        await visit.ArriveAsync("/instead");
        await visit.LookAsync($"instead-{language}-{width}", width);
        await page.FillAsync("#reason", "Belum bekerja di bidang ini");
        await page.Locator("main form button").ClickAsync();
        await visit.ArriveAsync("/answer?note=declined");
        await visit.LookAsync($"instead-said-{language}-{width}", width);
        host.Api.Responses.ShouldHaveSingleItem();
        host.Api.Said.ShouldBe(["could-not-observe Belum bekerja di bidang ini"]);
        visit.Complaints.ShouldBeEmpty();
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task The_keyboard_is_enough()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host);
        var page = visit.Page;
        await page.GotoAsync("/l");
        await TypeToAsync(page, "link", StubApi.Secret);
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync("/answer");
        await TabToAsync(page, "document.activeElement.textContent.startsWith('Siti')");
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync(Form);
        await TabToAsync(page, "document.activeElement.name === 'item.service'");
        await page.Keyboard.PressAsync("ArrowRight");
        await TabToAsync(page, "document.activeElement.name === 'item.accountable'");
        await page.Keyboard.PressAsync("ArrowLeft"); // From the first number to the last choice: could not observe.
        await TabToAsync(page, "document.activeElement.name === 'applied'");
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(page, "document.activeElement.name === 'barriers'");
        await page.Keyboard.PressAsync("Space");
        await TypeToAsync(page, "comment", "Baik");
        await TabToAsync(page, "document.activeElement.matches('.bar button')");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".summary")).ToBeVisibleAsync();
        await TabToAsync(page, "document.activeElement.matches('.sending button')");
        (await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle")).ShouldBe("solid");
        await page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync("/answer?note=sent");
        var sent = host.Api.Observations.ShouldHaveSingleItem();
        ((string)sent["applied"]!).ShouldBe("full");
        ((int)sent["answers"]!["service"]!).ShouldBe(2);
        sent["answers"]!["accountable"].ShouldBeNull();
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Without_scripts_the_whole_way_is_open_too()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host, width: 390, javaScript: false);
        var page = visit.Page;
        await page.GotoAsync("/l");
        await page.FillAsync("#link", $"https://evaluasi.example/l#{StubApi.Secret}");
        await page.Locator("#open-link button").ClickAsync();
        await visit.ArriveAsync("/answer");
        await page.GotoAsync(Form);
        await page.ClickAsync("label:has([name='item.service'][value='3'])");
        await page.ClickAsync("label:has([name='item.accountable'][value='3'])");
        await page.ClickAsync("label:has([name=applied][value=none])");
        await page.Locator(".bar button").First.ClickAsync();
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");
        host.Api.Observations.ShouldHaveSingleItem();
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Dark_mode_keeps_its_contrasts()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await Visit.StartAsync(chromium, host, width: 390);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await visit.Page.GotoAsync($"/l#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        await visit.LookAsync("answer-dark-tasks", 390);
        await visit.OpenFormAsync(Form);
        await visit.Page.ClickAsync("label:has([name='item.service'][value='4'])");
        await visit.LookAsync("answer-dark-form", 390);
    }

    private static async Task TabToAsync(IPage page, string there)
    {
        for (var steps = 0; steps < 40; steps++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(there)) return;
        }
        Assert.Fail($"The keyboard does not reach {there}");
    }

    private static async Task TypeToAsync(IPage page, string name, string text)
    {
        await TabToAsync(page, $"document.activeElement.name === '{name}'");
        await page.Keyboard.TypeAsync(text);
    }
}
