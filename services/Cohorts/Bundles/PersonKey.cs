using Evaluation.Statistics.Persons;

namespace Evaluation.Cohorts.Bundles;

/// <summary>What a person is called in a bundle: a NIP, or for somebody without one a code. Compared exactly, upper and lower case apart.</summary>
internal sealed record PersonKey(bool IsNip, string Value)
{
    private const int LongestCode = 40;
    private const int NipDigits = 18;

    /// <summary>Reads a NIP; the month of appointment is tested only where the person is known to be a PNS.</summary>
    public static PersonKey? Nip(string text, bool isPns = false) =>
        Statistics.Persons.Nip.TryParse(text, isPns, out var nip) ? new PersonKey(true, nip) : null;

    /// <summary>Reads a code of letters, digits and dashes. Eighteen digits are never a code: that is a NIP with a slip in it.</summary>
    public static PersonKey? Code(string text)
    {
        if (text.Length is 0 or > LongestCode) return null;
        if (!text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || !text.Any(char.IsAsciiLetterOrDigit)) return null;
        if (text.Length == NipDigits && text.All(char.IsAsciiDigit)) return null;
        return new PersonKey(false, text);
    }

    public static PersonKey? NipOrCode(string text) => Nip(text) ?? Code(text);
}
