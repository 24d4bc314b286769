using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class BehaviourFigures
{
    public static readonly string[] Application = ["full", "partial", "none"];

    public static IEnumerable<Figure> Of(Wave wave, PlannedBehaviour? plan, Reader reader)
    {
        var given = new BehaviourGivens(wave, plan, reader);
        var place = $"behaviour.{wave.Months}";
        var when = reader["behaviour.wave", wave.Months];
        yield return Make("due", "due", reader["figure.due"], Unit.Count, wave.Due);
        yield return Make("exempt", "exempt", reader["behaviour.exempt"], Unit.Count, wave.Exempt);
        yield return Make("observed", "observed", reader["behaviour.observed"], Unit.Count, wave.Observed);
        yield return Make("coverage", "coverage", reader["metric.coverage"], Unit.Rate, wave.Coverage, "observed", "due") with { N = wave.Observed, Of = wave.Due };
        yield return Make("score", "score", reader["metric.score"], Unit.Number, wave.Score, [.. wave.Groups.Where(group => group.Group != "self").Select(group => $"rater.{group.Group}")]) with
        {
            N = wave.Observed, Of = wave.Due, Low = wave.Low, High = wave.High, Word = wave.Category is null ? null : reader[$"category.{wave.Category}"],
            Given = given.Score, Limits = CategoryLimits.Of(plan?.Instrument.Scale, reader), HidesParts = wave.Basis is { Suppressed: true, Raters: null },
        };
        yield return Make("weightUsed", "weightUsed", reader["figure.weightUsed"], Unit.Rate, wave.WeightUsed) with
        {
            N = wave.Observed, Of = wave.Due, Given = given.WeightUsed, HidesParts = wave.Basis is { Suppressed: true, Raters: null },
        };
        foreach (var group in wave.Groups)
            yield return Make($"rater.{group.Group}", "raterMean", $"{reader["figure.raterMean"]}, {reader[$"group.{group.Group}"]}", Unit.Number, group.Mean) with
            {
                N = group.Observations, IsHidden = wave.Suppressed || group.Suppressed,
            };
        yield return Make("selfOtherGap", "selfOtherGap", reader["behaviour.selfOther"], Unit.Signed, wave.SelfOtherGap, "rater.self", "score") with { N = wave.Basis?.SelfOthers, Of = wave.Basis?.SelfOthers is null ? null : wave.Observed };
        foreach (var (code, count) in Application.Zip([wave.Applied?.Full, wave.Applied?.Partial, wave.Applied?.None]))
            yield return Make($"applied.{code}", "applied", reader[$"applied.{code}"], Unit.Count, count) with
            {
                IsHidden = wave.Suppressed || wave.Applied is null or { Suppressed: true }, N = wave.Applied?.Answers, Of = wave.Due,
            };
        yield return Make("applicationRate", "applicationRate", reader["metric.applicationRate"], Unit.Rate, wave.ApplicationRate, [.. Application.Select(code => $"applied.{code}")]) with
        {
            N = wave.Applied?.Answers, Of = wave.Due, Low = wave.ApplicationLow, High = wave.ApplicationHigh,
        };
        foreach (var barrier in wave.Barriers)
            yield return Make($"barrier.{barrier.Code}", "barrier", $"{reader["figure.barrier"]}: {reader[$"barrier.{barrier.Code}"]}", Unit.Count, barrier.Participants) with
            {
                Of = wave.Due, IsHidden = wave.Suppressed || barrier.Suppressed,
            };
        yield return Make("rwgMedian", "rwgMedian", reader["figure.rwgMedian"], Unit.Number, wave.Agreement?.RwgMedian) with
        {
            N = wave.Agreement?.RwgParticipants, Basis = given.RwgBasis, Given = given.Rwg, IsHidden = wave.Suppressed || wave.Agreement?.Suppressed == true,
        };
        yield return Make("icc1", "icc1", reader["figure.icc1"], Unit.Number, wave.Agreement?.Icc1) with
        {
            N = wave.Agreement?.Icc1Basis?.Observations, Basis = given.Icc1Basis, Given = given.Icc1,
            IsHidden = wave.Suppressed || wave.Agreement?.Suppressed == true, HidesParts = wave.Agreement is { Suppressed: true, Icc1Basis: null },
        };

        Figure Make(string code, string formula, string name, Unit unit, double? value, params string[] inputs) =>
            new($"{place}.{code}", "behaviour", $"{name}, {when}", formula, unit, value)
            {
                Short = name, IsHidden = wave.Suppressed, Inputs = [.. inputs.Select(input => $"{place}.{input}")],
            };
    }
}
