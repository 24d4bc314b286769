using System.Security.Cryptography;

namespace Evaluation.Portal.Setup;

/// <summary>Style and script of the pages on which a cohort is set up. The address carries a hash of the content, as that of all pages.</summary>
internal static class SetupFiles
{
    private static readonly byte[] StyleContent = Read("setup.css"), ScriptContent = Read("setup.js");

    public static string Style { get; } = $"/setup.{Hash(StyleContent)}.css";

    /// <summary>Without it everything works as well: it shows how far an upload is.</summary>
    public static string Script { get; } = $"/setup.{Hash(ScriptContent)}.js";

    public static void MapSetupFiles(this IEndpointRouteBuilder app)
    {
        Map(app, Style, StyleContent, "text/css; charset=utf-8");
        Map(app, Script, ScriptContent, "text/javascript; charset=utf-8");
    }

    private static void Map(IEndpointRouteBuilder app, string address, byte[] content, string type) => app.MapGet(address, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(content, type);
    }).AllowAnonymous().ExcludeFromDescription();

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content))[..12];

    private static byte[] Read(string name)
    {
        using var stream = typeof(SetupFiles).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
