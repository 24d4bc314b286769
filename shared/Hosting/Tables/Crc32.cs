namespace Evaluation.Hosting.Tables;

/// <summary>The checksum of ZIP entries (ISO 3309), which the archive reader of .NET does not test: a flipped bit could change a score.</summary>
internal sealed class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Shift((uint)value))];

    private uint _state = uint.MaxValue;

    public uint Value => ~_state;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var next in bytes) _state = Table[(byte)(_state ^ next)] ^ (_state >> 8);
    }

    private static uint Shift(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) == 0 ? value >> 1 : (value >> 1) ^ 0xEDB88320;
        return value;
    }
}
