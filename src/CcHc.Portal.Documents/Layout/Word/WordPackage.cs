using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace CcHc.Portal.Documents.Layout.Word;

/// <summary>The file is no DOCX that could be read. The text is for the person who chose it: why, and what to do.</summary>
#pragma warning disable CA1032 // thrown with its reason only
public sealed class UnreadableDocxException(string text, Exception? inner = null) : Exception(text, inner);
#pragma warning restore CA1032

/// <summary>
/// The parts of a DOCX. Files come from anywhere, so a part is unpacked only up to a limit, whatever the file says of its size,
/// and no document type or outside reference is followed.
/// </summary>
internal sealed class WordPackage : IDisposable
{
    private const string Broken = "Tệp bị hỏng, không mở được. Anh/chị mở bằng Word, lưu lại ở dạng .docx rồi kiểm tra lại.";
    private const string NotWord = "Đây không phải tệp Word (.docx).";
    private const string TooBig = "Tệp giải nén ra quá lớn, không kiểm tra được.";
    private const int MostEntries = 5_000;
    private const long MostUnpacked = 96L * 1024 * 1024;

    private static readonly byte[] Compound = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    private static readonly byte[] Encrypted = System.Text.Encoding.Unicode.GetBytes("EncryptedPackage");

    private readonly ZipArchive zip;
    private readonly Dictionary<string, ZipArchiveEntry> entries;
    private long unpacked;

    private WordPackage(ZipArchive zip)
    {
        this.zip = zip;
        entries = new(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <summary>Path of the text itself.</summary>
    public string MainPath { get; private set; } = "";

    /// <param name="content">Can be sought.</param>
    public static WordPackage Open(Stream content)
    {
        if (content.Length == 0)
        {
            throw new UnreadableDocxException("Tệp này rỗng.");
        }

        RefuseOtherKinds(content);
        WordPackage? package = null;
        try
        {
            package = new WordPackage(new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true));
            package.FindMain();
            return package;
        }
        catch (InvalidDataException e)
        {
            package?.Dispose();
            throw new UnreadableDocxException(Broken, e);
        }
        catch
        {
            package?.Dispose();
            throw;
        }
    }

    /// <summary>Null when there is no such part.</summary>
    public XElement? Part(string path)
    {
        if (!entries.TryGetValue(path, out var entry))
        {
            return null;
        }

        try
        {
            using var stream = new LimitedStream(entry.Open(), MostUnpacked - unpacked);
            using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true });
            var root = XDocument.Load(reader, LoadOptions.PreserveWhitespace).Root;
            unpacked += stream.Taken;
            return root;
        }
        catch (Exception e) when (e is XmlException or InvalidDataException)
        {
            throw new UnreadableDocxException(Broken, e);
        }
    }

    /// <summary>Paths of the parts that this one names, by their ids.</summary>
    public IReadOnlyDictionary<string, (string Kind, string Path)> Related(string path)
    {
        var at = path.LastIndexOf('/');
        var folder = at < 0 ? "" : path[..(at + 1)];
        var related = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        foreach (var relation in Part($"{folder}_rels/{path[(at + 1)..]}.rels")?.Children("Relationship") ?? [])
        {
            if (relation.Value("TargetMode") != "External" && relation.Value("Id") is { } id && relation.Value("Target") is { } target)
            {
                var kind = relation.Value("Type") ?? "";
                related[id] = (kind[(kind.LastIndexOf('/') + 1)..], Resolve(folder, target));
            }
        }

        return related;
    }

    public void Dispose() => zip.Dispose();

    private static void RefuseOtherKinds(Stream content)
    {
        var head = new byte[Compound.Length];
        content.Position = 0;
        var read = content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        content.Position = 0;
        if (read == head.Length && head.AsSpan().SequenceEqual(Compound))
        {
            throw new UnreadableDocxException(Holds(content, Encrypted)
                ? "Tệp này đang đặt mật khẩu. Anh/chị bỏ mật khẩu rồi kiểm tra lại."
                : "Tệp Word đời cũ (.doc) không kiểm tra được. Anh/chị lưu lại ở dạng .docx.");
        }

        if (read < 4 || !head.AsSpan(0, 4).SequenceEqual("PK\u0003\u0004"u8))
        {
            throw new UnreadableDocxException(NotWord);
        }
    }

    private static bool Holds(Stream content, byte[] words)
    {
        var buffer = new byte[64 * 1024];
        var kept = 0;
        for (int read; (read = content.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(words) >= 0)
            {
                content.Position = 0;
                return true;
            }

            kept = Math.Min(words.Length, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        content.Position = 0;
        return false;
    }

    private static string Resolve(string folder, string target)
    {
        if (target.StartsWith('/'))
        {
            return target[1..];
        }

        var parts = folder.Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        foreach (var step in target.Split('/'))
        {
            if (step == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (step is not ("." or ".."))
            {
                parts.Add(step);
            }
        }

        return string.Join('/', parts);
    }

    private void FindMain()
    {
        if (entries.Count > MostEntries || entries.Values.Sum(e => e.Length) > MostUnpacked * 4)
        {
            throw new UnreadableDocxException(TooBig);
        }

        var main = Part("_rels/.rels")?.Children("Relationship").FirstOrDefault(r => r.Value("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true);
        MainPath = main?.Value("Target")?.TrimStart('/') ?? throw new UnreadableDocxException(NotWord);
        var type = TypeOf(MainPath);
        if (type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || entries.Keys.Any(p => p.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)))
        {
            throw new UnreadableDocxException("Tệp có chứa macro. Anh/chị lưu lại ở dạng .docx không có macro rồi kiểm tra lại.");
        }

        if (!type.Contains("wordprocessingml", StringComparison.OrdinalIgnoreCase))
        {
            throw new UnreadableDocxException(NotWord);
        }
    }

    /// <summary>What the part is said to be, by its own name or by its ending.</summary>
    private string TypeOf(string path)
    {
        var types = Part("[Content_Types].xml")?.Elements().ToList() ?? [];
        var own = types.Find(e => string.Equals(e.Value("PartName")?.TrimStart('/'), path, StringComparison.OrdinalIgnoreCase));
        var ending = types.Find(e => e.Name.LocalName == "Default" && path.EndsWith("." + e.Value("Extension"), StringComparison.OrdinalIgnoreCase));
        return (own ?? ending)?.Value("ContentType") ?? "";
    }

    /// <summary>Ends the reading of a part that unpacks to more than it may.</summary>
    private sealed class LimitedStream(Stream inner, long most) : Stream
    {
        public long Taken { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => Taken;
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = inner.Read(buffer, offset, count);
            Taken += read;
            return Taken > most ? throw new UnreadableDocxException(TooBig) : read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
