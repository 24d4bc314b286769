namespace Evaluation.Cohorts.Cohorts;

/// <summary>Reads what was sent as a file.</summary>
internal static class SentBody
{
    /// <summary>Of the body, beside those it should have: what is in it is looked at, and told of in words, where the type alone could only be refused.</summary>
    public const string AnyType = "*/*";

    // Whatever Content-Length says: reading ends at the limit. Null beyond it.
    public static async Task<byte[]?> ReadAsync(HttpRequest request, int limit, CancellationToken cancellation)
    {
        using var content = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (content.Length + read > limit) return null;
            content.Write(buffer, 0, read);
        }
        return content.ToArray();
    }
}
