using System.IO.Compression;
using System.Text.Json;

namespace Evaluation.Contracts.Questions;

/// <summary>Rows on their way between services: compressed, since ten thousand observations are megabytes of repetition.</summary>
public static class ImportRows
{
    public static byte[] Pack(IReadOnlyList<ImportRow> rows)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(gzip, rows, JsonSerializerOptions.Web);
        return packed.ToArray();
    }

    public static IReadOnlyList<ImportRow> Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<List<ImportRow>>(gzip, JsonSerializerOptions.Web) ?? [];
    }
}
