using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class InputFigures
{
    public static IEnumerable<Figure> Of(Inputs? inputs, int participants, Reader reader)
    {
        if (inputs is null) yield break;
        var (d, basis) = (reader.Display, inputs.Attendance);
        yield return Make("attendanceRate", Unit.Rate, inputs.AttendanceRate) with
        {
            N = basis?.Participants, Of = basis is null ? null : participants,
            Given = Given.Of(reader, ("attendance.n", "n", d.Count(basis?.Participants)), ("attendance.hours", "Σ min(h, H)", d.Fine((double?)basis?.Hours)), ("attendance.creditHours", "H", d.Fine((double?)basis?.CreditHours))),
        };
        yield return Make("budgetPlanned", Unit.Money, (double?)inputs.BudgetPlanned);
        yield return Make("budgetSpent", Unit.Money, (double?)inputs.BudgetSpent);

        Figure Make(string name, Unit unit, double? value) =>
            new($"inputs.{name}", "inputs", reader[$"figure.{name}"], name, unit, value) { IsHidden = inputs.Suppressed };
    }
}
