using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class LearningFigures
{
    public static IEnumerable<Figure> Of(Learning learning, Reader reader)
    {
        yield return Make("enrolled", Unit.Count, learning.Enrolled);
        yield return Make("pretested", Unit.Count, learning.Pretested);
        yield return Make("posttested", Unit.Count, learning.Posttested);
        yield return Make("paired", Unit.Count, learning.Paired);
        yield return Make("completionRate", Unit.Rate, learning.CompletionRate, "posttested", "enrolled") with { N = learning.Posttested, Of = learning.Enrolled };
        yield return Pairs("preMean", Unit.Number, learning.PreMean, "paired");
        yield return Pairs("postMean", Unit.Number, learning.PostMean, "paired");
        yield return Pairs("gainMean", Unit.Signed, learning.GainMean, "preMean", "postMean") with { Low = learning.GainLow, High = learning.GainHigh };
        yield return Pairs("percentGain", Unit.SignedPercent, learning.PercentGain, "gainMean", "preMean");
        yield return Pairs("hakeClass", Unit.Number, learning.HakeClass, "gainMean", "preMean") with { Word = learning.HakeBand is null ? null : reader[$"band.{learning.HakeBand}"] };
        yield return Pairs("normalisedChange", Unit.Number, learning.NormalisedChange);
        yield return Make("passRate", Unit.Rate, learning.PassRate, "posttested") with { N = learning.Posttested, Of = learning.Enrolled };
        yield return Pairs("passRatePre", Unit.Rate, learning.PassRatePre, "paired");
        yield return Pairs("passRatePost", Unit.Rate, learning.PassRatePost, "paired");
        yield return Pairs("t", Unit.Number, learning.T, "gainMean");
        yield return Pairs("p", Unit.Probability, learning.P, "t");
        yield return Pairs("dz", Unit.Number, learning.Dz, "gainMean");
        foreach (var (phase, counts) in learning.Distribution?.Series ?? [])
            foreach (var (place, count) in counts.Index())
                yield return new(ScoreBin.Code(phase, place), "learning", reader["learning.bin.of", reader[$"paper.{phase}"], ScoreBin.Words(reader, place)], "distribution", Unit.Count, count)
                {
                    N = learning.Paired, IsHidden = learning.Suppressed || count is null,
                };
        if (learning.Items is null) yield break;
        yield return Make("kr20", Unit.Number, learning.Kr20) with { N = learning.Posttested };
        foreach (var item in learning.Items)
        {
            yield return OfItem(item, "difficulty", Unit.Rate, item.Difficulty);
            yield return OfItem(item, "discrimination", Unit.Number, item.Discrimination);
        }

        Figure Make(string name, Unit unit, double? value, params string[] inputs) =>
            new($"learning.{name}", "learning", reader[$"figure.{name}"], name, unit, value)
            {
                IsHidden = learning.Suppressed, Inputs = [.. inputs.Select(input => $"learning.{input}")],
            };

        Figure Pairs(string name, Unit unit, double? value, params string[] inputs) =>
            Make(name, unit, value, inputs) with { N = learning.Paired, Of = learning.Enrolled };

        Figure OfItem(TestItem item, string name, Unit unit, double? value) =>
            new($"learning.item.{item.Code}.{name}", "learning", $"{reader[$"figure.{name}"]}, {reader["learning.question", item.Code]}", name, unit, value)
            {
                N = item.N, IsHidden = learning.Suppressed || item.Suppressed,
            };
    }
}
