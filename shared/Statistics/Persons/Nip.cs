using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Evaluation.Statistics.Persons;

/// <summary>
/// Nomor Induk Pegawai, the number of an Indonesian civil servant: 18 digits <c>YYYYMMDD YYYYMM S NNN</c>
/// (birth date, month of appointment, sex 1 or 2, sequence from 001).
/// </summary>
public static class Nip
{
    /// <summary>Strips what spreadsheets and people put around the digits: spaces, dots, a leading apostrophe.</summary>
    public static string Strip(string text) =>
        text.Trim().TrimStart('\'').Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);

    /// <summary>
    /// Reads a NIP. The ninth to fourteenth digits are a month of appointment only where the employment is known to be PNS
    /// (<paramref name="isPns"/>); for PPPK they are year and contract number.
    /// </summary>
    /// <returns>False, and null, for anything that is not a NIP.</returns>
    public static bool TryParse(string? text, bool isPns, [NotNullWhen(true)] out string? nip)
    {
        nip = null;
        if (text is null) return false;
        var digits = Strip(text);
        if (digits.Length != 18 || !digits.All(char.IsAsciiDigit)) return false;
        if (!DateOnly.TryParseExact(digits[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        if (isPns && !DateOnly.TryParseExact(digits[8..14] + "01", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return false;
        if (digits[14] is not ('1' or '2')) return false;
        if (digits[15..] == "000") return false;
        nip = digits;
        return true;
    }

    /// <summary>
    /// Whether a spreadsheet turned the number into <c>1.98507E+17</c> (or <c>1,98507E+17</c>): the last digits are lost for good.
    /// </summary>
    public static bool LooksDamagedBySpreadsheet(string text)
    {
        var trimmed = text.Trim().TrimStart('\'').Replace(',', '.');
        return trimmed.Contains('E', StringComparison.OrdinalIgnoreCase)
            && double.TryParse(trimmed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value > 1e16;
    }
}
