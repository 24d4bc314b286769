using System.Net;
using System.Text.Json.Nodes;

namespace Evaluation.SystemTests.Http;

/// <summary>What the API answered.</summary>
internal sealed record ApiAnswer(HttpStatusCode Status, string Text, string? ETag)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? Code => Json["code"]?.GetValue<string>();

    /// <summary>The problems of the input, as field and code.</summary>
    public IReadOnlyList<(string Field, string Code)> Errors =>
        [.. Json["errors"]!.AsArray().Select(error => (error!["field"]!.GetValue<string>(), error["code"]!.GetValue<string>()))];

    // Not each member: most answers have no errors to read.
    public override string ToString() => $"{(int)Status} {Text}";

    public ApiAnswer ShouldBe(HttpStatusCode status)
    {
        Status.ShouldBe(status, Text);
        return this;
    }
}
