using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Downloads;

/// <param name="Name">A code: the file's end, and the key of its title.</param>
/// <param name="Rows">Cells are text, numbers (unrounded), or null.</param>
internal sealed record ChainTable(string Name, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>A chain as tables, for whoever goes on calculating: the cohort and its versions, targets, every figure.</summary>
internal static class ChainTables
{
    public static IReadOnlyList<string> Names { get; } = ["cohort", "targets", "figures"];

    public static IReadOnlyList<ChainTable> Of(ChainView view) => [Cohort(view), Targets(view), Figures(view)];

    private static ChainTable Cohort(ChainView view)
    {
        var (reader, chain) = (view.Reader, view.Chain);
        return new("cohort", [reader["figure.what"], reader["figure.value"]],
        [
            [reader["list.cohort"], chain.Cohort.Name], [reader["download.code"], chain.Cohort.Code],
            [reader["filter.programme"], chain.Cohort.Programme.Name], [reader["list.agency"], chain.Cohort.Agency.Name],
            [reader["list.endsOn"], reader.Display.Date(chain.Cohort.EndsOn)], [reader["chain.asOf"], reader.Display.Date(chain.AsOf)],
            [reader["list.verdict"], VerdictSentence.Full(reader, chain)],
            [reader["versions.plan"], (double)chain.PlanVersion], [reader["versions.model"], (double)chain.ModelVersion],
            [reader["versions.chain"], (double)chain.Version], [reader["versions.hash"], chain.Hash],
        ]);
    }

    private static ChainTable Targets(ChainView view)
    {
        var reader = view.Reader;
        return new(
            "targets",
            [
                reader["download.level"], reader["target.metric"], reader["target.atLeast"], reader["target.value"], reader["download.unit"], reader["download.low"], reader["download.high"],
                reader["download.n"], reader["download.of"], reader["target.state"], reader["download.note"],
            ],
            [.. view.Chain.Targets.Select(target => (Target: target, Figure: FigureSet.CodeOf(target, view.Chain) is { } code ? view.Figures.Find(code) : null)).Select(row => new object?[]
            {
                reader[$"level.{row.Target.Level}"], VerdictSentence.Target(reader, row.Target), row.Target.AtLeast, row.Target.Value,
                reader[$"unit.{UnitOf(Display.UnitOf(row.Target.Metric))}"], row.Target.Low, row.Target.High, (double?)row.Figure?.N, (double?)row.Figure?.Of,
                reader[$"state.{Mark.Of(row.Target).State}"], Note(reader, row.Target.Value, row.Target.Suppressed, row.Target.Reason),
            })]);
    }

    private static ChainTable Figures(ChainView view)
    {
        var reader = view.Reader;
        return new(
            "figures",
            [
                reader["download.level"], reader["download.figure"], reader["figure.value"], reader["download.unit"], reader["download.low"], reader["download.high"],
                reader["download.n"], reader["download.of"], reader["download.word"], reader["download.note"],
            ],
            [.. view.Figures.All.Select(figure => new object?[]
            {
                reader[$"level.{figure.Level}"], figure.Name, figure.Value, figure.UnitOfMeasure ?? reader[$"unit.{UnitOf(figure.Unit)}"], figure.Low, figure.High,
                (double?)figure.N, (double?)figure.Of, figure.Word, Note(reader, figure.Value, figure.IsHidden, null),
            })]);
    }

    private static string? Note(Reader reader, double? value, bool isHidden, string? reason)
    {
        if (value is null) return reader[isHidden ? "figure.hidden" : "figure.null"];
        return reason is null ? null : reader[$"reason.{reason}"];
    }

    private static string UnitOf(Unit unit) => unit switch
    {
        Unit.Rate or Unit.Probability => "rate",
        Unit.Percent or Unit.SignedPercent => "percent",
        Unit.Count => "count",
        Unit.Money => "money",
        _ => "number",
    };
}
