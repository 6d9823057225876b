using System.IO.Compression;
using System.Xml.Linq;
using CcHc.Portal.Documents.Layout;
using CcHc.Portal.Documents.Layout.Word;
using Xunit;

namespace CcHc.Portal.Documents.Tests.Layout;

/// <summary>Files of programs that nobody here has seen: parts and values missing, out of range, in the wrong place.</summary>
public sealed class RobustnessTests
{
    private static readonly string[] Values = ["", "-1", "99999999999", "1e9", "none", "12.5pt", "2cm", "abc", "0", "auto"];

    public static TheoryData<string, Manner> Papers => new()
    {
        { "decision", Manner.ByHand },
        { "plan", Manner.Styled },
        { "letter", Manner.Tabbed },
        { "issuing decision", Manner.Numbered },
    };

    [Theory, MemberData(nameof(Papers))]
    public void DamagedFile_IsJudgedOrRefused_NeverAnError(string name, Manner manner)
    {
        using var paper = new WordPaper(HandmadePapers.All[name], manner);
        var whole = ((MemoryStream)paper.Save()).ToArray();
        // Always the same damage, so that what fails once fails again.
        var random = new Random(30_2020);
        var judged = 0;

        for (var round = 0; round < 120; round++)
        {
            using var damaged = Damage(whole, random);
            try
            {
                Assert.NotNull(LayoutChecker.Check(damaged, new LocalPractice()).Departures);
                judged++;
            }
            catch (UnreadableDocxException refusal)
            {
                Assert.NotEmpty(refusal.Message);
            }
        }

        Assert.True(judged > 60, $"Only {judged} of 120 were judged.");
    }

    [Fact]
    public void AnnexOfThousandsOfRows_IsReadWithinSeconds()
    {
        var rows = Enumerable.Range(1, 3457).Select(i => (IReadOnlyList<string>)[$"{i}", $"Nguyễn Thị Minh Châu {i}", "Công chức Văn phòng"]).ToList();
        using var paper = new WordPaper(HandmadePapers.Decision with { Annexes = [HandmadePapers.Decision.Annexes[0] with { Rows = rows }] });

        var report = LayoutChecker.Check(paper.Save(), new LocalPractice());

        Assert.Equal(0, report.Count(DepartureGrade.Wrong));
    }

    private static MemoryStream Damage(byte[] whole, Random random)
    {
        var copy = new MemoryStream();
        copy.Write(whole);
        using (var zip = new ZipArchive(copy, ZipArchiveMode.Update, leaveOpen: true))
        {
            var parts = zip.Entries.Where(e => e.FullName.StartsWith("word/", StringComparison.Ordinal) && e.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToList();
            var entry = parts[random.Next(parts.Count)];
            XDocument part;
            using (var read = entry.Open())
            {
                part = XDocument.Load(read);
            }

            for (var i = 0; i < 6; i++)
            {
                Damage(part.Descendants().ToList(), random);
            }

            using var write = entry.Open();
            write.SetLength(0);
            part.Save(write);
        }

        copy.Position = 0;
        return copy;
    }

    private static void Damage(List<XElement> elements, Random random)
    {
        var element = elements[random.Next(elements.Count)];
        switch (random.Next(4))
        {
            case 0 when element.Parent is not null && element.Name.LocalName != "body":
                element.Remove();
                break;
            case 1 when element.Attributes().FirstOrDefault(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml) is { } attribute:
                attribute.Value = Values[random.Next(Values.Length)];
                break;
            case 2:
                element.Add(new XElement(elements[random.Next(elements.Count)]));
                break;
            default:
                element.Attributes().Where(a => !a.IsNamespaceDeclaration).Remove();
                break;
        }
    }
}
