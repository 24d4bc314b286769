using System.Text;

namespace Evaluation.Notifications.Channels;

/// <summary>RFC 2045, 6.7: text that survives any server, and can still be read as it is.</summary>
internal static class QuotedPrintable
{
    private const int LongestLine = 76;

    public static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n')) EncodeLine(encoded, line);
        return encoded.ToString();
    }

    private static void EncodeLine(StringBuilder encoded, string line)
    {
        var bytes = Encoding.UTF8.GetBytes(line);
        var length = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            var isLast = index == bytes.Length - 1;
            var token = Token(bytes[index], isLast);
            // Room is left for the sign that the line goes on.
            if (length + token.Length > LongestLine - (isLast ? 0 : 1))
            {
                encoded.Append("=\r\n");
                length = 0;
            }
            encoded.Append(token);
            length += token.Length;
        }
        encoded.Append("\r\n");
    }

    // Space at the end of a line would be lost.
    private static string Token(byte value, bool isLast) =>
        value is >= 33 and <= 126 and not (byte)'=' || (value == ' ' && !isLast) ? ((char)value).ToString() : $"={value:X2}";
}
