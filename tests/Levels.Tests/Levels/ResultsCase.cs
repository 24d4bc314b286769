using Evaluation.Contracts;
using Evaluation.Contracts.Answers;
using Evaluation.Contracts.Questions;
using Evaluation.Levels.Answers;
using Evaluation.Levels.Cohorts;
using Evaluation.Levels.Tests.Fixtures;
using Evaluation.Results.CountMeasurements;
using Evaluation.Results.SubmitMeasurement;

namespace Evaluation.Levels.Tests.Levels;

internal sealed class ResultsCase : LevelCase<ResultsSums>
{
    private static readonly string[] Codes = ["complaints", "1"];

    public override LevelMeasure<ResultsSums> Measure { get; } = new MeasurementCount();

    public override IReadOnlyList<string> Files => [AnswerKinds.Kpi, AnswerKinds.Finance];

    public override CheckedAnswer Ask(CohortSheet<ResultsSums> sheet, Book book, Random dice) =>
        MeasurementCheck.Check(new(Any(dice, Codes), dice.Next(-2, 3), MeasurementGroup.Trained, dice.Next(2) == 0 ? null : "Dinas", dice.NextDouble()), sheet);

    public override CheckedAnswer Again(CohortSheet<ResultsSums> sheet, StoredAnswer answer, Random dice)
    {
        if (answer.Kind != AnswerKinds.Measurement) return CheckedAnswer.Wrong([]);
        var measurement = answer.Read<Measurement>();
        return MeasurementCheck.Check(new(measurement.Kpi, measurement.Month, measurement.Group, measurement.Unit, dice.NextDouble()), sheet);
    }

    public override IEnumerable<ImportRow> Rows(Book book, Random dice)
    {
        foreach (var code in Codes.Where(_ => dice.Next(3) > 0))
            yield return new(AnswerKey.Kpi(code), AnswerBody.Write(new Kpi(code, code, null, KpiDirection.Increase, 1, dice.Next(2, 5))));
        for (var line = 1; line <= dice.Next(3); line++)
            yield return new(AnswerKey.Finance(line), AnswerBody.Write(new FinanceLine(FinanceKind.Cost, "cost", dice.Next(1000))));
    }
}
