namespace Evaluation.Portal.Pictures;

/// <summary>The rows of a picture as sentences, for whoever does not see it.</summary>
internal static class Described
{
    public static string Rows(IEnumerable<PictureRow> rows) =>
        string.Join(' ', rows.Select(row => $"{row.Label}: {row.Text}{(row.ThresholdText is null ? "" : $", {row.ThresholdText}")}."));
}
