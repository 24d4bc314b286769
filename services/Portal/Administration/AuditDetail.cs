using System.Globalization;
using System.Text.RegularExpressions;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>What else an entry of the log says, in words. What has none is shown as it was written down.</summary>
internal static partial class AuditDetail
{
    private const string Date = @"\d{4}-\d{2}-\d{2}";

    // The first that fits. A group whose name begins with "day" holds a date, one with "code" a code or several; any other is shown as it is.
    private static readonly (Regex Form, string Words)[] Forms =
    [
        (Imported, "detail.imported"), (Planned, "detail.planned"), (People, "detail.people"),
        (Version, "detail.version"), (VersionWhy, "detail.versionWhy"), (VersionNoted, "detail.versionNoted"), (VersionKept, "detail.versionKept"),
        (Links, "detail.links"), (Persons, "detail.persons"), (Count, "detail.count"), (RemindedOnce, "detail.persons"), (Reminded, "detail.reminded"), (Compared, "detail.compared"),
        (Window, "detail.window"), (Extended, "detail.extended"), (Moved, "detail.moved"), (Rater, "detail.rater"), (Sitting, "detail.sitting"), (Marked, "detail.marked"),
        (Corrected, "detail.corrected"), (CorrectedWhy, "detail.correctedWhy"), (Policy, "detail.policy"),
    ];

    [GeneratedRegex(@"^(\d+) added, (\d+) changed, (\d+) dropped$")]
    private static partial Regex Imported { get; }

    [GeneratedRegex(@"^plan version (\d+), (\d+) persons$")]
    private static partial Regex Planned { get; }

    [GeneratedRegex(@"^(\d+) new, (\d+) changed$")]
    private static partial Regex People { get; }

    [GeneratedRegex(@"^version (\d+)$")]
    private static partial Regex Version { get; }

    [GeneratedRegex(@"^version (\d+): (.+)$", RegexOptions.Singleline)]
    private static partial Regex VersionWhy { get; }

    [GeneratedRegex(@"^version (?<number>\d+), (?<code>early|late)$")]
    private static partial Regex VersionNoted { get; }

    [GeneratedRegex(@"^version (\d+), the test was changed$")]
    private static partial Regex VersionKept { get; }

    [GeneratedRegex(@"^(\d+) links$")]
    private static partial Regex Links { get; }

    [GeneratedRegex(@"^(\d+) persons$")]
    private static partial Regex Persons { get; }

    [GeneratedRegex(@"^(\d+)$")]
    private static partial Regex Count { get; }

    // A survey and a test have no wave.
    [GeneratedRegex(@"^wave 0?, (\d+) members$")]
    private static partial Regex RemindedOnce { get; }

    [GeneratedRegex(@"^wave (\d+), (\d+) members$")]
    private static partial Regex Reminded { get; }

    [GeneratedRegex(@"^(\d+) cohorts, (\d+) differing$")]
    private static partial Regex Compared { get; }

    [GeneratedRegex($"^(?<dayFirst>{Date}) to (?<dayLast>{Date}): (?<why>.+)$", RegexOptions.Singleline)]
    private static partial Regex Window { get; }

    [GeneratedRegex($"^(?<rater>[0-9a-f-]{{36}}) until (?<dayLast>{Date}): (?<why>.+)$", RegexOptions.Singleline)]
    private static partial Regex Extended { get; }

    [GeneratedRegex(@"^supervisor-changed: (\d+)$")]
    private static partial Regex Moved { get; }

    [GeneratedRegex("^([0-9a-f]{8}-[0-9a-f-]{27})$")]
    private static partial Regex Rater { get; }

    [GeneratedRegex(@"^(?<code>pre|post) (?<number>\d+)$")]
    private static partial Regex Sitting { get; }

    [GeneratedRegex(@"^(?<code>pre|post) (?<number>\d+): (?<questions>.+)$")]
    private static partial Regex Marked { get; }

    [GeneratedRegex($"^(?<codes>[a-zA-Z, ]+) from (?<day>{Date})$")]
    private static partial Regex Corrected { get; }

    [GeneratedRegex($@"^(?<codes>[a-zA-Z, ]+) from (?<day>{Date}) \((?<codeWhy>[a-z-]+)\)$")]
    private static partial Regex CorrectedWhy { get; }

    [GeneratedRegex(@"^(?<whole>\{""minMonths"":(?<min>\d+),""maxMonths"":(?<max>\d+),""windowDays"":(?<open>\d+).*\})$")]
    private static partial Regex Policy { get; }

    [GeneratedRegex(@"[\w.]*Evaluation\.Contracts\.Events\.(\w+)")]
    private static partial Regex Event { get; }

    public static string Of(Reader reader, AuditItem item)
    {
        if (item.Action == "raters-named") return OfRaters(reader, item.Detail);
        if (item.Action == "holidays-replaced") return string.Join(", ", item.Detail.Split(' ').Select(day => OfDay(reader, day)));
        foreach (var (form, words) in Forms)
            if (form.Match(item.Detail) is { Success: true } match) return reader[words, [.. Groups(match).Select(group => (object)Piece(reader, group))]];
        if (Actors.IsAboutAccount(item)) return string.Join(", ", item.Detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => OfAccount(reader, word)));
        return Codes(reader, Event.Replace(item.Detail, match => reader[$"event.{match.Groups[1].Value}"]));
    }

    // The whole of a policy stands last in the words, though it begins first.
    private static IEnumerable<Group> Groups(Match match) => match.Groups.Cast<Group>().Skip(1).OrderBy(group => group.Name == "whole");

    private static string Piece(Reader reader, Group group) =>
        group.Name.StartsWith("day", StringComparison.Ordinal) ? OfDay(reader, group.Value)
        : group.Name.StartsWith("code", StringComparison.Ordinal) ? Codes(reader, group.Value)
        : group.Value;

    private static string OfDay(Reader reader, string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? reader.Display.Date(day) : text;

    private static string Codes(Reader reader, string text) => string.Join(", ", text.Split(", ").Select(code => AuditDetailWords.Words.ContainsKey($"code.{code}") ? reader[$"code.{code}"] : code));

    // Who they are stands in the log as ids only; how many of each group tells more.
    private static string OfRaters(Reader reader, string detail) => string.Join(", ", detail.Split(", ", StringSplitOptions.RemoveEmptyEntries)
        .GroupBy(rater => rater.Split(' ')[0]).Select(group => reader["detail.raters", reader[$"group.{group.Key}"], group.Count()]));

    private static string OfAccount(Reader reader, string word) =>
        Roles.All.Contains(word) ? reader[$"role.{word}"] : Pages.Admin.AccountsModel.States.Contains(word) ? reader[$"accountState.{word}"] : word == "email" ? reader["account.email"] : word;
}
