using System.Text;

namespace Evaluation.Notifications.Channels;

/// <summary>Text of any script in a header (RFC 2047): names and subjects cannot end a line, and so cannot add headers.</summary>
internal static class HeaderText
{
    // 75 characters an encoded word, of which =?UTF-8?B? and ?= take 12: 63, which hold 45 bytes.
    private const int BytesInWord = 45;

    public static string Encode(string text)
    {
        var clean = Clean(text);
        return IsPlain(clean) ? clean : string.Join("\r\n ", Words(clean));
    }

    /// <summary>A name before an address; as an encoded word wherever it is more than plain words.</summary>
    public static string EncodeName(string name)
    {
        var clean = Clean(name);
        return clean.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == ' ') && IsPlain(clean) ? clean : string.Join("\r\n ", Words(clean));
    }

    private static string Clean(string text) => new([.. text.Trim().Select(letter => char.IsControl(letter) || letter is '\u2028' or '\u2029' ? ' ' : letter)]);

    // Long plain text would have to be folded, and text that looks encoded would be decoded.
    private static bool IsPlain(string text) => text.Length <= 60 && text.All(char.IsAscii) && !text.Contains("=?", StringComparison.Ordinal);

    private static IEnumerable<string> Words(string text)
    {
        var word = new List<byte>();
        // Whole characters only: each word is decoded on its own.
        foreach (var rune in text.EnumerateRunes())
        {
            if (word.Count + rune.Utf8SequenceLength > BytesInWord)
            {
                yield return Word(word);
                word.Clear();
            }
            word.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }
        if (word.Count > 0) yield return Word(word);
    }

    private static string Word(List<byte> bytes) => $"=?UTF-8?B?{Convert.ToBase64String([.. bytes])}?=";
}
