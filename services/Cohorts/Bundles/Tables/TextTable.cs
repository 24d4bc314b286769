namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>A table as text, whether it came from CSV or from a sheet of a workbook.</summary>
/// <param name="File">The name of the bundle's file that it is, or stands for.</param>
/// <param name="DecimalComma">Whether numbers may be written 0,6.</param>
internal sealed record TextTable(string File, IReadOnlyList<string> Header, bool DecimalComma, IReadOnlyList<TextRecord> Records)
{
    private NumberMarks? _marks;

    public NumberMarks Marks => _marks ??= new NumberMarks(Records);
}

/// <param name="Number">Of the record, the header being 1; it counts empty records too, as a spreadsheet does.</param>
/// <param name="Fields">As they stand there, blanks included; may be fewer than there are columns.</param>
internal sealed record TextRecord(int Number, string[] Fields);
