using CcHc.Portal.Domain.Audit;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using Xunit;

namespace CcHc.Portal.Domain.Tests.EvidenceStore;

public sealed class EvidenceTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    private static readonly EvidenceDescription Plan = new(" Kế hoạch CCHC năm 2026 ", " 12/KH-SNV ", Given.Day(5, 1), " Sở Nội vụ ");

    [Fact]
    public void Adding_DescribesItOnce()
    {
        var evidence = Add();

        Assert.Equal(("Kế hoạch CCHC năm 2026", "12/KH-SNV", Given.Day(5, 1), "Sở Nội vụ"), (evidence.Abstract, evidence.Number, evidence.DatedOn!.Value, evidence.Issuer));
        Assert.Equal((Given.Now, "Nguyễn Thị Lan", "12/kh-snv ke hoach cchc nam 2026 so noi vu"), (evidence.AddedAt, evidence.AddedByName, evidence.SearchText));
        Left(evidence, Given.Lan, Given.Now, "evidence.add", "Thêm tài liệu kiểm chứng", to: "Kế hoạch CCHC năm 2026");
    }

    [Fact]
    public void Adding_WithoutAbstract_IsRefused() =>
        Given.Refuses("evidence.abstract", "Cần ghi trích yếu hoặc tên tài liệu.", () => Add(description: Plan with { Abstract = " " }));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    [InlineData("/noi-bo")]
    [InlineData("dichvucong.gov.vn")]
    public void Adding_ALinkThatIsNoWebAddress_IsRefused(string url) =>
        Given.Refuses("evidence.url", "Đường dẫn phải bắt đầu bằng http:// hoặc https://.", () => Add(EvidenceKind.Link, url: url));

    [Fact]
    public void Adding_ALink_KeepsItsAddress()
    {
        Assert.Equal("https://dichvucong.gov.vn/thong-ke", Add(EvidenceKind.Link, url: " https://dichvucong.gov.vn/thong-ke ").Url);
        Given.Refuses("evidence.url", "Cần ghi đường dẫn.", () => Add(EvidenceKind.Link, url: " "));
    }

    [Fact]
    public void Adding_ASentPaper_NeedsItsNumberAndDate()
    {
        const string text = "Văn bản đã gửi cần có số, ký hiệu và ngày.";

        Given.Refuses("evidence.number", text, () => Add(EvidenceKind.SentPaper, Plan with { Number = " " }));
        Given.Refuses("evidence.number", text, () => Add(EvidenceKind.SentPaper, Plan with { DatedOn = null }));
        var sent = Add(EvidenceKind.SentPaper);
        Given.Refuses("evidence.number", text, () => sent.Describe(Given.Lan, Plan with { Number = null }, Later));
        Assert.Equal("12/KH-SNV", sent.Number);
    }

    [Fact]
    public void Describe_ChangesTheWordsAndKeepsTheOldOnesInTheHistory()
    {
        var evidence = Add();

        evidence.Describe(Given.Minh, new EvidenceDescription("Kế hoạch sửa đổi", null, null, null), Later);

        Assert.Equal(("Kế hoạch sửa đổi", null, null, "ke hoach sua doi"), (evidence.Abstract, evidence.Number, evidence.DatedOn, evidence.SearchText));
        Left(evidence, Given.Minh, Later, "evidence.describe", "Sửa mô tả tài liệu kiểm chứng", "Kế hoạch CCHC năm 2026", "Kế hoạch sửa đổi");
    }

    [Fact]
    public void AFile_IsDescribedByItsFirstPageUntilSomebodyLooked()
    {
        var file = new StoredFile(new string('a', 64), 10, "application/pdf", "quet001.pdf", null, Given.Now);

        var read = Evidence.FromFile(Given.Lan, Guid.CreateVersion7(), Guid.CreateVersion7(), file, new PaperHeading("12/KH-SNV", Given.Day(5, 1), "Sở Nội vụ", null), Given.Now);
        var silent = Evidence.FromFile(Given.Lan, read.UnitId, read.CampaignId, file, PaperHeading.Nothing, Given.Now);
        var before = (read.DescribedFrom, silent.DescribedFrom);
        read.Describe(Given.Minh, Plan, Later);

        Assert.Equal(("quet001", null), (silent.Abstract, silent.Number));
        Assert.Equal((DescriptionOrigin.FirstPage, DescriptionOrigin.FileName), before);
        Assert.Equal((DescriptionOrigin.Person, "Kế hoạch CCHC năm 2026"), (read.DescribedFrom, read.Abstract));
        Assert.Equal("quet001.pdf", Assert.Single(read.Revisions).FileName);
    }

    [Fact]
    public void APicture_JoinsOnlyWithinItsStore()
    {
        var picture = Add();
        var joined = new Evidence(Given.Lan, picture.UnitId, picture.CampaignId, EvidenceKind.File, Plan with { Abstract = "Biên bản" }, null, Given.Now);
        var elsewhere = new Evidence(Given.Lan, Guid.CreateVersion7(), picture.CampaignId, EvidenceKind.File, Plan, null, Given.Now);

        Given.Refuses("evidence.store", "Chỉ ghép được ảnh trong cùng một kho.", () => picture.JoinInto(Given.Minh, elsewhere, Later));
        Assert.Null(picture.JoinedIntoId);
        picture.JoinInto(Given.Minh, joined, Later);

        Assert.Equal(joined.Id, picture.JoinedIntoId);
        Left(picture, Given.Minh, Later, "evidence.join", "Ghép ảnh thành PDF", "Kế hoạch CCHC năm 2026", "Biên bản");
    }

    [Theory]
    [InlineData("2026-01-01", null)]
    [InlineData("2026-12-31", null)]
    [InlineData("2025-12-31", "Ngày văn bản trước khi phong trào bắt đầu (01/01/2026).")]
    [InlineData("2027-01-01", "Ngày văn bản sau khi phong trào kết thúc (31/12/2026).")]
    [InlineData(null, null)]
    public void ADateOutsideThePeriod_IsSaid(string? date, string? warning)
    {
        DateOnly? day = date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(warning, Evidence.OutsidePeriod(new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), day));
        Assert.Null(Evidence.OutsidePeriod(null, null, day));
    }

    [Fact]
    public void Describe_ThatIsRefused_LeavesNothing()
    {
        var evidence = Add();

        Given.Refuses("evidence.abstract", "Cần ghi trích yếu hoặc tên tài liệu.", () => evidence.Describe(Given.Minh, Plan with { Abstract = "" }, Later));

        Assert.Single(evidence.Facts);
        Assert.Equal("Kế hoạch CCHC năm 2026", evidence.Abstract);
    }

    [Fact]
    public void Revisions_AreNumberedAndNoneIsLost()
    {
        var evidence = Add();

        var first = evidence.AddRevision(Given.Lan, File('a', "Kế hoạch.pdf"), Given.Now);
        var second = evidence.AddRevision(Given.Minh, File('b', "Kế hoạch ký số.pdf"), Later);

        Assert.Equal([first, second], evidence.Revisions);
        Assert.Equal([(1, new string('a', 64), "Nguyễn Thị Lan", Given.Now), (2, new string('b', 64), "Trần Văn Minh", Later)], evidence.Revisions.Select(r => (r.Number, r.Sha256, r.ByName, r.At)));
        Assert.Contains("ke hoach ky so.pdf", evidence.SearchText, StringComparison.Ordinal);
        Left(evidence, Given.Minh, Later, "evidence.revision", "Thêm tệp", to: "Kế hoạch ký số.pdf (bbbbbbbbbbbb…)");
    }

    [Fact]
    public void Revisions_WithManyLongNames_StillFitTheSearchColumn()
    {
        var evidence = Add();
        for (var i = 0; i < 12; i++)
        {
            evidence.AddRevision(Given.Lan, File('a', new string('x', 250) + i), Given.Now);
        }

        Assert.InRange(evidence.SearchText.Length, 1000, Evidence.SearchTextMaxLength);
    }

    [Theory]
    [InlineData(EvidenceKind.Link)]
    [InlineData(EvidenceKind.SentPaper)]
    [InlineData(EvidenceKind.SystemFigure)]
    public void Revision_OfWhatIsNoFile_IsRefused(EvidenceKind kind) =>
        Given.Refuses("evidence.kind", "Chỉ tài liệu là tệp mới có phiên bản tệp.", () => Add(kind, url: kind == EvidenceKind.Link ? "https://gov.vn" : null).AddRevision(Given.Lan, File('a', "a.pdf"), Later));

    [Fact]
    public void Withdraw_TakesItOutOfTheStoreForGood()
    {
        const string text = "Tài liệu «Kế hoạch CCHC năm 2026» đã được rút khỏi kho.";
        var evidence = Add();
        evidence.AddRevision(Given.Lan, File('a', "a.pdf"), Given.Now);

        evidence.Withdraw(Given.Minh, Later);

        Assert.Equal((Later, 1), (evidence.WithdrawnAt!.Value, evidence.Revisions.Count));
        Left(evidence, Given.Minh, Later, "evidence.withdraw", "Rút tài liệu kiểm chứng", "Kế hoạch CCHC năm 2026");
        Given.Refuses("evidence.withdrawn", text, () => evidence.Withdraw(Given.Lan, Later));
        Given.Refuses("evidence.withdrawn", text, () => evidence.Describe(Given.Lan, Plan, Later));
        Given.Refuses("evidence.withdrawn", text, () => evidence.AddRevision(Given.Lan, File('b', "b.pdf"), Later));
    }

    private static Evidence Add(EvidenceKind kind = EvidenceKind.File, EvidenceDescription? description = null, string? url = null) =>
        new(Given.Lan, Given.Department, Given.Id(81), kind, description ?? Plan, url, Given.Now);

    private static StoredFile File(char digit, string name) => new(new string(digit, 64), 1024, "application/pdf", name, Given.Lan.PersonId, Given.Now);

    private static void Left(Evidence evidence, Domain.People.Actor by, DateTimeOffset at, string act, string what, string? from = null, string? to = null) =>
        Given.Left(evidence, AuditSubject.Evidence, evidence.Id, Given.Id(81), by, at, act, what, from, to);
}
