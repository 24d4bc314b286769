using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class InputFigures
{
    public static IEnumerable<Figure> Of(Inputs? inputs, Reader reader)
    {
        if (inputs is null) yield break;
        yield return Make("attendanceRate", Unit.Rate, inputs.AttendanceRate);
        yield return Make("budgetPlanned", Unit.Money, (double?)inputs.BudgetPlanned);
        yield return Make("budgetSpent", Unit.Money, (double?)inputs.BudgetSpent);

        Figure Make(string name, Unit unit, double? value) =>
            new($"inputs.{name}", "inputs", reader[$"figure.{name}"], name, unit, value) { IsHidden = inputs.Suppressed };
    }
}
