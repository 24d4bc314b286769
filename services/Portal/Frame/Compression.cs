using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Evaluation.Portal.Frame;

/// <summary>Pages travel compressed: on a bad line that is the difference between seconds and a blink.</summary>
internal static class Compression
{
    public static void AddCompression(this WebApplicationBuilder builder)
    {
        builder.Services.AddResponseCompression(compression =>
        {
            // Over TLS too: the only secret in a page is the form token, and that is masked anew in every response.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        // Level 4 of 11: from here on each saved byte costs more time than it saves on any line.
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Optimal);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }
}
