using System.IO.Compression;
using System.Text;
using Evaluation.Cohorts.Bundles;

namespace Evaluation.Cohorts.Tests.Bundles;

public class Archives_are_opened_with_care
{
    [Fact]
    public void A_folder_around_the_files_and_what_archivers_add_are_tolerated()
    {
        var small = SmallBundle.Make();
        var zipped = new TestBundle().Set("angkatan/", []);
        foreach (var name in small.Names) zipped.Set("angkatan/" + name, small[name]);
        zipped.Set("__MACOSX/angkatan/._kpis.csv", "x").Set("angkatan/.DS_Store", "x").Set("angkatan/README.md", "x").Set("angkatan/expected-chain.json", "{}");
        TestBundle.Describe(zipped.ReadWell()).ShouldBe(TestBundle.Describe(small.ReadWell()));
    }

    [Fact]
    public void A_bomb_is_stopped_by_what_comes_out_of_it()
    {
        var bundle = SmallBundle.Make().Set("kpis.csv", new byte[5_000_000]);
        bundle.Zip().Length.ShouldBeLessThan(20_000);
        Codes(bundle.Read(new BundleLimits(ExpandedBytes: 1_000_000))).ShouldBe(["archiveExpandsTooFar"]);
    }

    [Fact]
    public void A_bomb_in_a_workbook_is_stopped_too()
    {
        using var workbook = new TestBundle().Set("xl/worksheets/sheet1.xml", new byte[5_000_000]).Zip();
        var bundle = new TestBundle().Set("cohort.json", SmallBundle.Make()["cohort.json"]).Set("data.xlsx", workbook.ToArray());
        Codes(bundle.Read(new BundleLimits(ExpandedBytes: 1_000_000))).ShouldBe(["archiveExpandsTooFar"]);
    }

    [Fact]
    public void A_header_that_lies_about_the_size_does_not_help()
    {
        var bytes = SmallBundle.Make().Set("kpis.csv", new byte[5_000_000]).Zip().ToArray();
        var size = BitConverter.GetBytes(5_000_000);
        for (int at; (at = bytes.AsSpan().IndexOf(size)) >= 0;) BitConverter.GetBytes(10).CopyTo(bytes, at);
        var codes = Codes(BundleReader.Open(new MemoryStream(bytes), new BundleLimits(ExpandedBytes: 1_000_000)).Read());
        codes.Any(code => code is "archiveExpandsTooFar" or "entryDamaged").ShouldBeTrue(string.Join(", ", codes));
    }

    [Fact]
    public void Too_large_too_many_too_long_and_too_wide_are_said()
    {
        Codes(SmallBundle.Make().Read(new BundleLimits(CompressedBytes: 500))).ShouldBe(["archiveTooLarge"]);
        Codes(SmallBundle.Make().Read(new BundleLimits(Entries: 5))).ShouldBe(["entriesTooMany"]);
        Codes(SmallBundle.Make().Read(new BundleLimits(DefinitionBytes: 100))).ShouldBe(["definitionTooLarge"]);
        var rows = SmallBundle.Make().Read(new BundleLimits(Rows: 5)).Problems.ShouldHaveSingleItem();
        (rows.File, rows.Row, rows.Code).ShouldBe(("observations.csv", 7, "rowsTooMany"));
        var columns = SmallBundle.Make().Read(new BundleLimits(Columns: 14)).Problems;
        columns[0].Code.ShouldBe("columnsTooMany");
        columns[0].File.ShouldBe("participants.csv");
    }

    [Fact]
    public void What_is_no_archive_is_said_to_be_none()
    {
        Codes(BundleReader.Open(new MemoryStream("nip,name\n"u8.ToArray())).Read()).ShouldBe(["archiveUnreadable"]);
        Codes(BundleReader.Open(new MemoryStream()).Read()).ShouldBe(["archiveUnreadable"]);
        var whole = SmallBundle.Make().Zip().ToArray();
        Codes(BundleReader.Open(new MemoryStream(whole[..(whole.Length / 2)])).Read()).ShouldBe(["archiveUnreadable"]);
    }

    [Fact]
    public void A_flipped_bit_is_noticed()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            var small = SmallBundle.Make();
            foreach (var name in small.Names)
            {
                using var target = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                target.Write(Encoding.UTF8.GetBytes(small[name]));
            }
        }

        var bytes = zip.ToArray();
        bytes[bytes.AsSpan().IndexOf("Lama layanan"u8)] = (byte)'D';
        // Alone: that measurements.csv speaks of KPIs nobody can read is not another problem.
        var problem = BundleReader.Open(new MemoryStream(bytes)).Read().Problems.ShouldHaveSingleItem();
        (problem.File, problem.Code).ShouldBe(("kpis.csv", "entryDamaged"));
    }

    [Fact]
    public void A_password_is_named_as_the_reason()
    {
        var bytes = SmallBundle.Make().Zip().ToArray();
        // The flag stands in the headers of the directory at the end, at offset 8.
        var directory = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        bytes[directory + 8] |= 1;
        Codes(BundleReader.Open(new MemoryStream(bytes)).Read()).ShouldContain("entryEncrypted");
    }

    private static IReadOnlyList<string> Codes(BundleReading reading)
    {
        reading.Bundle.ShouldBeNull();
        foreach (var problem in reading.Problems) Bad_input_is_reported.SpeaksBothLanguages(problem);
        return [.. reading.Problems.Select(problem => problem.Code)];
    }
}
