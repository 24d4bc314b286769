using System.Text.RegularExpressions;

namespace Evaluation.Cohorts.Bundles.Tables;

/// <summary>
/// Which of its numbers a table leaves in doubt. With semicolons or tabs, 250.000 is 250 to who writes decimals with a point and two hundred
/// and fifty thousand to who groups thousands with it, as Indonesian spreadsheets do; the other numbers of the table tell which, or nothing does.
/// </summary>
internal sealed partial class NumberMarks
{
    private readonly bool _pointIsDecimal;

    public NumberMarks(IEnumerable<TextRecord> records)
    {
        var (points, commas) = (false, false);
        foreach (var field in records.SelectMany(record => record.Fields))
        {
            commas |= DecimalComma.IsMatch(field);
            points |= DecimalPoint.IsMatch(field) && !Doubtful.IsMatch(field);
        }

        _pointIsDecimal = points && !commas;
    }

    [GeneratedRegex(@"^\s*[+-]?[1-9][0-9]{0,2}\.[0-9]{3}\s*$")]
    private static partial Regex Doubtful { get; }

    [GeneratedRegex(@"^\s*[+-]?[0-9]*\.[0-9]+\s*$")]
    private static partial Regex DecimalPoint { get; }

    [GeneratedRegex(@"^\s*[+-]?[0-9]*,[0-9]+\s*$")]
    private static partial Regex DecimalComma { get; }

    /// <summary>Whether it could be either of two numbers.</summary>
    public bool LeaveInDoubt(string text) => !_pointIsDecimal && Doubtful.IsMatch(text);
}
