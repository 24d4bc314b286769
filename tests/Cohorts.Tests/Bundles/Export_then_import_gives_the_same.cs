using System.Globalization;
using System.Text;
using Evaluation.Cohorts.Bundles;
using Evaluation.Hosting.Tables;
using FsCheck;
using FsCheck.Fluent;

namespace Evaluation.Cohorts.Tests.Bundles;

public class Export_then_import_gives_the_same
{
    public static TheoryData<string> Samples => [.. TestBundle.Samples];

    [Theory, MemberData(nameof(Samples))]
    public void For_every_sample(string sample)
    {
        var bundle = TestBundle.Sample(sample).ReadWell();
        Again(bundle).ShouldBe(TestBundle.Describe(bundle));
    }

    [Fact]
    public void For_the_small_bundle()
    {
        var bundle = SmallBundle.Make().ReadWell();
        Again(bundle).ShouldBe(TestBundle.Describe(bundle));
    }

    [Fact]
    public void For_any_bundle() =>
        Prop.ForAll(GeneratedBundles.All.ToArbitrary(), bundle => Again(bundle) == TestBundle.Describe(bundle)).QuickCheckThrowOnFailure();

    [Fact]
    public void And_the_same_bytes_every_time()
    {
        var bundle = SmallBundle.Make().ReadWell();
        BundleWriter.Write(bundle).ShouldBe(BundleWriter.Write(bundle));
    }

    [Fact]
    public void Any_text_is_harmless_in_a_spreadsheet_and_comes_back() =>
        Prop.ForAll(GeneratedBundles.Text.ToArbitrary(), text =>
        {
            var written = FormulaGuard.Put(text);
            return FormulaGuard.Remove(written) == text && (written.Length == 0 || !"=+-@\t\r\n".Contains(written[0]));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("'=1+1", "''=1+1")]
    [InlineData("-", "'-")]
    [InlineData("'Aisyah", "'Aisyah")]
    [InlineData("a=b", "a=b")]
    public void With_an_apostrophe_only_where_a_formula_could_start(string text, string written)
    {
        FormulaGuard.Put(text).ShouldBe(written);
        FormulaGuard.Remove(written).ShouldBe(text);
    }

    [Fact]
    public void A_thousand_participants_are_read_and_written()
    {
        var participants = new StringBuilder("nip,name\n");
        var observations = new StringBuilder("nip,wave,rater_group,rater,k1,k2\n");
        for (var person = 0; person < 1_000; person++)
        {
            var nip = string.Create(CultureInfo.InvariantCulture, $"198504152008011{1 + (person % 999):000}");
            if (person == 999) nip = "198504152008012001";
            participants.Append(CultureInfo.InvariantCulture, $"{nip},Peserta {person}\n");
            for (var rater = 0; rater < 10; rater++) observations.Append(CultureInfo.InvariantCulture, $"{nip},6,peer,r-{person}-{rater},{1 + (rater % 5)},3\n");
        }

        var bundle = new TestBundle().Set("cohort.json", SmallBundle.Make()["cohort.json"])
            .Set("participants.csv", participants.ToString()).Set("observations.csv", observations.ToString()).ReadWell();
        bundle.Participants.Count.ShouldBe(1_000);
        bundle.Observations.ShouldNotBeNull().Count.ShouldBe(10_000);
        Again(bundle).ShouldBe(TestBundle.Describe(bundle));
    }

    private static string Again(Bundle bundle)
    {
        var reading = BundleReader.Open(new MemoryStream(BundleWriter.Write(bundle))).Read();
        reading.Problems.ShouldBeEmpty();
        return TestBundle.Describe(reading.Bundle);
    }
}
