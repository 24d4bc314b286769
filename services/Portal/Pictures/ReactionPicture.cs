using Evaluation.Portal.Api;
using Evaluation.Portal.Figures;

namespace Evaluation.Portal.Pictures;

/// <summary>The groups' means by dimension, side by side on the instrument's scale.</summary>
internal static class ReactionPicture
{
    private static readonly string[] Kinds = ["dot", "diamond"];

    public static RowsPicture? Of(ChainView view)
    {
        var groups = view.Chain.Reaction?.Groups ?? [];
        // Without the plan there is no scale to draw on.
        if (groups.Count is 0 or > 2 || view.Chain.Plan?.Reaction?.Instrument.Scale is not { } scale) return null;
        var (reader, d) = (view.Reader, view.Reader.Display);
        var rows = groups[0].Dimensions.Select(dimension => (Name: view.Names.Dimension(dimension.Code), End: dimension.Code))
            .Append((Name: reader["reaction.overall"], End: "mean"))
            .Select(row => Row(row.Name, [.. groups.Select(group => $"reaction.{group.Group}.{row.End}")], view)).ToList();
        return new("reaction-picture", reader["picture.reaction"], Described.Rows(rows), scale.Min, scale.Max, rows)
        {
            Ends = (d.Short(scale.Min), d.Short(scale.Max)),
            Legend = groups.Count < 2 ? [] : [.. groups.Zip(Kinds, (group, kind) => (kind, reader[$"group.{group.Group}"]))],
        };
    }

    private static PictureRow Row(string label, string[] codes, ChainView view)
    {
        var figures = codes.Select(view.Figures.Find).ToList();
        // Only one group's target fits on a row; the table has them all.
        var target = figures.SelectMany(figure => figure?.Targets ?? []).FirstOrDefault(target => target.Metric == "mean");
        return new(
            label, figures.Any(figure => figure?.IsHidden == true) ? view.Reader["figure.hidden"] : string.Join(" · ", codes.Select(view.Text)),
            [.. figures.Zip(Kinds, (figure, kind) => new RowMark(kind, figure?.Value, figure?.Low, figure?.High))],
            target?.AtLeast, target is null ? null : view.Reader["word.target", view.Reader.Display.Threshold("mean", target.AtLeast)]);
    }
}
