using System.Globalization;
using System.Text.RegularExpressions;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>What else an entry of the log says, in words. What has none is shown as it was written down.</summary>
internal static partial class AuditDetail
{
    // As many characters of an opaque id as tell one from another on a page: its last, since the first tell the time.
    private const int Shortened = 8;

    /// <summary>The first that fits is taken.</summary>
    private static readonly (Regex Form, string Words)[] Forms =
    [
        (Imported, "detail.imported"), (Planned, "detail.planned"), (Added, "detail.added"), (Version, "detail.version"), (VersionWhy, "detail.versionWhy"),
        (TestChanged, "detail.testChanged"), (Links, "detail.links"), (Persons, "detail.persons"), (Count, "detail.persons"), (Reminded, "detail.reminded"),
        (Compared, "detail.compared"), (Window, "detail.window"), (Extended, "detail.extended"), (Corrected, "detail.corrected"), (CorrectedWhy, "detail.correctedWhy"),
        (Marked, "detail.marked"), (Sitting, "detail.sitting"), (Moved, "detail.persons"),
    ];

    [GeneratedRegex(@"^(\d+) added, (\d+) changed, (\d+) dropped$")]
    private static partial Regex Imported { get; }

    [GeneratedRegex(@"^plan version (\d+), (\d+) persons$")]
    private static partial Regex Planned { get; }

    [GeneratedRegex(@"^(\d+) new, (\d+) changed$")]
    private static partial Regex Added { get; }

    [GeneratedRegex(@"^version (\d+)$")]
    private static partial Regex Version { get; }

    [GeneratedRegex(@"^version (\d+): (.+)$", RegexOptions.Singleline)]
    private static partial Regex VersionWhy { get; }

    [GeneratedRegex(@"^version (\d+), the test was changed$")]
    private static partial Regex TestChanged { get; }

    [GeneratedRegex(@"^(\d+) links$")]
    private static partial Regex Links { get; }

    [GeneratedRegex(@"^(\d+) persons$")]
    private static partial Regex Persons { get; }

    [GeneratedRegex(@"^(\d+)$")]
    private static partial Regex Count { get; }

    [GeneratedRegex(@"^wave (\d*), (\d+) members$")]
    private static partial Regex Reminded { get; }

    [GeneratedRegex(@"^(\d+) cohorts, (\d+) differing$")]
    private static partial Regex Compared { get; }

    [GeneratedRegex(@"^(\d{4}-\d\d-\d\d) to (\d{4}-\d\d-\d\d): (.+)$", RegexOptions.Singleline)]
    private static partial Regex Window { get; }

    [GeneratedRegex(@"^([0-9a-f-]{36}) until (\d{4}-\d\d-\d\d): (.+)$", RegexOptions.Singleline)]
    private static partial Regex Extended { get; }

    [GeneratedRegex(@"^([A-Za-z, ]+) from (\d{4}-\d\d-\d\d)$")]
    private static partial Regex Corrected { get; }

    [GeneratedRegex(@"^([A-Za-z, ]+) from (\d{4}-\d\d-\d\d) \(([a-z-]+)\)$")]
    private static partial Regex CorrectedWhy { get; }

    [GeneratedRegex(@"^(pre|post) (\d+): (.+)$")]
    private static partial Regex Marked { get; }

    [GeneratedRegex(@"^(pre|post) (\d+)$")]
    private static partial Regex Sitting { get; }

    [GeneratedRegex(@"^supervisor-changed: (\d+)$")]
    private static partial Regex Moved { get; }

    [GeneratedRegex(@"[\w.]*Evaluation\.Contracts\.Events\.(\w+)")]
    private static partial Regex Event { get; }

    public static string Of(Reader reader, AuditItem item)
    {
        if (Actors.IsAboutAccount(item)) return string.Join(", ", item.Detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => OfAccount(reader, word)));
        foreach (var (form, words) in Forms)
            if (form.Match(item.Detail) is { Success: true } match) return reader[words, [.. match.Groups.Cast<Group>().Skip(1).Select(group => (object)Said(reader, group.Value))]];
        return Event.Replace(Said(reader, item.Detail), match => reader[$"event.{match.Groups[1].Value}"]);
    }

    /// <summary>Of a step that a service takes by itself, the follow-up; else the code, or so much of the opaque id as tells it from others.</summary>
    public static string Subject(Reader reader, AuditItem item) =>
        item.Action.StartsWith("follow-up-", StringComparison.Ordinal) && int.TryParse(item.Subject, out var months) ? reader["behaviour.waveTitle", months] : Short(item.Subject);

    private static string Said(Reader reader, string text) => string.Join(", ", text.Split(", ").Select(part => SaidPart(reader, part)));

    private static string SaidPart(Reader reader, string part) =>
        AuditWords.Find(part, reader) ?? (DateOnly.TryParseExact(part, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? reader.Display.Date(day)
        // A rater behind the group as which they were named.
        : part.Split(' ') is [var group, var rater] && Guid.TryParse(rater, out _) ? $"{AuditWords.Find(group, reader) ?? group} {Short(rater)}" : Short(part));

    /// <summary>So much of an opaque id as tells it from others; anything else as it is.</summary>
    public static string Short(string text) => Guid.TryParse(text, out _) ? $"…{text[^Shortened..]}" : text;

    private static string OfAccount(Reader reader, string word) =>
        Roles.All.Contains(word) ? reader[$"role.{word}"] : Pages.Admin.AccountsModel.States.Contains(word) ? reader[$"accountState.{word}"] : word == "email" ? reader["account.email"] : word;
}
