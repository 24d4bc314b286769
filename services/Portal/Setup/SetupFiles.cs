using System.Security.Cryptography;

namespace Evaluation.Portal.Setup;

/// <summary>Style of the pages on which a cohort is set up. The address carries a hash of the content, as that of all pages.</summary>
internal static class SetupFiles
{
    private static readonly byte[] Content = Read();

    public static string Style { get; } = $"/setup.{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}.css";

    public static void MapSetupFiles(this IEndpointRouteBuilder app) => app.MapGet(Style, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Content, "text/css; charset=utf-8");
    }).AllowAnonymous().ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(SetupFiles).Assembly.GetManifestResourceStream("setup.css")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
