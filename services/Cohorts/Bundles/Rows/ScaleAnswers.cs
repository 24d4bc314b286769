using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts.Plans;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>Reads answers on a scale, one column per item; an item without an answer is left out.</summary>
internal static class ScaleAnswers
{
    public static Dictionary<string, int> Read(Row row, IReadOnlyList<string> items, Scale scale)
    {
        var isUsable = scale.Min < scale.Max; // else it was reported with the plan, and once is enough
        var answers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items.Where(item => !row.HasNoAnswer(item)))
        {
            var text = row.Cell(item);
            if (!NumberCells.IsNumber(row, text, out var answer)) row.Report(item, LevelFindings.AnswerNotANumber(row.Number, item, text));
            else if (!double.IsFinite(answer) || (isUsable && (answer < scale.Min || answer > scale.Max)))
                row.Report(item, LevelFindings.AnswerOffScale(row.Number, item, text, scale.Min, scale.Max));
            else if (answer != Math.Truncate(answer)) row.Report(item, LevelFindings.AnswerNotWhole(row.Number, item, text));
            else answers.Add(item, (int)Math.Clamp(answer, int.MinValue, int.MaxValue));
        }

        return answers;
    }
}
