using System.Text.RegularExpressions;

namespace Evaluation.Notifications.ReadReports;

/// <summary>A part of a mail that somebody else wrote: its headers, unfolded, and the text below them.</summary>
internal sealed partial record MimePart(IReadOnlyDictionary<string, string> Headers, string Body)
{
    [GeneratedRegex(@"boundary\s*=\s*(?:""(?<quoted>[^""]+)""|(?<plain>[^\s;]+))", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary { get; }

    public string Type => Headers.GetValueOrDefault("Content-Type", "text/plain").Split(';')[0].Trim().ToLowerInvariant();

    public static MimePart Parse(string text)
    {
        text = text.ReplaceLineEndings("\n").TrimStart('\n');
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return new(Fields(end < 0 ? text : text[..end]), end < 0 ? "" : text[(end + 2)..]);
    }

    /// <summary>The parts of a multipart; none where it is not one.</summary>
    public IEnumerable<MimePart> Parts()
    {
        var found = Boundary.Match(Headers.GetValueOrDefault("Content-Type", ""));
        if (!Type.StartsWith("multipart/", StringComparison.Ordinal) || !found.Success) yield break;
        var boundary = $"\n--{(found.Groups["quoted"].Success ? found.Groups["quoted"] : found.Groups["plain"]).Value}";
        // What stands before the first boundary and behind the last belongs to no part.
        foreach (var part in $"\n{Body}".Split(boundary).Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal)))
            yield return Parse(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>Lines of the form <c>Name: value</c>; a line that begins with a space goes on with the one before. The first of a name counts.</summary>
    public static Dictionary<string, string> Fields(string text)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in Folded.Replace(text.ReplaceLineEndings("\n"), " ").Split('\n'))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) fields.TryAdd(line[..colon].Trim(), line[(colon + 1)..].Trim());
        }
        return fields;
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Folded { get; }
}
