using System.Net;
using Evaluation.Contracts;
using Evaluation.Contracts.Plans;
using Evaluation.Portal.Api;
using Evaluation.Portal.Setup;
using Dimension = Evaluation.Contracts.Plans.Dimension;

namespace Evaluation.Portal.Tests.Setup;

public sealed class NextVersionTests(AgencyHost host) : IClassFixture<AgencyHost>
{
    private const string Source = "/instruments/reaksi-6/1/next";

    private static InstrumentContent Survey { get; } = new("reaction", new ReactionInstrument(
        "asal", "Asal", new(1, 5), [RespondentGroup.Participant],
        [
            new Dimension("isi", "Isi", [new("a", Text: "Jelas"), new("b", Text: "Berguna")], [new("inti", "Inti", ["a", "b"])]),
            new Dimension("cara", "Cara", [new("c", Text: "Menarik")]),
        ]));

    [Fact]
    public void What_keeps_its_words_keeps_its_code_also_in_another_dimension()
    {
        var form = InstrumentForm.Of(Survey);
        (form.Min, form.Max) = ("1", "4");
        form.Items = ["Jelas", "Menarik\nBerguna\nLain"];

        var next = form.Of(Survey, "baru").Reaction!;

        next.Scale.ShouldBe(new Contracts.Plans.Scale(1, 4));
        next.Dimensions.Select(dimension => $"{dimension.Code} {dimension.Name}: {string.Join(' ', dimension.Items.Select(item => item.Code))}").ShouldBe(["isi Isi: a", "cara Cara: c b n1"]);
        next.Dimensions[0].Indicators!.ShouldHaveSingleItem().Items.ShouldBe(["a"], "an item that is elsewhere now is out of the indicator");
    }

    [Fact]
    public void A_dimension_that_is_emptied_goes_and_one_that_shares_nothing_with_the_old_one_is_another()
    {
        var form = InstrumentForm.Of(Survey);
        form.Grow();
        form.Dimensions = ["", "Suasana", "Tambahan"];
        form.Items = [" ", "Ramah", "Jelas"];

        var next = form.Of(Survey, "baru").Reaction!;

        next.Dimensions.Select(dimension => $"{dimension.Code} {dimension.Name}: {string.Join(' ', dimension.Items.Select(item => item.Code))}").ShouldBe(["d1 Suasana: n1", "d2 Tambahan: a"]);
    }

    [Fact]
    public async Task A_new_version_has_other_dimensions_and_another_scale_and_the_old_one_stays()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        var page = await officer.ReadAsync(Source);
        using var own = await officer.PostAsync(Source, page, Typed(new() { ["ownCode"] = "reaksi-kami" }));
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect, await own.TextAsync());
        const string address = "/instruments/reaksi-kami/1/next";

        using var next = await officer.PostAsync(address, await officer.ReadAsync(address), Typed(new() { ["max"] = "6", ["dimensions[1]"] = "", ["items[1]"] = "", ["dimensions[2]"] = "Suasana <b>", ["items[2]"] = "Ramah" }));

        next.StatusCode.ShouldBe(HttpStatusCode.Redirect, await next.TextAsync());
        var (before, after) = (await officer.TextAsync("/instruments/reaksi-kami/1"), await officer.ReadAsync("/instruments/reaksi-kami/2"));
        before.ShouldContain("skala 1–5");
        before.ShouldContain("<h2>Manfaat</h2>");
        after.ShouldContain("skala 1–6");
        after.ShouldContain("<h2>Suasana &lt;b&gt;</h2>");
        after.ShouldNotContain("<h2>Manfaat</h2>");
    }

    [Fact]
    public async Task A_place_for_one_more_dimension_comes_without_losing_what_was_typed()
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        var page = await officer.ReadAsync(Source);

        using var grown = await officer.PostAsync($"{Source}?handler=Dimension", page, Typed(new() { ["items[0]"] = "Baru diketik", ["ownCode"] = "baru-diketik" }));

        var told = (await grown.TextAsync()).Read();
        told.ShouldContain("Baru diketik");
        told.ShouldContain("value=\"baru-diketik\"");
        told.ShouldContain("name=\"dimensions[2]\"");
        told.ShouldContain($"action=\"{Source}\"", customMessage: "what is saved next is not one more dimension");
    }

    [Theory]
    [InlineData("min", "satu", "Tulis bilangan bulat")]
    [InlineData("max", "1", "Harus lebih besar dari 1")]
    [InlineData("max", "40", "Paling banyak 11 angka")]
    [InlineData("dimensions[0]", " ", "Dimensi ini belum bernama")]
    [InlineData("dimensions[1]", "penyelenggaraan", "Dua dimensi bernama sama")]
    [InlineData("items[0]", " ", "Isi paling sedikit satu butir")]
    public async Task What_is_wrong_is_told_at_its_field_and_stays_typed(string field, string typed, string told)
    {
        using var officer = await Clerk.SignInAsync(host, AgencyHost.Unit);
        var page = await officer.ReadAsync(Source);

        using var refused = await officer.PostAsync(Source, page, Typed(new() { ["ownCode"] = "salah-isi", [field] = typed }));

        refused.StatusCode.ShouldBe(HttpStatusCode.OK);
        var text = (await refused.TextAsync()).Read();
        text.ShouldContain(told);
        text.ShouldContain("value=\"salah-isi\"");
    }

    private static Dictionary<string, string> Typed(Dictionary<string, string> other)
    {
        var all = new Dictionary<string, string>
        {
            ["name"] = "Reaksi kami", ["min"] = "1", ["max"] = "5",
            ["dimensions[0]"] = "Penyelenggaraan", ["items[0]"] = "Materi sesuai dengan tugas sehari-hari", ["dimensions[1]"] = "Manfaat", ["items[1]"] = "Saya akan menerapkan hasil pelatihan",
        };
        foreach (var (name, value) in other) all[name] = value;
        return all;
    }
}
