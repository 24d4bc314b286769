using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Figures;

internal static class ReactionFigures
{
    public static IEnumerable<Figure> Of(Reaction reaction, PlanNames names, Scale? scale, Reader reader) =>
        (reaction.Groups ?? []).SelectMany(group => OfGroup(group, names, CategoryLimits.Of(scale, reader), reader)).Concat((reaction.Gaps ?? []).Select(gap => OfGap(gap, names, reader)));

    public static string NameOf(Gap gap, PlanNames names, Reader reader) => gap.Code == "overall" ? reader["reaction.overall"] : names.Dimension(gap.Code);

    private static IEnumerable<Figure> OfGroup(ReactionGroup group, PlanNames names, string? limits, Reader reader)
    {
        var who = reader[$"group.{group.Group}"];
        var place = $"reaction.{group.Group}";
        yield return new($"{place}.invited", "reaction", $"{reader["figure.invited"]}, {who}", "invited", Unit.Count, group.Invited);
        yield return new($"{place}.responded", "reaction", $"{reader["figure.responded"]}, {who}", "responded", Unit.Count, group.Responded);
        yield return new($"{place}.responseRate", "reaction", $"{reader["metric.responseRate"]}, {who}", "responseRate", Unit.Rate, group.ResponseRate)
        {
            N = group.Responded, Of = group.Invited, Inputs = [$"{place}.responded", $"{place}.invited"],
        };
        yield return new($"{place}.mean", "reaction", $"{reader["metric.mean"]}, {who}", "groupMean", Unit.Number, group.Mean)
        {
            N = group.Responded, Of = group.Invited, Word = Category(group.Category, reader), IsHidden = group.Suppressed,
            Inputs = [.. group.Dimensions.Select(dimension => $"{place}.{dimension.Code}")], Limits = limits,
        };
        foreach (var figure in group.Dimensions.SelectMany(dimension => OfDimension(group, dimension, names, limits, reader))) yield return figure;
    }

    private static IEnumerable<Figure> OfDimension(ReactionGroup group, Dimension dimension, PlanNames names, string? limits, Reader reader)
    {
        var d = reader.Display;
        var who = reader[$"group.{group.Group}"];
        var place = $"reaction.{group.Group}.{dimension.Code}";
        var name = names.Dimension(dimension.Code);
        var isHidden = group.Suppressed || dimension.Suppressed;
        var items = dimension.Items ?? [];
        var indicators = dimension.Indicators ?? [];
        yield return new(place, "reaction", $"{name}, {who}", "dimensionMean", Unit.Number, dimension.Mean)
        {
            N = group.Responded, Of = group.Invited, Word = Category(dimension.Category, reader), IsHidden = isHidden,
            Inputs = [.. items.Select(item => $"{place}.item.{item.Code}")], Limits = limits,
        };
        yield return new($"{place}.alpha", "reaction", $"{reader["reaction.alpha"]}, {name}, {who}", "alpha", Unit.Number, dimension.Alpha)
        {
            N = dimension.AlphaBasis?.N, Of = dimension.AlphaBasis is null ? null : group.Responded, IsHidden = isHidden, HidesParts = dimension is { Suppressed: true, AlphaBasis: null },
            Given = dimension.AlphaBasis is not { } basis ? [] : Given.Of(
                reader, ("alpha.items", "k", d.Count(basis.Items)), ("alpha.n", "n", d.Count(basis.N)), ("alpha.variances", "Σ s²ᵢ", d.Fine(basis.ItemVariances)), ("alpha.variance", "s²ₜ", d.Fine(basis.TotalVariance))),
        };
        foreach (var item in items)
            yield return new($"{place}.item.{item.Code}", "reaction", $"{names.Item(item.Code)}, {who}", "itemMean", Unit.Number, item.Mean)
            {
                N = item.N, Of = group.Invited, Word = Category(item.Category, reader), IsHidden = isHidden || item.Suppressed,
                // Answers are whole numbers, and so is their sum.
                Limits = limits, Given = Given.Of(reader, ("item.sum", "Σ f·x", d.Count(item.Mean is { } mean && item.N is { } n ? (int)Math.Round(mean * n) : null)), ("item.n", "Σ f", d.Count(item.N))),
            };
        foreach (var indicator in indicators)
            yield return new($"{place}.indicator.{indicator.Code}", "reaction", $"{names.Indicator(dimension.Code, indicator.Code)}, {who}", "indicatorMean", Unit.Number, indicator.Mean)
            {
                N = group.Responded, Of = group.Invited, Word = Category(indicator.Category, reader), IsHidden = isHidden || indicator.Suppressed,
                Inputs = [.. names.ItemsOf(dimension.Code, indicator.Code).Select(item => $"{place}.item.{item}")], Limits = limits,
            };
    }

    private static Figure OfGap(Gap gap, PlanNames names, Reader reader)
    {
        var end = gap.Code == "overall" ? "mean" : gap.Code;
        var title = reader["reaction.gap", reader[$"group.{gap.Between[0]}"], reader[$"group.{gap.Between[1]}"]];
        return new($"reaction.gap.{gap.Code}", "reaction", $"{title}, {NameOf(gap, names, reader)}", "gap", Unit.Signed, gap.Value)
        {
            IsHidden = gap.Suppressed, Inputs = [.. gap.Between.Select(group => $"reaction.{group}.{end}")],
        };
    }

    private static string? Category(string? code, Reader reader) => code is null ? null : reader[$"category.{code}"];
}
