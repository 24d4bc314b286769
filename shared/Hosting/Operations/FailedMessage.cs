using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using RabbitMQ.Client;

namespace Evaluation.Hosting.Operations;

/// <summary>A message that its consumer could not handle, or that nobody took.</summary>
/// <param name="Queue">Where it lies now.</param>
/// <param name="MessageId">Its own; of a message without one, a hash of its body.</param>
/// <param name="EventType">Null when the message cannot be read.</param>
/// <param name="Reason">What the exception said, or why the broker gave it up.</param>
public sealed record FailedMessage(string Queue, string MessageId, string? EventType, string? ExceptionType, string? Reason, DateTimeOffset? FailedAt)
{
    private const string UrnPrefix = "urn:message:";

    internal static FailedMessage Of(string queue, BasicGetResult message)
    {
        var headers = message.BasicProperties.Headers;
        return new(
            queue, IdOf(message), EventTypeOf(message.Body), Text(headers, "MT-Fault-ExceptionType"),
            Text(headers, "MT-Fault-Message") ?? Text(headers, "MT-Reason") ?? Text(headers, "x-first-death-reason"),
            DateTimeOffset.TryParse(Text(headers, "MT-Fault-Timestamp"), out var at) ? at : null);
    }

    internal static string IdOf(BasicGetResult message) =>
        message.BasicProperties.MessageId is { Length: > 0 } id ? id : Convert.ToHexStringLower(SHA256.HashData(message.Body.Span))[..32];

    /// <summary>From the envelope: <c>urn:message:Evaluation.Contracts.Events:CohortPlanned</c>.</summary>
    private static string? EventTypeOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            if (envelope.RootElement.ValueKind != JsonValueKind.Object || !envelope.RootElement.TryGetProperty("messageType", out var types)) return null;
            if (types.ValueKind != JsonValueKind.Array || types.GetArrayLength() == 0 || types[0].GetString() is not { } type) return null;
            return (type.StartsWith(UrnPrefix, StringComparison.Ordinal) ? type[UrnPrefix.Length..] : type).Replace(':', '.');
        }
        catch (JsonException)
        {
            // An unreadable message is listed like any other; that may be why it is here.
            return null;
        }
    }

    private static string? Text(IDictionary<string, object?>? headers, string name) =>
        headers is not null && headers.TryGetValue(name, out var value) ? value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : value?.ToString() : null;
}
