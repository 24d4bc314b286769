using System.IO.Compression;

namespace Evaluation.Hosting.Tables;

/// <summary>Unpacks entries while counting the bytes that really come out: what an archive says of its own sizes proves nothing.</summary>
public sealed class Expansion(long limit)
{
    private long _left = limit;

    /// <summary>The content of an entry.</summary>
    /// <exception cref="ExpandsTooFarException">More came out than is left of the limit, over all entries.</exception>
    /// <exception cref="InvalidDataException">The entry is damaged.</exception>
    public byte[] Read(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        Unpack(entry, content);
        return content.ToArray();
    }

    /// <summary>Unpacks an entry only to see that it can be and how large it gets.</summary>
    public void Measure(ZipArchiveEntry entry) => Unpack(entry, Stream.Null);

    private void Unpack(ZipArchiveEntry entry, Stream target)
    {
        using var source = entry.Open();
        var buffer = new byte[81_920];
        var crc = new Crc32();
        for (int read; (read = source.Read(buffer)) > 0;)
        {
            _left -= read;
            if (_left < 0) throw new ExpandsTooFarException();
            crc.Add(buffer.AsSpan(0, read));
            target.Write(buffer, 0, read);
        }

        if (crc.Value != entry.Crc32) throw new InvalidDataException("The checksum differs.");
    }
}

/// <summary>An archive that unpacks to more than is allowed.</summary>
public sealed class ExpandsTooFarException : Exception;
