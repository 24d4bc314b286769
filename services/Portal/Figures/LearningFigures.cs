using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class LearningFigures
{
    public static IEnumerable<Figure> Of(Learning learning, PlannedLearning? plan, Reader reader)
    {
        var (d, basis) = (reader.Display, learning.Basis);
        var max = ("max", "max", d.Fine(plan?.MaxScore));
        var deviation = ("gainDeviation", "s_d", d.Fine(basis?.GainDeviation));
        yield return Make("enrolled", Unit.Count, learning.Enrolled);
        yield return Make("pretested", Unit.Count, learning.Pretested);
        yield return Make("posttested", Unit.Count, learning.Posttested);
        yield return Make("paired", Unit.Count, learning.Paired);
        yield return Make("completionRate", Unit.Rate, learning.CompletionRate, "posttested", "enrolled") with { N = learning.Posttested, Of = learning.Enrolled };
        yield return Pairs("preMean", Unit.Number, learning.PreMean, "paired");
        yield return Pairs("postMean", Unit.Number, learning.PostMean, "paired");
        yield return Pairs("gainMean", Unit.Signed, learning.GainMean, "preMean", "postMean") with { Low = learning.GainLow, High = learning.GainHigh, Given = Given.Of(reader, deviation) };
        yield return Pairs("percentGain", Unit.SignedPercent, learning.PercentGain, "gainMean", "preMean");
        yield return Pairs("hakeClass", Unit.Number, learning.HakeClass, "gainMean", "preMean") with
        {
            Word = learning.HakeBand is null ? null : reader[$"band.{learning.HakeBand}"], Given = Given.Of(reader, max),
        };
        // Of those who took both tests some have no change: on how many it rests is told, or nothing is.
        yield return Make("normalisedChange", Unit.Number, learning.NormalisedChange, "paired") with
        {
            N = basis?.Changes, Of = basis?.Changes is null ? null : learning.Paired, Given = Given.Of(reader, ("changes", "n", d.Count(basis?.Changes)), max),
        };
        yield return Make("passRate", Unit.Rate, learning.PassRate, "posttested") with { N = learning.Posttested, Of = learning.Enrolled, Given = Passed(learning.PassRate, learning.Posttested) };
        yield return Pairs("passRatePre", Unit.Rate, learning.PassRatePre, "paired") with { Given = Passed(learning.PassRatePre, learning.Paired) };
        yield return Pairs("passRatePost", Unit.Rate, learning.PassRatePost, "paired") with { Given = Passed(learning.PassRatePost, learning.Paired) };
        yield return Pairs("t", Unit.Number, learning.T, "gainMean", "paired") with { Given = Given.Of(reader, deviation) };
        yield return Pairs("p", Unit.Probability, learning.P, "t") with { Given = Given.Of(reader, ("df", "df", d.Count((int?)learning.Df))) };
        yield return Pairs("dz", Unit.Number, learning.Dz, "gainMean") with { Given = Given.Of(reader, deviation) };
        foreach (var (phase, counts) in learning.Distribution?.Series ?? [])
            foreach (var (place, count) in counts.Index())
                yield return new(ScoreBin.Code(phase, place), "learning", reader["learning.bin.of", reader[$"paper.{phase}"], ScoreBin.Words(reader, place)], "distribution", Unit.Count, count)
                {
                    N = learning.Paired, IsHidden = learning.Suppressed || count is null,
                };
        if (learning.Items is null) yield break;
        yield return Make("kr20", Unit.Number, learning.Kr20) with
        {
            N = basis?.Kr20?.N ?? (learning.Items is [var first, ..] ? first.N : null),
            Given = Given.Of(reader, ("kr20.items", "k", d.Count(basis?.Kr20?.Items)), ("kr20.pq", "Σ pq", d.Fine(basis?.Kr20?.ItemVariances)), ("kr20.variance", "σ²", d.Fine(basis?.Kr20?.TotalVariance))),
        };
        foreach (var item in learning.Items)
        {
            yield return Difficulty(item);
            yield return OfItem(item, "discrimination", Unit.Number, item.Discrimination);
        }

        Figure Make(string name, Unit unit, double? value, params string[] inputs) =>
            new($"learning.{name}", "learning", reader[$"figure.{name}"], name, unit, value)
            {
                IsHidden = learning.Suppressed, Inputs = [.. inputs.Select(input => $"learning.{input}")],
            };

        Figure Pairs(string name, Unit unit, double? value, params string[] inputs) =>
            Make(name, unit, value, inputs) with { N = learning.Paired, Of = learning.Enrolled };

        IReadOnlyList<Given> Passed(double? rate, int? n) => Given.Of(reader, ("passMark", "", d.Fine(plan?.PassMark)), ("passed", "k", Given.Part(reader, rate, n)), ("tested", "n", d.Count(rate is null ? null : n)));

        Figure Difficulty(TestItem item)
        {
            var figure = OfItem(item, "difficulty", Unit.Rate, item.Difficulty);
            var question = plan?.Test?.Questions.FirstOrDefault(question => question.Code == item.Code);
            if (question?.Type == "essay")
                return figure with
                {
                    Formula = "difficulty.essay",
                    Given = Given.Of(reader, ("essay.sum", "Σ x", d.Fine(item.Difficulty * item.N * question.Points)), ("attempts", "n", d.Count(item.N)), ("essay.points", "max", d.Fine(question.Points))),
                };
            return question is null ? figure : figure with { Given = Given.Of(reader, ("correct", "k", Given.Part(reader, item.Difficulty, item.N)), ("attempts", "n", d.Count(item.N))) };
        }

        Figure OfItem(TestItem item, string name, Unit unit, double? value) =>
            new($"learning.item.{item.Code}.{name}", "learning", $"{reader[$"figure.{name}"]}, {reader["learning.question", item.Code]}", name, unit, value)
            {
                N = item.N, IsHidden = learning.Suppressed || item.Suppressed,
            };
    }
}
