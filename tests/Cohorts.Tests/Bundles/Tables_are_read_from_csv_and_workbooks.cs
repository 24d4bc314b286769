using System.Text;
using Evaluation.Cohorts.Bundles;

namespace Evaluation.Cohorts.Tests.Bundles;

public class Tables_are_read_from_csv_and_workbooks
{
    [Fact]
    public void Semicolons_and_decimal_commas()
    {
        var bundle = SmallBundle.Make().Set("finance.csv", "kind;description;amount;attribution;confidence\nbenefit;\"Jam; kerja, lembur\";90000000,5;0,6;0.7\n").ReadWell();
        var line = bundle.Finance.ShouldNotBeNull().ShouldHaveSingleItem().Line;
        (line.Description, line.Amount, line.Attribution, line.Confidence).ShouldBe(("Jam; kerja, lembur", 90000000.5m, 0.6, 0.7));
    }

    [Theory]
    [InlineData("1.250", "0.5")]
    [InlineData("1.250", "12.75")]
    [InlineData("0.125", "4,5")]
    [InlineData("1250.125", "4,5")]
    public void A_point_before_three_decimals_is_taken_where_it_can_mean_one_thing_only(string value, string other)
    {
        var measured = SmallBundle.Make().Set("measurements.csv", $"kpi;month;group;value\ndays;-1;trained;{other}\ndays;1;trained;{value}\n").ReadWell().Measurements.ShouldNotBeNull();
        measured[1].Measurement.Value.ShouldBe(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_separator_within_quotes_of_the_header_does_not_count()
    {
        var test = "\"questions\": [{ \"code\": \"a;b;c;d\", \"key\": \"x\" },";
        SmallBundle.Make().Replace("cohort.json", "\"questions\": [", test)
            .Set("learning.csv", $"nip,phase,\"a;b;c;d\"\n{SmallBundle.Ani},post,x\n").ReadWell()
            .Learning.ShouldNotBeNull().ShouldHaveSingleItem().Attempt.Answers.ShouldNotBeNull()["a;b;c;d"].ShouldBe("x");
    }

    [Fact]
    public void Byte_order_mark_crlf_blank_rows_padded_names_and_any_order_of_columns()
    {
        var csv = "\uFEFF name , id\r\n\r\n;\r\n".Replace(";", ",") + "\"Oki\r\nKedua\",org-1\r\n , \r\nPutu,org-2";
        var organisers = SmallBundle.Make().Set("organisers.csv", Encoding.UTF8.GetBytes(csv)).ReadWell().Organisers.ShouldNotBeNull();
        organisers.Select(row => (row.Row, row.Id, row.Name)).ShouldBe([(4, "org-1", "Oki\r\nKedua"), (6, "org-2", "Putu")]);
    }

    [Theory]
    [InlineData("Budi \"Bud\" S", "Budi \"Bud\" S")]
    [InlineData("\"Bud\" Santoso", "\"Bud\" Santoso")]
    [InlineData("Budi \"", "Budi \"")]
    [InlineData("\"Budi", "\"Budi")]
    [InlineData("\"Budi\nSantoso \"\"Bud\"\"\"", "Budi\nSantoso \"Bud\"")]
    [InlineData("\"Budi\tSantoso\"", "Budi\tSantoso")]
    public void A_quote_within_cells_copied_from_a_spreadsheet_is_a_character_unless_it_wraps_the_cell(string cell, string name)
    {
        var organisers = SmallBundle.Make().Set("organisers.csv", $"id\tname\norg-1\t{cell}\norg-2\tPutu\n").ReadWell().Organisers.ShouldNotBeNull();
        organisers.Select(row => (row.Id, row.Name)).ShouldBe([("org-1", name), ("org-2", "Putu")]);
    }

    [Fact]
    public void A_missing_file_is_not_an_empty_one()
    {
        var bundle = SmallBundle.Make().Remove("finance.csv").Set("organisers.csv", "id\norg-1\n").Set("learning.csv", "nip,phase,score\n").ReadWell();
        bundle.Finance.ShouldBeNull();
        bundle.Learning.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public void A_time_without_an_offset_is_one_in_the_cohorts_time_zone()
    {
        SmallBundle.Make().Replace("reaction.csv", "2025-03-07T16:00:00+07:00", "2025-03-07T16:00").ReadWell()
            .Reaction![0].Response.SubmittedAt.ShouldBe("2025-03-07T16:00+07:00");
    }

    [Fact]
    public void A_row_without_a_score_or_a_value_is_none()
    {
        var bundle = SmallBundle.Make().Set("learning.csv", $"nip,phase,score\n{SmallBundle.Ani},pre,\n{SmallBundle.Ani},pre,NA\n{SmallBundle.Ani},pre,5\n")
            .AppendRow("measurements.csv", "days,7,trained,,-").ReadWell();
        bundle.Learning.ShouldNotBeNull().ShouldHaveSingleItem().Row.ShouldBe(4);
        bundle.Measurements.ShouldNotBeNull().Count.ShouldBe(4);
    }

    [Fact]
    public void A_row_with_question_columns_is_an_attempt_even_when_all_are_blank()
    {
        var blank = SmallBundle.Make().ReadWell().Learning!.Single(row => row.Row == 4);
        blank.Attempt.Score.ShouldBeNull();
        blank.Attempt.Answers.ShouldNotBeNull().ShouldBeEmpty();
    }

    [Fact]
    public void A_person_without_nip_may_stand_in_either_column()
    {
        var inOwnColumn = SmallBundle.Make().Set("learning.csv", "nip,phase,score,person_id\n,pre,5,P-3\n").ReadWell().Learning!.Single();
        var amongNips = SmallBundle.Make().Set("learning.csv", "nip,phase,score\nP-3,pre,5\n").ReadWell().Learning!.Single();
        amongNips.Participant.ShouldBe(inOwnColumn.Participant);
        amongNips.Participant.ShouldBe(new PersonKey(false, "P-3"));
    }

    [Fact]
    public void A_supervisor_has_the_first_name_given()
    {
        var supervisors = SmallBundle.Make().ReadWell().Participants.Select(row => row.Supervisor).Take(2).ToList();
        supervisors[1].ShouldBe(supervisors[0]);
        supervisors[1]!.Name.ShouldBe("Bos");
    }

    [Fact]
    public void A_workbook_gives_the_same_as_csv_files()
    {
        var small = SmallBundle.Make().Replace("reaction.csv", "\"Ruang \"\"A\"\", panas\"", "Ruang panas");
        var sheets = small.Names.Where(name => name.EndsWith(".csv", StringComparison.Ordinal))
            .Select((name, index) => (index % 2 == 0 ? name : name[..^4], Workbook.Rows(small[name]))).Append(("Sheet1", [])).ToArray();
        var bundle = new TestBundle().Set("cohort.json", small["cohort.json"]).Set("Angkatan.xlsx", Workbook.Make(sheets));
        TestBundle.Describe(bundle.ReadWell()).Replace("90000000.50", "90000000.5").ShouldBe(
            TestBundle.Describe(small.ReadWell()).Replace("90000000.50", "90000000.5").Replace("\"0812\"", "\"812\""));
    }

    [Fact]
    public void A_nip_that_a_workbook_holds_as_a_number_is_damaged()
    {
        var problem = WithSheets(("participants", [["nip", "name"], [SmallBundle.Ani, "Ani"], [198504152008011001d, "Ani"]])).Problems.ShouldHaveSingleItem();
        (problem.Code, problem.File, problem.Row, problem.Column).ShouldBe(("nipDamaged", "participants.csv", 3, "nip"));
    }

    [Fact]
    public void Dates_of_a_workbook_are_in_the_cohorts_time_zone()
    {
        var reading = WithSheets(
            ("participants", [["nip", "name"], [SmallBundle.Ani, "Ani"]]),
            ("learning", [["nip", "phase", "score", "taken_at"], [SmallBundle.Ani, "pre", 61.1, new DateTime(2025, 3, 3)], [SmallBundle.Ani, "post", 0.1 + 0.2, new DateTime(2025, 3, 7, 16, 30, 0)]]));
        reading.Problems.ShouldBeEmpty();
        reading.Bundle!.Learning!.Select(row => row.Attempt.TakenAt).ShouldBe(["2025-03-03", "2025-03-07T16:30:00+07:00"]);
        reading.Bundle.Learning![1].Attempt.Score.ShouldBe(0.30000000000000004m);
    }

    [Fact]
    public void A_workbook_that_cannot_be_used_is_said_so()
    {
        Codes(WithSheets(("participants", [["nip", "name"]]), ("catatan", [["x"]]))).ShouldBe(["sheetUnknown"]);
        Codes(WithSheets(("participants", [["nip", "name"]]), ("Participants.csv", [["nip", "name"]]))).ShouldBe(["fileTwice"]);
        Codes(SmallBundle.Make().Set("data.xlsx", Workbook.Make(("finance", [["kind"]]))).Read()).ShouldContain("workbookBesideCsv");
        Codes(Definition().Set("a.xlsx", Workbook.Make(("participants", [["nip", "name"]]))).Set("b.xlsx", Workbook.Make(("finance", [["kind"]]))).Read()).ShouldContain("workbookTwice");
        Codes(Definition().Set("data.xlsx", "no workbook").Read()).ShouldBe(["workbookUnreadable"]);
        Codes(Definition().Set("data.xlsx", new TestBundle().Set("a.txt", "x").Zip().ToArray()).Read()).ShouldBe(["workbookUnreadable"]);
    }

    [Fact]
    public void A_workbook_may_not_declare_entities()
    {
        using var archive = new MemoryStream();
        archive.Write(Workbook.Make(("participants", [["nip", "name"]])));
        using (var zip = new System.IO.Compression.ZipArchive(archive, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.Entries.Single(part => part.FullName.EndsWith("workbook.xml", StringComparison.Ordinal));
            string xml;
            using (var reader = new StreamReader(entry.Open())) xml = reader.ReadToEnd();
            var (name, start) = (entry.FullName, xml.IndexOf('<', xml.IndexOf("?>", StringComparison.Ordinal) + 1));
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(name).Open());
            writer.Write(xml[..start] + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml[start..]);
        }

        Codes(Definition().Set("data.xlsx", archive.ToArray()).Read()).ShouldBe(["workbookUnreadable"]);
    }

    private static TestBundle Definition() => new TestBundle().Set("cohort.json", SmallBundle.Make()["cohort.json"]);

    private static BundleReading WithSheets(params (string Name, object?[][] Rows)[] sheets) =>
        Definition().Set("data.xlsx", Workbook.Make(sheets)).Read();

    private static IReadOnlyList<string> Codes(BundleReading reading) => [.. reading.Problems.Select(problem => problem.Code)];
}
