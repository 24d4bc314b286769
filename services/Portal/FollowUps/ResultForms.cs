using Evaluation.Portal.Words;

namespace Evaluation.Portal.FollowUps;

// What is typed on the pages of results, as text: what is wrong stays in its field.

internal sealed class MeasurementForm
{
    public string? Kpi { get; set; }
    public int? Month { get; set; }
    public string? Group { get; set; }
    public string? Unit { get; set; }
    public string? Value { get; set; }

    public IReadOnlyList<string> Problems(Reader reader) => FormProblems.Of(
        reader, (string.IsNullOrEmpty(Kpi), "measure.kpi.missing"), (Month is null, "measure.month.missing"), (Group is not ("trained" or "comparison"), "measure.group.missing"), (WrittenNumber.Read(Value, reader.Language) is null, "measure.value.missing"));

    public object ToBody(Reader reader) => new { kpi = Kpi, month = Month, group = Group, unit = string.IsNullOrWhiteSpace(Unit) ? null : Unit.Trim(), value = WrittenNumber.Read(Value, reader.Language) };
}

internal sealed class KpiForm
{
    public string? Code { get; set; }
    public string? Name { get; set; }
    public string? UnitOfMeasure { get; set; }
    public string? Direction { get; set; }
    public string? Baseline { get; set; }
    public string? Target { get; set; }

    /// <summary>Of one that is corrected: it keeps its place.</summary>
    public int? Position { get; set; }

    public IReadOnlyList<string> Problems(Reader reader) => FormProblems.Of(
        reader, (string.IsNullOrWhiteSpace(Name), "kpi.name.missing"), (string.IsNullOrWhiteSpace(Code), "kpi.code.missing"), (Direction is not ("increase" or "decrease"), "kpi.direction.missing"),
        (WrittenNumber.Read(Baseline, reader.Language) is null, "kpi.baseline.missing"), (WrittenNumber.Read(Target, reader.Language) is null, "kpi.target.missing"));

    public object ToBody(Reader reader) => new
    {
        code = Code?.Trim(), name = Name?.Trim(), unitOfMeasure = string.IsNullOrWhiteSpace(UnitOfMeasure) ? null : UnitOfMeasure.Trim(), direction = Direction,
        baseline = WrittenNumber.Read(Baseline, reader.Language), target = WrittenNumber.Read(Target, reader.Language), position = Position,
    };

    public static KpiForm Of(Api.Kpi kpi, string language) => new()
    {
        Code = kpi.Code, Name = kpi.Name, UnitOfMeasure = kpi.UnitOfMeasure, Direction = kpi.Direction, Position = kpi.Position,
        Baseline = WrittenNumber.Write((decimal)kpi.Baseline, language), Target = WrittenNumber.Write((decimal)kpi.Target, language),
    };
}

internal sealed class FinanceForm
{
    public int? Line { get; set; }
    public string? Kind { get; set; }
    public string? Description { get; set; }
    public string? Amount { get; set; }

    /// <summary>In percent, as are all shares that people write.</summary>
    public string? Attribution { get; set; }

    public string? Confidence { get; set; }

    public IReadOnlyList<string> Problems(Reader reader) => FormProblems.Of(
        reader, (Kind is not ("cost" or "benefit"), "finance.kind.missing"), (string.IsNullOrWhiteSpace(Description), "finance.description.missing"), (WrittenNumber.Read(Amount, reader.Language) is not >= 0, "finance.amount.missing"),
        (!IsShare(Attribution, reader) || !IsShare(Confidence, reader), "finance.share"));

    public object ToBody(Reader reader) => new
    {
        line = Line, kind = Kind, description = Description?.Trim(), amount = WrittenNumber.Read(Amount, reader.Language),
        // Of a cost there is nothing to put down to the training.
        attribution = Kind == "benefit" ? WrittenNumber.Read(Attribution, reader.Language) / 100 : null, confidence = Kind == "benefit" ? WrittenNumber.Read(Confidence, reader.Language) / 100 : null,
    };

    public static FinanceForm Of(Api.FinanceLine line, int place, string language) => new()
    {
        Line = place, Kind = line.Kind, Description = line.Description, Amount = WrittenNumber.Write(line.Amount, language),
        Attribution = WrittenNumber.Write((decimal?)line.Attribution * 100, language), Confidence = WrittenNumber.Write((decimal?)line.Confidence * 100, language),
    };

    private static bool IsShare(string? typed, Reader reader) => string.IsNullOrWhiteSpace(typed) || WrittenNumber.Read(typed, reader.Language) is >= 0 and <= 100;
}

internal static class FormProblems
{
    public static IReadOnlyList<string> Of(Reader reader, params (bool IsWrong, string Words)[] checks) => [.. checks.Where(check => check.IsWrong).Select(check => reader[check.Words])];
}
