using System.Globalization;
using Evaluation.Cohorts.Bundles.Findings;
using Evaluation.Cohorts.Bundles.Tables;
using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Plans;
using Evaluation.Hosting.Tables;

namespace Evaluation.Cohorts.Bundles.Rows;

/// <summary>learning.csv: pre- and post-tests, as scores or as the answers to the test of the plan.</summary>
internal sealed class LearningRows(LearningPlan plan, People people, TimeZoneInfo? timeZone)
{
    public const string Phase = "phase";
    public const string TakenAt = "taken_at";
    public const string Score = "score";
    public static readonly string[] FixedColumns = [Columns.Nip, Phase, Score, TakenAt, Columns.PersonId];

    private readonly IReadOnlyList<Question> _questions =
        [.. (plan.Test?.Questions ?? []).ExceptBy(FixedColumns, question => question.Code).DistinctBy(question => question.Code)];

    public List<LearningRow> Read(TextTable table, Problems problems)
    {
        // Questions take the place of the score: one of the two has to be there.
        var hasQuestions = _questions.Any(question => table.Header.Any(name => FormulaGuard.Remove(name.Trim()) == question.Code));
        string[] required = hasQuestions ? [Columns.Nip, Phase] : [Columns.Nip, Phase, Score];
        var optional = FixedColumns.Except(required).Concat(_questions.Select(question => question.Code));
        var columns = TableColumns.Check(table, required, optional, problems);

        var rows = new List<LearningRow>();
        var taken = new Dictionary<(PersonKey, TestPhase), int>();
        foreach (var row in Row.Of(table, columns, problems))
        {
            var participant = row.Participant(Columns.Nip, people);
            var phase = row.RequiredWord<TestPhase>(Phase, "phaseUnknown");
            var attempt = ReadAttempt(row, hasQuestions);
            if (attempt is null || participant is null || phase is null) continue;
            if (!taken.TryAdd((participant, phase.Value), row.Number))
                row.Report(Phase, LevelFindings.ScoreTwice(row.Number, Words.Of(phase.Value), taken[(participant, phase.Value)]));
            if (!row.IsBroken) rows.Add(new LearningRow(row.Number, participant, phase.Value, attempt));
        }

        return rows;
    }

    /// <summary>A row without a score is no attempt, but with the columns of questions it is one even when all are blank.</summary>
    private TestAttempt? ReadAttempt(Row row, bool hasQuestions)
    {
        var takenAt = row.Moment(TakenAt, timeZone);
        var score = ReadScore(row);
        if (!hasQuestions) return row.HasNoAnswer(Score) ? null : new TestAttempt(score, null, takenAt);
        var answers = ReadAnswers(row);
        if (row.HasNoAnswer(Score)) return new TestAttempt(null, answers, takenAt);
        if (answers.Count > 0) row.Report(Score, LevelFindings.ScoreBesideAnswers(row.Number));
        return new TestAttempt(score, null, takenAt);
    }

    private decimal? ReadScore(Row row)
    {
        if (row.HasNoAnswer(Score)) return null;
        var text = row.Cell(Score);
        if (!NumberCells.IsNumber(row, text, out var number))
        {
            row.Report(Score, TableFindings.NotANumber(row.Number, Score, text));
            return null;
        }

        // A decimal holds every score in range; what is not finite is outside like any other.
        if (Math.Abs(number) < 1e28 && row.Decimal(Score) is { } score && score >= 0 && score <= plan.MaxScore) return score;
        row.Report(Score, LevelFindings.ScoreOutsideRange(row.Number, text, Figure(plan.MaxScore)));
        return null;
    }

    private Dictionary<string, string> ReadAnswers(Row row)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var question in _questions.Where(question => !row.HasNoAnswer(question.Code)))
        {
            var answer = question.Type switch
            {
                QuestionType.Single => ReadOption(row, question, row.Cell(question.Code)),
                QuestionType.Multiple => string.Join('|', row.Joined(question.Code).Select(option => ReadOption(row, question, option))),
                _ => ReadPoints(row, question),
            };
            if (answer.Length > 0) answers.Add(question.Code, answer);
        }

        return answers;
    }

    private static string ReadOption(Row row, Question question, string option)
    {
        if (question.Options is { Count: > 0 } options && !options.Contains(option, StringComparer.OrdinalIgnoreCase))
            row.Report(question.Code, LevelFindings.OptionUnknown(row.Number, question.Code, option, options));
        return option;
    }

    private static string ReadPoints(Row row, Question question)
    {
        if (row.Decimal(question.Code) is not { } points) return "";
        if (points < 0 || points > question.Points)
        {
            var text = row.Cell(question.Code);
            row.Report(question.Code, LevelFindings.EssayOutsideRange(row.Number, question.Code, text, Figure(question.Points)));
        }

        return Figure(points);
    }

    private static string Figure(decimal number) => number.ToString(CultureInfo.InvariantCulture);
}
