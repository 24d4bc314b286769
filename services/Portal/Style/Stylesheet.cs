using System.Security.Cryptography;

namespace Evaluation.Portal.Style;

/// <summary>The one stylesheet. Its address carries a hash of its content, so that browsers may keep it for ever.</summary>
internal static class Stylesheet
{
    private static readonly byte[] Content = Read();

    public static string Address { get; } = $"/portal.{Convert.ToHexStringLower(SHA256.HashData(Content))[..12]}.css";

    public static void MapStylesheet(this IEndpointRouteBuilder app) => app.MapGet(Address, (HttpContext context) =>
    {
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.Bytes(Content, "text/css; charset=utf-8");
    }).AllowAnonymous().ExcludeFromDescription();

    private static byte[] Read()
    {
        using var stream = typeof(Stylesheet).Assembly.GetManifestResourceStream("portal.css")!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
