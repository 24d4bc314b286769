using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Evaluation.Persistence.Audit;

/// <summary>Who changed what. Opaque ids only: never a name, a NIP or an answer.</summary>
/// <param name="Actor">Opaque id of the account, or the name of the service.</param>
/// <param name="Action">What was done, in the past tense: <c>observation-submitted</c>.</param>
/// <param name="Subject">Opaque id or code of the thing.</param>
/// <param name="Detail">What else explains the change, as short text or JSON.</param>
public sealed record AuditEntry(string Actor, string Role, string Action, string Subject, string Detail = "");

/// <summary>An entry as it is stored: numbered without gaps in its scope, its hash covering all before it.</summary>
public sealed class AuditRecord
{
    public string Scope { get; init; } = "";
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public string Actor { get; init; } = "";
    public string Role { get; init; } = "";
    public string Action { get; init; } = "";
    public string Subject { get; init; } = "";
    public string Detail { get; init; } = "";
    public byte[] Hash { get; init; } = [];

    /// <summary>SHA-256 over the hash before it and the entry's fields, each with its length in front, so that none can flow into another.</summary>
    public static byte[] HashOf(byte[] previous, string scope, long number, DateTimeOffset at, AuditEntry entry)
    {
        var text = new StringBuilder(200);
        foreach (var field in (ReadOnlySpan<string>)[
            scope, number.ToString(CultureInfo.InvariantCulture), at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
            entry.Actor, entry.Role, entry.Action, entry.Subject, entry.Detail])
            text.Append(CultureInfo.InvariantCulture, $"{field.Length}:").Append(field);
        return SHA256.HashData([.. previous, .. Encoding.UTF8.GetBytes(text.ToString())]);
    }
}
