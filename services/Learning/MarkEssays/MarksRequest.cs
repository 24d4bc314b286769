using System.Globalization;
using Evaluation.Hosting.Problems;
using Evaluation.Learning.TakeTest;
using Evaluation.Levels.Answers;

namespace Evaluation.Learning.MarkEssays;

/// <param name="Marks">By the code of the essay; one or several.</param>
internal sealed record MarksRequest(IReadOnlyDictionary<string, MarkRequest?>? Marks)
{
    /// <summary>The essays of a sitting as they are to be, those that are marked here only.</summary>
    public IReadOnlyList<Essay> Check(Sitting sitting, IReadOnlyList<Essay> essays, List<InputProblem> problems)
    {
        if (Marks is not { Count: > 0 }) problems.Add(AnswerProblems.Missing("marks"));
        var marked = new List<Essay>();
        foreach (var (code, mark) in Marks ?? new Dictionary<string, MarkRequest?>())
        {
            if (essays.FirstOrDefault(essay => sitting.Questions[essay.Place].Code == code) is not { } essay)
            {
                problems.Add(NoEssay(code));
                continue;
            }
            var most = sitting.Questions[essay.Place].Points;
            if (mark?.Points is not { } points) problems.Add(AnswerProblems.Missing($"marks.{code}.points"));
            else if (points < 0 || points > most) problems.Add(OutOfRange(code, points, most));
            AnswerChecks.Text($"marks.{code}.remark", mark?.Remark, problems);
            marked.Add(new() { Id = essay.Id, Place = essay.Place, Points = mark?.Points is { } given ? Number(given) : null, Remark = AnswerChecks.Trimmed(mark?.Remark) });
        }
        return marked;
    }

    private static InputProblem NoEssay(string code) => new($"marks.{code}", "noEssay", new(
        $"Peserta ini tidak menjawab esai {code}. Nilai hanya esai yang ada di daftar.", $"This sitting has no essay {code}. Mark only those that are listed."));

    private static InputProblem OutOfRange(string code, decimal points, decimal most) => new($"marks.{code}.points", "pointsOutOfRange", new(
        $"{Number(points).Replace('.', ',')} poin untuk {code} di luar 0 sampai {Number(most).Replace('.', ',')}.", $"{Number(points)} points for {code} are not between 0 and {Number(most)}."));

    private static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}

/// <param name="Points">From 0 to the question's points.</param>
/// <param name="Remark">Why, for whoever looks at it again.</param>
internal sealed record MarkRequest(decimal? Points, string? Remark = null);

internal sealed record MarksReceipt(int Version, string State);
