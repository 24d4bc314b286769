namespace Evaluation.Cohorts.Bundles;

/// <summary>How much a bundle may hold; beyond it reading stops at once, whatever the archive says of itself.</summary>
/// <param name="CompressedBytes">Of the archive as it was sent.</param>
/// <param name="ExpandedBytes">Of all files together, a workbook's parts included, counted while they are read.</param>
/// <param name="Entries">In the archive; a workbook, which is an archive too, may have ten times as many parts.</param>
/// <param name="Rows">Per file.</param>
/// <param name="Columns">Per file; a stray cell far to the right makes every row of a workbook that wide.</param>
/// <param name="DefinitionBytes">Of cohort.json, which is held in memory as a tree.</param>
internal sealed record BundleLimits(
    int CompressedBytes = 20_000_000,
    long ExpandedBytes = 100_000_000,
    int Entries = 40,
    int Rows = 200_000,
    int Columns = 1_000,
    int DefinitionBytes = 1_000_000)
{
    public static readonly BundleLimits Default = new();
}
