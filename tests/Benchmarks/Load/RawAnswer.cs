using System.Buffers.Text;

namespace Evaluation.Benchmarks.Load;

/// <summary>As much of HTTP/1.1 as the load generator needs.</summary>
internal static class RawAnswer
{
    public static int Status(ReadOnlySpan<byte> answer) => Utf8Parser.TryParse(answer["HTTP/1.1 ".Length..], out int status, out _) ? status : 0;

    public static bool IsWhole(ReadOnlySpan<byte> answer)
    {
        var head = answer.IndexOf("\r\n\r\n"u8);
        if (head < 0) return false;
        var length = answer[..head].IndexOf("Content-Length: "u8);
        // Without a length it is in chunks, and the last one is empty.
        if (length < 0) return answer.EndsWith("\r\n0\r\n\r\n"u8);
        return Utf8Parser.TryParse(answer[(length + "Content-Length: ".Length)..], out int bytes, out _) && answer.Length >= head + 4 + bytes;
    }
}
