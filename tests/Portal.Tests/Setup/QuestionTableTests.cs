using Evaluation.Contracts.Plans;
using Evaluation.Portal.Setup;
using Evaluation.Portal.Words;
using Microsoft.AspNetCore.Http;

namespace Evaluation.Portal.Tests.Setup;

/// <summary>Questions as people have them in spreadsheets.</summary>
public sealed class QuestionTableTests
{
    private static readonly Reader Reader = new(new HttpContextAccessor { HttpContext = new DefaultHttpContext() });

    [Fact]
    public void Every_kind_of_question_is_read_in_any_order_of_columns()
    {
        var table = QuestionTable.Read(
            "No\tSoal\tJenis\tPilihan\tKunci\tPoin\tRubrik\n1\tIbu kota?\tTunggal\tBandung | Semarang\tbandung\t\t\n\n2\tSingkatan?\tpilihan tunggal\t\tASN\t1,5\t\n3\tNilai dasar?\tmajemuk\tAkuntabel|Kompeten|Kompetitif\tA, B\t2\t\n4\t\"Jelaskan\nperubahan.\"\tESAI\t\t\t5\t5: ada ukuran", Reader);
        table.Problems.ShouldBeEmpty();
        table.Rows.SelectMany(row => row.Problems).ShouldBeEmpty();
        table.Rows.Select(row => row.Number).ShouldBe([2, 4, 5, 6]);
        table.Questions.Select(question => question.Code).ShouldBe(["s1", "s2", "s3", "s4"]);
        table.Questions[0].Key.ShouldBe("Bandung");
        (table.Questions[1].Options, table.Questions[1].Key, table.Questions[1].Points).ShouldBe((null, "ASN", 1.5m));
        table.Questions[2].Keys.ShouldBe(["Akuntabel", "Kompeten"]);
        (table.Questions[3].Type, table.Questions[3].Text, table.Questions[3].Rubric).ShouldBe((QuestionType.Essay, "Jelaskan\nperubahan.", "5: ada ukuran"));
    }

    [Theory]
    [InlineData("Type;Question;A;B;C;Key\nsingle;Capital?;Bandung;Semarang;;b")]
    [InlineData("type,text,options,answer\nsingle,\"Capital, of what?\",Bandung|Semarang,Semarang")]
    public void Files_and_options_in_columns_of_their_own_are_read_too(string text)
    {
        var question = QuestionTable.Read(text, Reader).Questions.ShouldHaveSingleItem();
        question.Options.ShouldBe(["Bandung", "Semarang"]);
        question.Key.ShouldBe("Semarang");
    }

    [Theory]
    [InlineData("tunggal\t\tA|B\tA\t1\t", "Tulis soalnya")]
    [InlineData("pilihan\tSoal\tA|B\tA\t1\t", "Tulis jenisnya")]
    [InlineData("tunggal\tSoal\tA|B\t\t1\t", "Tulis kuncinya")]
    [InlineData("tunggal\tSoal\tBaik|Buruk\tCukup\t1\t", "“Cukup” tidak ada di antara pilihannya")]
    [InlineData("tunggal\tSoal\tA|a\tA\t1\t", "ada dua kali")]
    [InlineData("tunggal\tSoal\tA|-\tA\t1\t", "berarti tidak dijawab")]
    [InlineData("tunggal\tSoal\tA\tA\t1\t", "paling sedikit dua pilihan")]
    [InlineData("majemuk\tSoal\t\tA\t1\t", "paling sedikit dua pilihan")]
    [InlineData("majemuk\tSoal\tA|B\t\t1\t", "semua pilihan yang benar")]
    [InlineData("tunggal\tSoal\tA|B\tA\t0\t", "angka di atas 0")]
    [InlineData("tunggal\tSoal\tA|B\tA\tbanyak\t", "angka di atas 0")]
    [InlineData("esai\tSoal\t\tA\t1\t", "Esai tidak punya")]
    [InlineData("tunggal\tSoal\tA|B\tA\t1\tRubrik", "Rubrik hanya untuk esai")]
    public void What_is_wrong_with_a_row_is_told(string row, string words)
    {
        var read = QuestionTable.Read($"jenis\tsoal\tpilihan\tkunci\tpoin\trubrik\n{row}", Reader);
        read.Rows.ShouldHaveSingleItem().Problems.ShouldContain(problem => problem.Contains(words, StringComparison.Ordinal));
        read.IsRight.ShouldBeFalse();
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() =>
        QuestionTable.Read("jenis\tsoal\tpilihan\tkunci\tpoin\nbaru\t\tA|A\t\t-1", Reader).Rows[0].Problems.Count.ShouldBeGreaterThanOrEqualTo(3);

    [Fact]
    public void Codes_stand_once_and_missing_ones_are_given()
    {
        var table = QuestionTable.Read("kode\tjenis\tsoal\ns1\tesai\tSatu\n\tesai\tDua\ns1\tesai\tTiga", Reader);
        table.Rows[1].Question!.Code.ShouldBe("s2");
        table.Rows[2].Problems.ShouldHaveSingleItem().ShouldContain("Kode s1");
    }

    [Theory]
    [InlineData("", "kosong")]
    [InlineData("jenis\tsoal", "satu baris")]
    [InlineData("jenis\twarna\nesai\tbiru", "“warna” tidak dikenal")]
    [InlineData("jenis\tkunci\nesai\tA", "Kolom Soal tidak ada")]
    [InlineData("jenis\tsoal\tsoal\nesai\tA\tB", "ada dua kali")]
    public void A_table_that_cannot_be_read_says_why(string text, string words) => QuestionTable.Read(text, Reader).Problems.ShouldContain(problem => problem.Contains(words, StringComparison.Ordinal));

    [Fact]
    public void What_is_written_out_reads_back_the_same()
    {
        Question[] questions =
        [
            new("s1", "Ibu \"kota\"?\nTulis.", Options: ["Bandung", "Semarang"], Key: "Bandung", Points: 1.5m), new("s2", "Nilai?", QuestionType.Multiple, ["A1", "B1", "C1"], Keys: ["A1", "C1"]),
            new("s3", "Jelaskan", QuestionType.Essay, Rubric: "Baik\tsekali", Points: 5),
        ];
        var back = QuestionTable.Read(QuestionTable.Write(questions, Reader), Reader);
        System.Text.Json.JsonSerializer.Serialize(back.Questions).ShouldBe(System.Text.Json.JsonSerializer.Serialize(questions));
    }
}
