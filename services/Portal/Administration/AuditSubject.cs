using Evaluation.Portal.Api;
using Evaluation.Portal.Words;

namespace Evaluation.Portal.Administration;

/// <summary>
/// What an entry of the log is about: what kind of thing, and its code or opaque id. People stay ids: the log never holds a name, and
/// whoever looks one up leaves a trace of that in the log of personal data read.
/// </summary>
/// <param name="Kind">In words; null where the id says it all.</param>
/// <param name="Id">Null where the words say it all.</param>
internal sealed record AuditSubject(string? Kind, string? Id)
{
    /// <param name="scope">The cohort that the page shows, by its id.</param>
    /// <param name="cohort">The same, by its code.</param>
    public static AuditSubject Of(Reader reader, AuditItem item, string? scope, string? cohort)
    {
        var subject = item.Subject;
        if (subject == scope && cohort is not null) return new(reader["about.cohort"], cohort);
        if (Guid.TryParse(subject, out _)) return new(KindOf(item) is { } kind ? reader[$"about.{kind}"] : null, subject);
        if ((IsAbout(item, "follow-up-") || item.Action == "assignments-moved") && int.TryParse(subject, out var months)) return new(reader["behaviour.waveTitle", months], null);
        return item.Action switch
        {
            "policy-set" => new(reader[$"kind.{subject}"], null),
            "reminder-asked" => new(reader[$"code.{subject}"], null),
            "holidays-replaced" => new(null, null),
            "chains-rebuilt" or "chains-compared" when subject is "services" or "journal" => new(reader[$"about.{subject}"], null),
            _ => new(null, subject.Length > 0 ? subject : null),
        };
    }

    private static string? KindOf(AuditItem item) => item.Action switch
    {
        "people-read" or "names-read" or "bundle-read" => "cohort",
        "imported" or "planned" => "import",
        "test-handed-in" => Actors.IsService(item) ? "sitting" : "person",
        "test-started" or "raters-named" => "person",
        "test-opened" or "test-closed" or "test-found-closed" => "cohort",
        "test-left" or "essay-marked" => "sitting",
        _ when IsAbout(item, "person-") || IsAbout(item, "links-") => "person",
        _ when IsAbout(item, "account-") || item.Action == "password-set" => "account",
        _ when IsAbout(item, "survey-") => "cohort",
        _ when IsAbout(item, "assignment-") => "assignment",
        _ when IsAbout(item, "mail-") => "mail",
        _ when IsAbout(item, "parked-event-") || IsAbout(item, "failed-message-") => "event",
        "attempt-kept-as-score" => "answer",
        _ => item.Action.EndsWith("-submitted", StringComparison.Ordinal) || item.Action.EndsWith("-corrected", StringComparison.Ordinal) || item.Action.EndsWith("-withdrawn", StringComparison.Ordinal) ? "answer" : null,
    };

    private static bool IsAbout(AuditItem item, string what) => item.Action.StartsWith(what, StringComparison.Ordinal);
}
