using System.Security.Cryptography;

namespace Evaluation.Portal.Answers;

/// <summary>Style and script of the pages for people who answer. Like the stylesheet of all pages: the address carries a hash of the content.</summary>
internal static class AnswerFiles
{
    private static readonly byte[] StyleContent = Read("answer.css"), ScriptContent = [.. Read("device.js"), .. Read("answer.js"), .. Read("clock.js"), .. Read("waiting.js")];

    public static string Style { get; } = $"/answer.{Hash(StyleContent)}.css";

    /// <summary>Without it everything works as well: it opens links without pasting, and saves drafts quietly.</summary>
    public static string Script { get; } = $"/answer.{Hash(ScriptContent)}.js";

    public static void MapAnswerFiles(this IEndpointRouteBuilder app)
    {
        Map(app, Style, StyleContent, "text/css; charset=utf-8");
        Map(app, Script, ScriptContent, "text/javascript; charset=utf-8");
    }

    internal static void Map(IEndpointRouteBuilder app, string address, byte[] content, string type) => app.MapGet(address, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(content, type);
    }).AllowAnonymous().ExcludeFromDescription();

    internal static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    internal static byte[] Read(string name)
    {
        using var stream = typeof(AnswerFiles).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
