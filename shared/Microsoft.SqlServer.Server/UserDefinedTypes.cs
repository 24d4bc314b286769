namespace Microsoft.SqlServer.Server;

/// <summary>How a user-defined CLR type is serialised; only looked for, never used here.</summary>
public enum Format { Unknown, Native, UserDefined }

/// <summary>A user-defined CLR type that writes itself; only looked for, never used here.</summary>
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}

/// <summary>Thrown for a CLR type that is no user-defined type; only looked for, never used here.</summary>
public sealed class InvalidUdtException : SystemException
{
    public InvalidUdtException() { }

    public InvalidUdtException(string message) : base(message) { }

    public InvalidUdtException(string message, Exception innerException) : base(message, innerException) { }
}

/// <summary>Marks a user-defined CLR type; only looked for, never used here.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    public bool IsByteOrdered { get; set; }

    public bool IsFixedLength { get; set; }

    public int MaxByteSize { get; set; }

    public string? Name { get; set; }

    public string? ValidationMethodName { get; set; }
}
