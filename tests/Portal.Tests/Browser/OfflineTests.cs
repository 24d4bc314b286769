using Evaluation.Testing.Time;
using Microsoft.Playwright;

namespace Evaluation.Portal.Tests.Browser;

/// <summary>A supervisor on a phone whose line comes and goes.</summary>
public sealed class OfflineTests(Chromium chromium)
{
    private const string Name = "Siti <b>Aminah</b>";

    private static readonly string Form = $"/answer/observations/{StubApi.Observed:D}";

    /// <summary>All that the device holds, as text: what is queued, drafts, and the pages that are kept.</summary>
    private const string OnDevice = """
        async () => {
          const queue = await Device.all("queue"), drafts = await Device.all("drafts"), pages = [];
          for (const name of await caches.keys())
            for (const request of await (await caches.open(name)).keys())
              pages.push(new URL(request.url).pathname + " " + (request.url.endsWith("s") ? "" : await (await caches.match(request)).text()));
          return JSON.stringify({ queue, drafts, pages });
        }
        """;

    /// <summary>How many pages and entries are still there when all is over; a database without entries says nothing of anybody.</summary>
    private const string Left = """
        async () => {
          const settled = asked => new Promise((done, failed) => {
            asked.onsuccess = () => done(asked.result);
            asked.onerror = asked.onblocked = () => failed(asked.error);
            setTimeout(() => failed(new Error("The browser is still deleting.")), 5000);
          });
          let left = (await caches.keys()).length;
          for (const { name } of await indexedDB.databases()) {
            const database = await settled(indexedDB.open(name));
            for (const store of database.objectStoreNames) left += await settled(database.transaction(store).objectStore(store).count());
            database.close();
          }
          return left;
        }
        """;

