using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Evaluation.SystemTests.FollowUps;

/// <summary>What a test wants of a mail in the folder.</summary>
/// <param name="Day">On which it was written, by the clock of Jakarta.</param>
/// <param name="To">The addressee's name at <c>contoh.example</c>.</param>
/// <param name="Subject">In English.</param>
/// <param name="Secret">Of the personal link; null where there is none.</param>
internal sealed partial record DroppedMail(DateOnly Day, string To, string Subject, string? Secret)
{
    public static DroppedMail Read(string file)
    {
        var raw = File.ReadAllText(file);
        var headers = raw[..raw.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
        var written = DateTimeOffset.ParseExact(Header("Date"), "ddd, dd MMM yyyy HH:mm:ss zzz", CultureInfo.InvariantCulture);
        var secret = Link().Match(raw.Replace("=\r\n", "", StringComparison.Ordinal));
        return new(
            DateOnly.FromDateTime(written.ToOffset(TimeSpan.FromHours(7)).DateTime), Address().Match(Header("To")).Groups[1].Value,
            Words(Header("Subject")).Split(" / ")[^1], secret.Success ? secret.Groups[1].Value : null);

        string Header(string name) => headers.Single(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))[(name.Length + 2)..];
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {To}: {Subject}");

    // RFC 2047: between encoded words the space does not count.
    private static string Words(string header) => EncodedWord().Replace(
        header.Replace("?= =?", "?==?", StringComparison.Ordinal), word => Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value)));

    [GeneratedRegex(@"/l#([\w-]+)")]
    private static partial Regex Link();

    [GeneratedRegex(@"([\w.-]+)@contoh\.example")]
    private static partial Regex Address();

    [GeneratedRegex(@"=\?UTF-8\?B\?([^?]*)\?=")]
    private static partial Regex EncodedWord();
}
