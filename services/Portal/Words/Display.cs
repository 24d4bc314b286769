using System.Globalization;
using Evaluation.Portal.Figures;
using Evaluation.Statistics.Numbers;

namespace Evaluation.Portal.Words;

/// <summary>Numbers and dates as the reader writes them. What cannot be said is a dash.</summary>
internal sealed class Display(string language)
{
    public const string Nothing = "–";

    /// <summary>As many as people see (MODEL, section 0).</summary>
    public const int Decimals = 2;

    // By hand rather than by culture, so that the pages look alike on every machine, also where no culture data is installed.
    private static readonly NumberFormatInfo Indonesian = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "−" };
    private static readonly NumberFormatInfo English = new() { NumberDecimalSeparator = ".", NumberGroupSeparator = ",", NegativeSign = "−" };
    private static readonly string[] IndonesianMonths = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];
    private static readonly string[] EnglishMonths = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private readonly bool isEnglish = language == "en";

    private NumberFormatInfo Format => isEnglish ? English : Indonesian;

    /// <summary>Two decimals, rounded as everywhere: to 9 decimals first, then half away from zero.</summary>
    /// <param name="decimals">Fewer only where the value has no more, see <see cref="DecimalsOf"/>.</param>
    public string Number(double? value, int decimals = Decimals) => value is { } number ? Rounding.Two(number).ToString($"N{decimals}", Format) : Nothing;

    /// <summary>As <see cref="Number"/>, without zeros that say nothing: for thresholds and amounts that people set.</summary>
    public string Short(double? value) => value is { } number ? Rounding.Two(number).ToString("#,0.##", Format) : Nothing;

    /// <summary>To calculate on with: six decimals at most, without zeros that say nothing.</summary>
    public string Fine(double? value) => value is { } number ? Math.Round(Rounding.Nine(number), 6, MidpointRounding.AwayFromZero).ToString("#,0.######", Format) : Nothing;

    /// <summary>A figure's value to calculate on with.</summary>
    public string Fine(Unit unit, double? value) => unit switch
    {
        Unit.Count or Unit.Money or Unit.Probability => Write(unit, value),
        Unit.Rate => value is null ? Nothing : Fine(value * 100) + PercentSign,
        Unit.Percent or Unit.SignedPercent => value is null ? Nothing : Fine(value) + PercentSign,
        _ => Fine(value),
    };

    /// <summary>As many as the most precise of them has, as displayed: so that figures that belong together are written alike, and none loses any.</summary>
    public static int DecimalsOf(params IEnumerable<double?> values) => values.OfType<double>().Select(DecimalsIn).DefaultIfEmpty(0).Max();

    public string Signed(double? value, int decimals = Decimals) => value is { } number ? (Rounding.Two(number) > 0 ? "+" : "") + Number(number, decimals) : Nothing;

    public string Count(int? value) => value is { } count ? count.ToString("N0", Format) : Nothing;

    /// <summary>A fraction 0..1 in percent.</summary>
    public string Rate(double? value) => Percent(value * 100);

    public string Percent(double? value) => value is { } number ? Number(number) + PercentSign : Nothing;

    public string SignedPercent(double? value) => value is { } number ? Signed(number) + PercentSign : Nothing;

    public string Money(decimal? value) => value is { } amount
        ? $"{(amount < 0 ? "−" : "")}Rp{Math.Round(Math.Abs(amount), MidpointRounding.AwayFromZero).ToString("N0", Format)}" : Nothing;

    /// <summary>Month and year in short, for where there is little room.</summary>
    public string Month(DateOnly date) => $"{(isEnglish ? EnglishMonths : IndonesianMonths)[date.Month - 1][..3]} {date.Year}";

    /// <summary>"Maret 2024".</summary>
    public string MonthAndYear(DateOnly date) => $"{(isEnglish ? EnglishMonths : IndonesianMonths)[date.Month - 1]} {date.Year}";

    /// <summary>A date in short: "15 Mar 2024".</summary>
    public string Day(DateOnly date) => $"{date.Day}\u00a0{Month(date).Replace(' ', '\u00a0')}";

    public string Date(DateOnly date) => $"{date.Day} {(isEnglish ? EnglishMonths : IndonesianMonths)[date.Month - 1]} {date.Year}";

    /// <summary>Day and time of day: "15 Mar 2024, 14.02".</summary>
    public string Moment(DateTimeOffset at) => $"{Day(DateOnly.FromDateTime(at.DateTime))}, {Time(at)}";

    /// <summary>Time of day: "14.02".</summary>
    public string Time(DateTimeOffset at) => at.ToString(isEnglish ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    public static string Interval(double? low, double? high, Func<double?, string> figure) => low is null || high is null ? Nothing : $"{figure(low)} … {figure(high)}";

    /// <summary>A figure's value, or another of the same unit.</summary>
    public string Write(Unit unit, double? value, int decimals = Decimals) => unit switch
    {
        Unit.Signed => Signed(value, decimals),
        Unit.Rate => Rate(value),
        Unit.Percent => Percent(value),
        Unit.SignedPercent => SignedPercent(value),
        Unit.Count => Count((int?)value),
        Unit.Money => Money((decimal?)value),
        // Two decimals would make a small probability 0, which none is.
        Unit.Probability when value < 0.005 => $"< {Number(0.01)}",
        _ => Number(value, decimals),
    };

    /// <summary>With what it is counted in: "11,33 hari".</summary>
    /// <param name="unit">As people wrote it; null where there is none.</param>
    public static string In(string? unit, string text) => unit is null || text == Nothing ? text : $"{text}\u00a0{unit}";

    /// <summary>A value in the unit of its metric.</summary>
    public string Metric(string metric, double? value) => Write(UnitOf(metric), value);

    public string Threshold(string metric, double value) => UnitOf(metric) switch
    {
        Unit.Rate => Short(value * 100) + PercentSign,
        Unit.SignedPercent => Short(value) + PercentSign,
        _ => Short(value),
    };

    /// <summary>How the values of a target's metric are written, as those of its figure.</summary>
    public static Unit UnitOf(string metric) => metric switch
    {
        "responseRate" or "completionRate" or "passRate" or "applicationRate" or "coverage" or "kpisAchieved" => Unit.Rate,
        "percentGain" or "roiPercent" => Unit.SignedPercent,
        _ => Unit.Number,
    };

    // A no-break space before the sign in Indonesian, none in English.
    private string PercentSign => isEnglish ? "%" : "\u00a0%";

    private static int DecimalsIn(double value) => Rounding.Two(value).ToString("0.##", CultureInfo.InvariantCulture).Split('.') is [_, var decimals] ? decimals.Length : 0;
}