    [Theory(Timeout = Visit.Longest)]
    [InlineData("id", 390, "tersimpan di ponsel ini, terkirim saat ada sinyal")]
    [InlineData("en", 1280, "saved on this phone and is sent when there is a signal")]
    public async Task What_is_answered_without_a_line_is_sent_once_when_it_is_back_and_then_gone_from_the_device(string language, int width, string waits)
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host, language, width);
        var page = visit.Page;
        await OpenAsync(visit);

        await page.Context.SetOfflineAsync(true);
        await FillAsync(page);
        await page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Butir service");
        await Assertions.Expect(page.Locator(".screen:visible")).ToHaveCountAsync(0);
        await visit.LookAsync($"offline-summary-{language}-{width}", width);
        await page.Locator(".sending button").First.ClickAsync();
        await Assertions.Expect(page.Locator("#on-device")).ToContainTextAsync(waits);
        await Assertions.Expect(page.Locator(".tasks .here")).ToHaveCountAsync(1);
        await visit.LookAsync($"offline-queued-{language}-{width}", width);
        host.Api.Observations.ShouldBeEmpty();

        await page.Context.SetOfflineAsync(false);
        await visit.ArriveAsync("/answer?note=sent");
        var sent = host.Api.Observations.ShouldHaveSingleItem();
        ((int)sent["answers"]!["service"]!).ShouldBe(4);
        ((string)sent["evidence"]!).ShouldBe("Rapat koordinasi");
        var held = await page.EvaluateAsync<string>(OnDevice);
        held.ShouldContain("\"queue\":[],\"drafts\":[]");
        held.ShouldNotContain("Aminah");
        held.ShouldNotContain("Rapat koordinasi");
        await page.ReloadAsync();
        host.Api.Observations.Count.ShouldBe(1);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Going_back_after_sending_says_nothing_of_the_line_and_brings_nothing_back_to_the_device()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await ReviewAsync(visit);
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("footer")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#on-device")).ToBeHiddenAsync();
        (await page.EvaluateAsync<string>(OnDevice)).ShouldContain("\"queue\":[],\"drafts\":[]");
        page.Url.ShouldEndWith(Form);
        host.Api.Observations.Count.ShouldBe(1);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Going_back_to_a_summary_that_was_not_sent_shows_it_with_what_was_typed()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await ReviewAsync(visit);
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Rapat koordinasi");
        await page.GotoAsync("/answer");

        await page.GoBackAsync();
        await Assertions.Expect(page.Locator(".summary")).ToContainTextAsync("Rapat koordinasi");
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");
        host.Api.Observations.Count.ShouldBe(1);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task The_list_and_an_opened_form_are_there_without_a_line_and_what_was_typed_survives_the_tab()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await OpenAsync(visit);
        await page.Context.SetOfflineAsync(true);
        await FillAsync(page);
        await Assertions.Expect(page.Locator(".saved")).ToContainTextAsync("Tersimpan di ponsel ini");
        await page.GotoAsync("/answer");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Formulir Anda");
        await page.GetByText(Name).ClickAsync();
        await Assertions.Expect(page.Locator("[name='item.service'][value='4']")).ToBeCheckedAsync();
        (await page.InputValueAsync("[name=evidence]")).ShouldBe("Rapat koordinasi");
        await page.GotoAsync($"/answer/observations/{StubApi.Self:D}");
        await Assertions.Expect(page.Locator("#on-device")).ToContainTextAsync("Tidak ada sinyal");
        visit.Page.Url.ShouldEndWith("/answer");
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Without_a_line_a_form_that_is_not_finished_says_which_questions()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        await OpenAsync(visit);
        await visit.Page.Context.SetOfflineAsync(true);
        await visit.Page.ClickAsync("label:has([name='item.service'][value='4'])");
        await visit.Page.Locator(".bar button").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator("fieldset .problem")).ToHaveCountAsync(2);
        await visit.LookAsync("offline-unfinished", 390);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task An_answer_that_comes_too_late_stays_on_the_device_with_the_reason()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await QueueAsync(visit);
        host.Api.IsClosed = true;

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#on-device")).ToContainTextAsync("sudah ditutup");
        await visit.LookAsync("offline-refused", 390);
        host.Api.Observations.ShouldBeEmpty();
        (await page.EvaluateAsync<string>(OnDevice)).ShouldContain("Rapat koordinasi");

        host.Api.IsClosed = false;
        await page.Locator("#on-device .actions button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");
        host.Api.Observations.Count.ShouldBe(1);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task With_a_line_the_server_itself_asks_whether_an_answer_takes_the_place_of_another()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await ReviewAsync(visit);
        await Assertions.Expect(page.Locator(".summary")).ToBeVisibleAsync();
        host.Api.Observations.Add(new System.Text.Json.Nodes.JsonObject { ["answers"] = new System.Text.Json.Nodes.JsonObject { ["service"] = 1 } });

        await page.Locator(".sending button").First.ClickAsync();
        await Assertions.Expect(page.Locator("[role=alert]")).ToContainTextAsync("sudah terkirim dengan jawaban lain");
        (await page.EvaluateAsync<string>(OnDevice)).ShouldContain("\"queue\":[]");
        await page.Locator(".sending button").First.ClickAsync();
        await visit.ArriveAsync("/answer?note=sent");
        ((string)host.Api.Observations[^1]["evidence"]!).ShouldBe("Rapat koordinasi");
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task When_the_session_has_ended_meanwhile_the_link_is_opened_again_and_the_answer_goes_out()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await QueueAsync(visit);
        await page.Context.ClearCookiesAsync();

        await page.Context.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("#on-device")).ToContainTextAsync("Buka lagi tautan");
        host.Api.Observations.ShouldBeEmpty();
        await page.GotoAsync($"/l#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        await visit.ArriveAsync("/answer?note=sent");
        host.Api.Observations.ShouldHaveSingleItem();
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Another_reader_on_the_same_device_sees_nothing_of_it_and_does_not_send_it()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await QueueAsync(visit);
        await page.Context.ClearCookiesAsync();
        await page.Context.SetOfflineAsync(false);

        await page.GotoAsync($"/l#{StubApi.OtherSecret}");
        await visit.ArriveAsync("/answer");
        await Assertions.Expect(page.Locator("#on-device")).ToContainTextAsync("dari orang lain");
        host.Api.Observations.ShouldBeEmpty();
        (await page.EvaluateAsync<string>(OnDevice)).ShouldContain("\"drafts\":[]");
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Signing_out_leaves_nothing_on_the_device_and_asks_first_where_an_answer_would_be_lost()
    {
        await using var host = await PortalHost.StartAsync();
        await using var visit = await OpenedAsync(host);
        var page = visit.Page;
        await QueueAsync(visit);
        host.Api.IsSilentOnSend = true;
        await page.Context.SetOfflineAsync(false);
        string? asked = null;
        page.Dialog += async (_, dialog) =>
        {
            asked = dialog.Message;
            await dialog.AcceptAsync();
        };
        await page.Locator("form[action='/sign-out'] button").ClickAsync();
        await visit.ArriveAsync("/sign-in");
        asked.ShouldNotBeNull().ShouldContain("1 jawaban belum terkirim");
        await Eventually.EqualsAsync(0, () => page.EvaluateAsync<int>(Left));
    }

    private async Task<Visit> OpenedAsync(PortalHost host, string language = "id", int width = 390)
    {
        var visit = await Visit.StartAsync(chromium, host, language, width);
        await visit.Page.GotoAsync($"/l#{StubApi.Secret}");
        await visit.ArriveAsync("/answer");
        // From here on the worker is there.
        await visit.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => undefined)");
        await KeptAsync(visit.Page, "/answer");
        return visit;
    }

    private static Task KeptAsync(IPage page, string path) =>
        Eventually.EqualsAsync(true, () => page.EvaluateAsync<bool>($"async () => (await caches.match('{path}')) !== undefined"));

    private static async Task OpenAsync(Visit visit)
    {
        await visit.OpenFormAsync(Form);
        await KeptAsync(visit.Page, Form);
    }

    /// <summary>Opens the form, fills it in and looks over it.</summary>
    private static async Task ReviewAsync(Visit visit)
    {
        await OpenAsync(visit);
        await FillAsync(visit.Page);
        await visit.Page.Locator(".bar button").First.ClickAsync();
    }

    private static async Task QueueAsync(Visit visit)
    {
        await OpenAsync(visit);
        await visit.Page.Context.SetOfflineAsync(true);
        await FillAsync(visit.Page);
        await visit.Page.Locator(".bar button").First.ClickAsync();
        await visit.Page.Locator(".sending button").First.ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".tasks .here")).ToHaveCountAsync(1);
    }

    private static async Task FillAsync(IPage page)
    {
        await page.ClickAsync("label:has([name='item.service'][value='4'])");
        await page.ClickAsync("label:has([name='item.accountable'][value='x'])");
        await page.ClickAsync("label:has([name=applied][value=partial])");
        await page.FillAsync("[name=evidence]", "Rapat koordinasi");
    }
}
