using Evaluation.Portal.Figures;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Pictures;

internal static class ResultsPictures
{
    /// <summary>How far each KPI came from its baseline towards its target, which is the end of the line.</summary>
    public static RowsPicture? Kpis(ChainView view)
    {
        var reader = view.Reader;
        var rows = (view.Chain.Results?.Kpis ?? []).Select(kpi =>
        {
            Figure Of(string name) => view.Figures.Find($"kpi.{kpi.Code}.{name}")!;
            var progress = Of("progress");
            var words = progress.IsHidden ? reader["figure.hidden"]
                : kpi.Actual is null ? reader["state.notMeasured"] : Display.In(kpi.UnitOfMeasure, $"{view.Bare(Of("baseline"))} → {view.Bare(Of("actual"))}");
            return new PictureRow(kpi.Name, words, [new(kpi.Achieved == true ? "reached" : "short", progress.Value)], 1, reader["word.target", view.Text(Of("target"))]);
        }).ToList();
        if (rows.Count == 0) return null;
        // A KPI may go past its target, or back behind its baseline.
        var progress = rows.Select(row => row.Marks[0].Value ?? 0).ToList();
        return new("kpis-picture", reader["picture.kpis"], Described.Rows(rows), Math.Max(-1, Math.Min(0, progress.Min())), Math.Clamp(progress.Max(), 1, 2), rows);
    }

    public static RowsPicture? Finance(ChainView view)
    {
        if (view.Chain.Results?.Finance is null) return null;
        var rows = new[] { "cost", "benefit", "creditedBenefit" }.Select(name => view.Figures.Find($"finance.{name}")!)
            .Select(figure => new PictureRow(figure.Name, view.Text(figure), [new("plain", figure.Value)])).ToList();
        return new("finance-picture", view.Reader["picture.finance"], Described.Rows(rows), 0, Math.Max(1, rows.Max(row => row.Marks[0].Value ?? 0)), rows);
    }
}
