using System.Reflection;
using Evaluation.Cohorts.Bundles;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Tests.Bundles;

public class Bad_input_is_reported
{
    public static TheoryData<int, string> InputCases => [.. BadInput.All.Select((bad, index) => (index, bad.ToString()))];

    public static TheoryData<int, string> PlanCases => [.. BadPlan.All.Select((bad, index) => (index, $"{bad.Code} at {bad.Path}"))];

    [Theory, MemberData(nameof(InputCases))]
    public void With_file_row_column_and_code(int index, string name)
    {
        var bad = BadInput.All[index];
        var bundle = SmallBundle.Make();
        bad.Change(bundle);
        var reading = bundle.Read();
        reading.Bundle.ShouldBeNull(name);
        var problem = reading.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.File, problem.Row, problem.Column).ShouldBe((bad.Code, bad.File, bad.Row, bad.Column));
        SpeaksBothLanguages(problem);
    }

    [Theory, MemberData(nameof(PlanCases))]
    public void With_the_path_in_cohort_json(int index, string name)
    {
        var bad = BadPlan.All[index];
        var reading = SmallBundle.Make().Replace("cohort.json", bad.Old, bad.New).Read();
        reading.Bundle.ShouldBeNull(name);
        var problem = reading.Problems.ShouldHaveSingleItem();
        (problem.Code, problem.File, problem.Row, problem.Column).ShouldBe((bad.Code, "cohort.json", null, bad.Path));
        SpeaksBothLanguages(problem);
    }

    [Fact]
    public void All_at_once()
    {
        var bundle = SmallBundle.Make()
            .Replace("cohort.json", "Asia/Jakarta", "Asia/Bandung")
            .Replace("cohort.json", "\"kind\": \"technical\"", "\"kind\": \"teknis\"")
            .Replace("cohort.json", "\"months\": 6 }", "\"months\": 5 }")
            .AppendRow("participants.csv", "123,Eko,eko,,,,,,,,-4,aktif,,,")
            .AppendRow("reaction.csv", $"{SmallBundle.Ani},participant,besok,9,4.5,x,")
            .AppendRow("finance.csv", "cost,,,,2");
        bundle.Read().Problems.Select(problem => problem.Code).ShouldBe(
        [
            "wordUnknown", "timeZoneUnknown", "waveOutsidePolicy", "targetWaveUnknown",
            "statusUnknown", "nipMalformed", "emailMalformed", "numberNegative",
            "responseTwice", "answerOffScale", "answerNotWhole", "answerNotANumber", "dateMalformed",
            "waveUnknown", "waveUnknown", "waveUnknown", "waveUnknown", "waveUnknown", "waveUnknown",
            "valueMissing", "valueMissing", "shareOutsideRange",
        ], ignoreOrder: true);
    }

    [Fact]
    public void Up_to_a_cap_that_says_so()
    {
        var rows = string.Concat(Enumerable.Range(0, 1_500).Select(row => $"cost,x{row},-1,,\n"));
        var problems = SmallBundle.Make().Set("finance.csv", "kind,description,amount,attribution,confidence\n" + rows).Read().Problems;
        problems.Count.ShouldBe(Problems.Cap + 1);
        problems[^1].Code.ShouldBe("problemsTooMany");
        SpeaksBothLanguages(problems[^1]);
    }

    [Fact]
    public void As_the_place_of_a_slip_in_json()
    {
        var problem = SmallBundle.Make().Replace("cohort.json", "\"agency\":", "\"agency\"").Read().Problems.ShouldHaveSingleItem();
        (problem.Code, problem.Column).ShouldBe(("jsonMalformed", null));
        problem.Id.ShouldContain("baris 5");
        problem.En.ShouldContain("line 5");
    }

    [Fact]
    public void Also_half_a_character_in_json()
    {
        SmallBundle.Make().Replace("cohort.json", "Angkatan kecil", "\\ud800").Read().Problems.ShouldHaveSingleItem().Code.ShouldBe("jsonMalformed");
    }

    [Fact]
    public void In_sentences_that_say_what_to_do()
    {
        var problem = SmallBundle.Make().AppendRow("participants.csv", "\"1,98507E+17\",Eko,,,,,,,,,,,,,").Read().Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("NIP pada baris 6 rusak oleh Excel (1,98507E+17). Ubah kolom menjadi Teks dan tempel ulang.");
        problem.En.ShouldBe("The NIP in row 6 was damaged by Excel (1.98507E+17). Set the column to Text and paste it again.");
    }

    [Fact]
    public void Without_calling_anything_invalid()
    {
        foreach (var finding in AllFindings())
        {
            $"{finding.Id} {finding.En}".ShouldNotContain("valid", Case.Insensitive);
            finding.Id.ShouldNotBe(finding.En);
        }
    }

    [Fact]
    public void By_a_test_for_every_code()
    {
        string[] testedElsewhere =
        [
            "archiveTooLarge", "archiveUnreadable", "archiveExpandsTooFar", "entriesTooMany", "entryEncrypted", "entryDamaged",
            "definitionTooLarge", "workbookUnreadable", "workbookBesideCsv", "workbookTwice", "sheetUnknown", "problemsTooMany", "rowsTooMany",
            "columnsTooMany", "jsonMalformed", "targetLevelNotPlanned", "targetGroupUnknown",
        ];
        var tested = BadInput.All.Select(bad => bad.Code).Concat(BadPlan.All.Select(bad => bad.Code)).Concat(testedElsewhere);
        AllFindings().Select(finding => finding.Code).Where(code => code != "text").Except(tested).ShouldBeEmpty();
    }

    [Fact]
    public void A_target_for_a_level_or_group_that_is_left_out()
    {
        var problems = SmallBundle.Make().Remove("learning.csv").Remove("reaction.csv").Remove("kpis.csv").Remove("measurements.csv").Remove("finance.csv")
            .Replace("cohort.json", "\"results\": { \"months\": 12 },", "")
            .Replace("cohort.json", "[\"participant\", \"organiser\"]", "[\"organiser\"]").Read().Problems;
        problems.Select(problem => (problem.Code, problem.Column)).ShouldBe(
            [("targetGroupUnknown", "plan.targets[0].group"), ("targetLevelNotPlanned", "plan.targets[2].level")]);
    }

    internal static void SpeaksBothLanguages(BundleProblem problem)
    {
        problem.Id.ShouldNotBeNullOrWhiteSpace();
        problem.En.ShouldNotBeNullOrWhiteSpace();
        problem.Id.ShouldNotBe(problem.En);
    }

    /// <summary>Every sentence of the catalogue, made with placeholders.</summary>
    private static IEnumerable<Finding> AllFindings() =>
        from type in typeof(Finding).Assembly.GetTypes()
        where type.Namespace == typeof(Finding).Namespace && type is { IsAbstract: true, IsSealed: true }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.ReturnType == typeof(Finding)
        select (Finding)method.Invoke(null, [.. method.GetParameters().Select(parameter => Placeholder(parameter.ParameterType))])!;

    private static object? Placeholder(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(IEnumerable<string>) ? new[] { "text" }
        : type == typeof(IEnumerable<int>) ? new[] { 6 }
        : type == typeof(FollowUpPolicy) ? FollowUpPolicy.Default
        : Activator.CreateInstance(type);
}
