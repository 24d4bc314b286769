using Evaluation.Portal.Api;
using Evaluation.Portal.Words;
using Results = Evaluation.Portal.Api.Results;

namespace Evaluation.Portal.Figures;

internal static class ResultsFigures
{
    public static IEnumerable<Figure> Of(Results results, Reader reader)
    {
        var kpis = results.Kpis ?? [];
        yield return new("results.achievedShare", "results", reader["metric.kpisAchieved"], "achievedShare", Unit.Rate, results.AchievedShare)
        {
            N = kpis.Count(kpi => kpi.Achieved == true), Of = kpis.Count, IsHidden = results.Suppressed, Inputs = [.. kpis.SelectMany(kpi => new[] { $"kpi.{kpi.Code}.actual", $"kpi.{kpi.Code}.target" })],
        };
        foreach (var figure in kpis.SelectMany(kpi => OfKpi(kpi, reader))) yield return figure;
        if (results.Finance is not { } finance) yield break;
        yield return Money("cost", finance.Cost);
        yield return Money("benefit", finance.Benefit);
        yield return Money("creditedBenefit", finance.CreditedBenefit, "benefit");
        yield return Make("bcr", Unit.Number, finance.Bcr, "creditedBenefit", "cost");
        yield return Make("roiPercent", Unit.SignedPercent, finance.RoiPercent, "creditedBenefit", "cost");
        yield return Make("paybackMonths", Unit.Number, finance.PaybackMonths, "cost", "creditedBenefit");

        Figure Money(string name, decimal? amount, params string[] inputs) => Make(name, Unit.Money, (double?)amount, inputs);

        Figure Make(string name, Unit unit, double? value, params string[] inputs) =>
            new($"finance.{name}", "results", reader[$"finance.{name}"], name, unit, value)
            {
                IsHidden = finance.Suppressed, Inputs = [.. inputs.Select(input => $"finance.{input}")],
            };
    }

    private static IEnumerable<Figure> OfKpi(KpiFigures kpi, Reader reader)
    {
        var d = reader.Display;
        // One form for what is compared with one another. An effect may be finer than what it is worked out from: then it stands with its own decimals.
        var decimals = Display.DecimalsOf(kpi.Baseline, kpi.Target, kpi.Actual);
        yield return InUnit("baseline", Unit.Number, kpi.Baseline);
        yield return InUnit("target", Unit.Number, kpi.Target);
        yield return InUnit("actual", Unit.Number, kpi.Actual) with
        {
            Word = kpi.Month is { } month ? reader["results.atMonth", month] : null,
            N = kpi.Units, Basis = kpi.Units is { } units ? reader["results.basis.actual", d.Count(units)] : null,
        };
        yield return Make("changePercent", Unit.SignedPercent, kpi.ChangePercent, "actual", "baseline");
        yield return Make("achievementPercent", Unit.Percent, kpi.AchievementPercent, "actual", "target") with { Given = Given.Of(reader, ("direction", "", reader[$"direction.{kpi.Direction}"])) };
        yield return Make("progress", Unit.Rate, kpi.Progress, "baseline", "actual", "target");
        yield return InUnit("effect", Unit.Signed, kpi.Effect, kpi.Claim == "beforeAfter" ? ["actual", "baseline"] : []) with
        {
            Formula = kpi.Claim is null ? "effect" : $"effect.{kpi.Claim}", Low = kpi.EffectLow, High = kpi.EffectHigh,
            Word = kpi.Claim is null ? null : reader[$"claim.{kpi.Claim}"],
            Decimals = Math.Max(decimals, Display.DecimalsOf(kpi.Effect, kpi.EffectLow, kpi.EffectHigh)),
            N = kpi.Basis?.Units + (kpi.Basis?.ComparisonUnits ?? 0), Basis = Basis(),
            Given = Given.Of(
                reader, ("change", "Δ̄₁", Fine(kpi.Basis?.Change)), ("comparisonChange", "Δ̄₀", Fine(kpi.Basis?.ComparisonChange)),
                ("meanAfter", "v̄", Fine(kpi.Basis?.Line?.MeanAfter)), ("intercept", "α", Fine(kpi.Basis?.Line?.Intercept)), ("slope", "β", Fine(kpi.Basis?.Line?.Slope)), ("monthAfter", "t̄", d.Fine(kpi.Basis?.Line?.MonthAfter))),
        };

        // Summaries from before it was told say nothing of what they rest on.
        string? Basis() => kpi.Basis is not { } basis ? null : reader[
            $"results.basis.{kpi.Claim}", d.Count(basis.Units), d.Count(basis.Measurements), d.Count(basis.ComparisonUnits), d.Count(basis.MonthsBefore), d.Count(basis.MonthsAfter)];

        string Fine(double? value) => Display.In(kpi.UnitOfMeasure, d.Fine(value));

        // The others are in percent.
        Figure InUnit(string name, Unit unit, double? value, params string[] inputs) => Make(name, unit, value, inputs) with { UnitOfMeasure = kpi.UnitOfMeasure, Decimals = decimals };

        Figure Make(string name, Unit unit, double? value, params string[] inputs) =>
            new($"kpi.{kpi.Code}.{name}", "results", $"{kpi.Name}: {reader[$"kpi.{name}"]}", name, unit, value)
            {
                IsHidden = kpi.Suppressed, Inputs = [.. inputs.Select(input => $"kpi.{kpi.Code}.{input}")],
            };
    }
}
