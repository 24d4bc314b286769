using System.Text.RegularExpressions;
using Evaluation.Hosting.Security;
using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>What else an entry of the log says, in words. What has none is shown as it was written down.</summary>
internal static partial class AuditDetail
{
    private static readonly (Regex Form, string Words)[] Forms =
    [
        (Imported, "detail.imported"), (Planned, "detail.planned"), (Version, "detail.version"), (VersionWhy, "detail.versionWhy"), (Links, "detail.links"), (Persons, "detail.persons"), (Reminded, "detail.reminded"), (Compared, "detail.compared"),
    ];

    [GeneratedRegex(@"^(\d+) added, (\d+) changed, (\d+) dropped$")]
    private static partial Regex Imported { get; }

    [GeneratedRegex(@"^plan version (\d+), (\d+) persons$")]
    private static partial Regex Planned { get; }

    [GeneratedRegex(@"^version (\d+)$")]
    private static partial Regex Version { get; }

    [GeneratedRegex(@"^version (\d+): (.+)$", RegexOptions.Singleline)]
    private static partial Regex VersionWhy { get; }

    [GeneratedRegex(@"^(\d+) links$")]
    private static partial Regex Links { get; }

    [GeneratedRegex(@"^(\d+) persons$")]
    private static partial Regex Persons { get; }

    [GeneratedRegex(@"^wave (\d*), (\d+) members$")]
    private static partial Regex Reminded { get; }

    [GeneratedRegex(@"^(\d+) cohorts, (\d+) differing$")]
    private static partial Regex Compared { get; }

    [GeneratedRegex(@"[\w.]*Evaluation\.Contracts\.Events\.(\w+)")]
    private static partial Regex Event { get; }

    public static string Of(Reader reader, AuditItem item)
    {
        foreach (var (form, words) in Forms)
            if (form.Match(item.Detail) is { Success: true } match) return reader[words, [.. match.Groups.Cast<Group>().Skip(1).Select(group => (object)group.Value)]];
        if (Actors.IsAboutAccount(item)) return string.Join(", ", item.Detail.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => OfAccount(reader, word)));
        return Event.Replace(item.Detail, match => reader[$"event.{match.Groups[1].Value}"]);
    }

    /// <summary>Of a step that a service takes by itself, the follow-up; else the code or opaque id.</summary>
    public static string Subject(Reader reader, AuditItem item) =>
        item.Action.StartsWith("follow-up-", StringComparison.Ordinal) && int.TryParse(item.Subject, out var months) ? reader["behaviour.waveTitle", months] : item.Subject;

    private static string OfAccount(Reader reader, string word) =>
        Roles.All.Contains(word) ? reader[$"role.{word}"] : Pages.Admin.AccountsModel.States.Contains(word) ? reader[$"accountState.{word}"] : word == "email" ? reader["account.email"] : word;
}
