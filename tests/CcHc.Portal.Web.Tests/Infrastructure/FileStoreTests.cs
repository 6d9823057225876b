using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class FileStoreTests : PortalTest
{
    private IFileStore Store => Portal.Services.GetRequiredService<IFileStore>();

    [Fact]
    public async Task SavedBytes_AreFoundUnderTheirHash_AndKeptOnce()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);

        var first = await Store.SaveAsync(new MemoryStream(bytes), 1_000_000, CancellationToken.None);
        var second = await Store.SaveAsync(new MemoryStream(bytes), 1_000_000, CancellationToken.None);

        Assert.Equal(new KeptBytes(Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length), first);
        Assert.Equal(first, second);
        Assert.True(Store.Exists(first.Sha256));
        await using var read = Store.OpenRead(first.Sha256);
        using var copy = new MemoryStream();
        await read.CopyToAsync(copy, TestContext.Current.CancellationToken);
        Assert.Equal(bytes, copy.ToArray());
        Assert.Equal([first.Sha256], Files());
    }

    [Fact]
    public async Task TooManyBytes_AreRefusedAndLeaveNothing()
    {
        var refusal = await Assert.ThrowsAsync<DomainRuleException>(() => Store.SaveAsync(new MemoryStream(new byte[1025]), 1024, CancellationToken.None));

        Assert.Equal("file.size", Assert.Single(refusal.Obstacles).Key);
        Assert.Equal([], Files());
    }

    [Fact]
    public async Task AStreamThatBreaks_LeavesNothing()
    {
        await Assert.ThrowsAsync<IOException>(() => Store.SaveAsync(new BreakingStream(200_000), 1_000_000, CancellationToken.None));

        Assert.Equal([], Files());
    }

    [Theory]
    [InlineData("../../portal.db")]
    [InlineData("")]
    [InlineData("ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789")]
    public void WhatIsNoHash_IsNotMadeAPath(string address) => Assert.Throws<ArgumentException>(() => Store.Exists(address));

    [Fact]
    public void Kinds_AreJudgedByContent()
    {
        Assert.Equal(FileKind.Pdf, Judge(Pdf()).Kind);
        Assert.Equal(FileKind.Docx, Judge(Zip("[Content_Types].xml", "word/document.xml")).Kind);
        Assert.Equal(FileKind.Xlsx, Judge(Zip("[Content_Types].xml", "xl/workbook.xml")).Kind);
        Assert.Equal(FileKind.Png, Judge([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0]).Kind);
        Assert.Equal(FileKind.Jpeg, Judge([0xFF, 0xD8, 0xFF, 0xE0, 0]).Kind);
    }

    public static TheoryData<string, byte[], string> Refused() => new()
    {
        { "empty", [], FileTexts.Empty },
        { "svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), FileTexts.NotTaken },
        { "html", "<!DOCTYPE html><p>%PDF-1.7"u8.ToArray(), FileTexts.NotTaken },
        { "program", "MZ\u0090\0\u0003"u8.ToArray(), FileTexts.NotTaken },
        { "script", "#!/bin/sh\necho"u8.ToArray(), FileTexts.NotTaken },
        { "zip", Zip("ghi chú.txt"), FileTexts.NotTaken },
        { "zip with types", Zip("[Content_Types].xml", "ppt/presentation.xml"), FileTexts.NotTaken },
        { "broken zip", Zip("[Content_Types].xml", "word/document.xml")[..40], FileTexts.Broken },
        { "macro project", Zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), FileTexts.Macros },
        { "macro type", ZipOf(("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml"), ("word/document.xml", "")), FileTexts.Macros },
        { "old office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], FileTexts.OldOffice },
        { "encrypted office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[70_000], .. Encoding.Unicode.GetBytes("EncryptedPackage")], FileTexts.Encrypted },
        { "encrypted pdf", Pdf("trailer << /Encrypt 5 0 R >>"), FileTexts.Encrypted },
        { "cut pdf", "%PDF-1.7\n1 0 obj"u8.ToArray(), FileTexts.Broken },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void OtherContent_IsRefusedWithItsReason(string what, byte[] content, string reason)
    {
        Assert.NotEmpty(what);
        Assert.Equal(new FileJudgement(null, reason), Judge(content));
    }

    private static byte[] Pdf(string trailer = "trailer << >>") => Encoding.Latin1.GetBytes($"%PDF-1.7\n{trailer}\nstartxref\n9\n%%EOF");

    private static byte[] Zip(params string[] names) => ZipOf([.. names.Select(n => (n, "<x/>"))]);

    private static byte[] ZipOf(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }

        return bytes.ToArray();
    }

    private static FileJudgement Judge(byte[] content) => FileKinds.Judge(new MemoryStream(content));

    private string[] Files() => Directory.Exists(Path.Combine(Portal.DataFolder, "files"))
        ? [.. Directory.GetFiles(Path.Combine(Portal.DataFolder, "files"), "*", SearchOption.AllDirectories).Select(Path.GetFileName).OfType<string>()]
        : [];

    private sealed class BreakingStream(int after) : MemoryStream(new byte[after])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = await base.ReadAsync(buffer, cancellationToken);
            return read > 0 ? read : throw new IOException("The line went dead.");
        }
    }
}
