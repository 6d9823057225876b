namespace Microsoft.SqlServer.Server;

// The client library looks for these four types at its first command with a parameter. They describe CLR types stored in
// the database, which the portal does not have; nothing here is ever called.
public enum Format
{
    Unknown,
    Native,
    UserDefined,
}

#pragma warning disable CA1716 // the member names are the package's
public interface IBinarySerialize
{
    void Read(BinaryReader r);

    void Write(BinaryWriter w);
}
#pragma warning restore CA1716

#pragma warning disable CA1032 // made by Create only
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    public static InvalidUdtException Create(Type udtType, string resourceReason) => new($"'{udtType}' {resourceReason}");
}
#pragma warning restore CA1032

[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    public Format Format { get; } = format;

    public int MaxByteSize { get; set; }

    public bool IsFixedLength { get; set; }

    public bool IsByteOrdered { get; set; }

    public string? ValidationMethodName { get; set; }

    public string? Name { get; set; }
}
