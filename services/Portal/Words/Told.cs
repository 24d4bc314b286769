using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Evaluation.Portal.Api;

namespace Evaluation.Portal.Words;

/// <summary>What the API says where it refuses, as a page says it: days as the reader writes them, and people by their names.</summary>
internal static partial class Told
{
    [GeneratedRegex(@"\b\d{4}-\d{2}-\d{2}\b")]
    private static partial Regex Day { get; }

    [GeneratedRegex(@"\b[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")]
    private static partial Regex Id { get; }

    public static string Sentence(Reader reader, string said, People? people = null)
    {
        var days = Day.Replace(said, match => DateOnly.TryParseExact(match.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? reader.Display.Date(day) : match.Value);
        return people is null ? days : Id.Replace(days, match => people.Name(Guid.Parse(match.Value)));
    }

    public static IReadOnlyList<string> Of(Reader reader, ApiRefusal refusal, People? people = null) => refusal switch
    {
        { Status: HttpStatusCode.PreconditionFailed } => [reader["told.changedElsewhere"]],
        { Code: "duplicate" } => [reader["told.duplicate"]],
        { Code: "idempotencyKeyReused" } => [reader["told.sentBefore"]],
        { Errors: { Count: > 0 } errors } => [.. errors.Select(error => Sentence(reader, error, people)).Distinct()],
        { Title: { } title } => [Sentence(reader, title, people)],
        _ => [reader["problem.refused"]],
    };

    /// <summary>A refusal that the reader can mend on the page: not one that somebody else is signed in for, or that no service gave.</summary>
    public static bool IsToMend(ApiRefusal refusal) => refusal.Status is HttpStatusCode.Conflict or HttpStatusCode.PreconditionFailed or HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest;
}
