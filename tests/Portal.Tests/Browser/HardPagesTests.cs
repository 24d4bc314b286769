namespace Evaluation.Portal.Tests.Browser;

/// <summary>Pages whose content is not what one would draw: hostile, long, much, hidden, none.</summary>
public sealed class HardPagesTests(Chromium chromium)
{
    private const string Cohort = "/cohorts/PSMA-2024-01";

    [Fact(Timeout = Visit.Longest)]
    public async Task Names_that_are_scripts_do_no_harm()
    {
        await using var host = await PortalHost.StartAsync();
        const string Evil = "</title></desc></svg><script>window.harmed = 1</script><img src=x onerror='window.harmed = 1'>\"><svg onload=window.harmed=1>";
        var chain = host.Api.Chain("PSMA-2024-01");
        foreach (var named in new[] { chain["cohort"]!, chain["cohort"]!["agency"]!, chain["cohort"]!["programme"]!, chain["results"]!["kpis"]![0]!, chain["plan"]!["reaction"]!["instrument"]!["dimensions"]![0]! })
            named["name"] = Evil;
        chain["plan"]!["reaction"]!["instrument"]!["dimensions"]![0]!["items"]![0]!["text"] = Evil;
        await using var visit = await Visit.StartAsync(chromium, host);
        await visit.SignInAsync();
        foreach (var address in new[] { "/", Cohort, $"{Cohort}/explain/reaction.participant.dynamics", "/programmes", "/programmes/PSMA", "/?agency=%22%3E%3Cscript%3Ewindow.harmed%3D1%3C/script%3E" })
        {
            await visit.Page.GotoAsync(address);
            (await visit.Page.EvaluateAsync<bool>("'harmed' in window || document.querySelector('script, img, [onload], [onerror]') !== null")).ShouldBeFalse(address);
        }
        visit.Complaints.ShouldBeEmpty();
    }

    [Theory(Timeout = Visit.Longest)]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Long_names_stay_within_the_window(int width)
    {
        await using var host = await PortalHost.StartAsync();
        var chain = host.Api.Chain("PSMA-2024-01");
        var name = string.Join(' ', Enumerable.Repeat("Pelatihan Kepemimpinan Administrator dan Pengawas Lintasinstansi", 4)) + new string('W', 120);
        foreach (var named in new[] { chain["cohort"]!, chain["cohort"]!["agency"]!, chain["cohort"]!["programme"]!, chain["results"]!["kpis"]![0]!, chain["plan"]!["reaction"]!["instrument"]!["dimensions"]![0]! })
            named["name"] = name;
        await using var visit = await Visit.StartAsync(chromium, host, width: width);
        await visit.SignInAsync();
        foreach (var (address, picture) in new[] { ("/", "overview"), (Cohort, "cohort"), ("/programmes/PSMA", "programme"), ($"{Cohort}/explain/reaction.participant.dynamics", "explain") })
        {
            await visit.Page.GotoAsync(address);
            await visit.PictureAsync($"long-{picture}-{width}");
            (await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, address);
            (await AxeCore.ViolationsAsync(visit.Page)).ShouldBeEmpty();
        }
    }

    [Theory(Timeout = Visit.Longest)]
    [InlineData("id", "disembunyikan")]
    [InlineData("en", "hidden")]
    public async Task Hidden_figures_are_neither_holes_nor_zeros(string language, string words)
    {
        await using var host = await PortalHost.StartAsync();
        Suppression.Apply(host.Api.Chain("PSMA-2024-01"));
        await using var visit = await Visit.StartAsync(chromium, host, language);
        await visit.SignInAsync();
        await visit.Page.GotoAsync(Cohort);
        await visit.PictureAsync($"hidden-{language}");
        foreach (var section in new[] { "#reaction", "#learning", "#behaviour", "#results", "#links" })
            (await visit.Page.Locator(section).InnerTextAsync()).ShouldContain(words);
        (await AxeCore.ViolationsAsync(visit.Page)).ShouldBeEmpty();
        await visit.Page.GotoAsync("/programmes/PSMA");
        (await visit.Page.Locator("table").InnerTextAsync()).ShouldContain(words);
    }

    [Fact(Timeout = Visit.Longest)]
    public async Task Two_hundred_cohorts_none_and_a_silent_service_each_look_right()
    {
        await using var host = await PortalHost.StartAsync();
        for (var i = 0; i < 195; i++) host.Api.Copy("PSMA-2024-01", $"PSMA-{i:D4}", $"Pelatihan dan Sertifikasi Manajemen ASN angkatan {i}");
        await using var visit = await Visit.StartAsync(chromium, host);
        await visit.SignInAsync();
        (await visit.Page.Locator("tbody tr").CountAsync()).ShouldBe(200);
        host.Api.IsEmpty = true;
        foreach (var (address, picture) in new[] { ("/", "empty"), ("/?state=broken", "no-match"), ("/programmes", "no-programmes") })
        {
            await visit.Page.GotoAsync(address);
            await visit.PictureAsync(picture);
            (await AxeCore.ViolationsAsync(visit.Page)).ShouldBeEmpty();
        }
        host.Api.RefuseWith = 503;
        await visit.Page.GotoAsync("/");
        await visit.PictureAsync("silent");
        (await AxeCore.ViolationsAsync(visit.Page)).ShouldBeEmpty();
    }
}
