using System.IO.Compression;
using CcHc.Portal.Documents.Layout.Word;
using CcHc.Portal.Documents.Model;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;
using Paragraph = CcHc.Portal.Documents.Model.Paragraph;
using PortalKind = CcHc.Portal.Domain.Papers.PaperKind;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;
using WordRow = DocumentFormat.OpenXml.Wordprocessing.TableRow;

namespace CcHc.Portal.Documents.Tests.Templates;

/// <summary>Templates of an office: read, judged with the place of each fault, and filled.</summary>
public sealed class TemplateTests(PaperMaker maker) : IClassFixture<PaperMaker>
{
    public static TheoryData<string> Papers => [.. TemplateSamples.All.Keys];

    [Theory, MemberData(nameof(Papers))]
    public void DefaultTemplate_DownloadedAndUploadedUnchanged_GivesTheSamePaper(string name)
    {
        var (kind, compose) = TemplateSamples.All[name];

        var read = Read(TemplateSamples.Starting(maker.Renderer, kind), kind);

        Assert.Empty(read.Findings);
        Assert.Equal(PaperSnapshot.Write(compose(null)), PaperSnapshot.Write(compose(read.Template)));
    }

    [Fact]
    public void DefaultTemplates_ThroughLibreOffice_AreReadTheSame()
    {
        var starting = TemplateForms.All.ToDictionary(f => f.Kinds[0].ToString(), f => TemplateSamples.Starting(maker.Renderer, f.Kinds[0]));

        foreach (var (name, docx) in Layout.OfficePaper.Resave(starting))
        {
            var kind = Enum.Parse<PortalKind>(name);
            var read = Read(docx, kind);
            Assert.Empty(read.Findings);
            Assert.Equal(PaperSnapshot.Write(Read(starting[name], kind).Template!), PaperSnapshot.Write(read.Template!));
        }
    }

    [Theory, MemberData(nameof(Papers))]
    public void Values_AreThoseThatAreDeclared(string name)
    {
        var (kind, compose) = TemplateSamples.All[name];
        var form = TemplateForms.Of(kind)!;
        var all = string.Join(' ', form.Fields.Where(f => f.Form == FieldForm.Text).Select(f => f.Typed));

        var paper = compose(form.Starting(2026) with { Abstract = "x", Blocks = [new Paragraph("Hết.")], LegalBases = [.. form.Fields.Where(f => f.Form == FieldForm.Text).Select(f => "= " + f.Typed)] });

        // A name without a value would stay on the page as it was typed; each takes its own line along when it has nothing to say.
        Assert.All(paper.LegalBases, line => Assert.DoesNotContain("{{", line, StringComparison.Ordinal));
        Assert.NotEqual("", all);
    }

    [Fact]
    public void WordingOfTheOffice_IsWhatThePaperSays()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.AwardDecision), "Quyết định này có hiệu lực kể từ ngày ký.", "Quyết định có hiệu lực từ ngày ký; {{NGƯỜI ĐỀ NGHỊ}} gửi {{Đối tượng khen}} bản chính.");

        var paper = AwardDecisionPaper.Compose(Samples.Decision(), Read(docx, PortalKind.AwardDecision).Template);

        var article = Assert.IsType<Article>(paper.Blocks[2]);
        Assert.Equal("Quyết định có hiệu lực từ ngày ký; TRƯỞNG PHÒNG VĂN HÓA - XÃ HỘI XÃ HÒA AN gửi Các tập thể, cá nhân bản chính.", article.Text);
        Assert.Equal(2, paper.Annexes.Count);
        Assert.Equal("Như Điều 4", paper.Recipients[0]);
    }

    [Fact]
    public void PlaceholderInSeveralRuns_IsFound()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.AwardDecision), body =>
        {
            var paragraph = body.Holding("{{tiền thưởng}}");
            paragraph.RemoveAllChildren<Run>();
            foreach (var piece in new[] { "Điều 2. {", "{tiền ", "thưở", "ng}", "}" })
            {
                paragraph.Append(new Run(new RunProperties(new Bold { Val = piece.StartsWith('Đ') }), new Text(piece) { Space = SpaceProcessingModeValues.Preserve }));
            }
        });

        var read = Read(docx, PortalKind.AwardDecision);

        Assert.Empty(read.Findings);
        Assert.Contains("1.560.000 đồng", Assert.IsType<Article>(AwardDecisionPaper.Compose(Samples.Decision(), read.Template).Blocks[1]).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ten dot}}", "Không có chỗ điền {{ten dot}}; có phải {{tên đợt}}?")]
    [InlineData("{{tên đọt}}", "Không có chỗ điền {{tên đọt}}; có phải {{tên đợt}}?")]
    [InlineData("{{thành tích}}", "Chỗ điền {{thành tích}} chỉ có ở Quyết định khen thưởng, không có ở loại văn bản này.")]
    [InlineData("{{ngân sách tỉnh}}", "Không có chỗ điền {{ngân sách tỉnh}}. Xem danh sách chỗ điền của loại văn bản này.")]
    [InlineData("{{tên đợt}", "Dấu ngoặc nhọn không đủ cặp ở «hợp thực hiện {{tên đợt}.». Chỗ điền viết là {{tên}}, hai dấu mở và hai dấu đóng.")]
    [InlineData("{{người ký}}", "Chỗ điền {{người ký}} chỉ dùng ở đầu văn bản và chỗ ký.")]
    public void WrongPlaceholder_IsNamedWithItsPlaceAndWhatWasMeant(string typed, string says)
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.DeploymentLetter), "quan tâm, phối hợp thực hiện./.", $"quan tâm, phối hợp thực hiện {typed}.");

        var read = Read(docx, PortalKind.DeploymentLetter);

        Assert.Null(read.Template);
        var finding = Assert.Single(read.Findings);
        Assert.Equal(says, finding.Text);
        if (typed != "{{người ký}}")
        {
            Assert.Equal("Đoạn thứ 5", finding.Place);
            Assert.Equal("{{Cơ quan}} đề nghị các cơ quan, đơn vị quan tâm, phối hợp…", finding.Beginning);
        }
    }

    [Fact]
    public void WrongPlaceholder_InATableOfTheOffice_IsNamedByRowAndCell()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.Plan), body => body.Holding("Các mốc thời gian").InsertBeforeSelf(Table("{{tên đợt}}", "{{muc dich}}")));

        var finding = Assert.Single(Read(docx, PortalKind.Plan).Findings);

        Assert.Equal(("Bảng 2, dòng 2, ô 2", "Không có chỗ điền {{muc dich}}; có phải {{mục đích}}?"), (finding.Place, finding.Text));
    }

    [Fact]
    public void TableOfTheOffice_IsFilledAndKept()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.Plan), body => body.Holding("Các mốc thời gian").InsertBeforeSelf(Table("Đợt", "{{tên đợt}}")));

        var paper = PlanPaper.Compose(Samples.Plan(), Read(docx, PortalKind.Plan).Template);

        var table = paper.Blocks.OfType<PaperTable>().Single();
        Assert.Equal(["Đợt", "Đẩy mạnh cải cách hành chính, nâng cao chất lượng phục vụ Nhân dân năm 2025"], table.Rows.Single().Cells);
    }

    [Fact]
    public void PlaceholderInTheHeaderOrAFloatingBox_IsRefused()
    {
        var docx = TemplateSamples.EditedFile(TemplateSamples.Starting(maker.Renderer, PortalKind.Plan), file =>
        {
            var header = file.MainDocumentPart!.HeaderParts.First();
            header.Header.Append(new WordParagraph(new Run(new Text("{{tên đợt}} và {{ten dot}}"))));
            header.Header.Save();
        });

        var read = Read(docx, PortalKind.Plan);

        Assert.Null(read.Template);
        Assert.Equal(
            ["Không có chỗ điền {{ten dot}}; có phải {{tên đợt}}?", "Đầu và chân trang do cổng trình bày theo Nghị định 30, không điền ở đó được."],
            read.Findings.Where(f => f.IsWrong).Select(f => f.Text));
        Assert.All(read.Findings, f => Assert.Equal("Đầu hoặc chân trang", f.Place));
    }

    [Theory]
    [InlineData(PortalKind.AwardDecision, "{{phụ lục}}", "Thiếu {{phụ lục}}: Danh sách được khen, mỗi hình thức và nhóm một phụ lục.")]
    [InlineData(PortalKind.AwardDecision, "{{căn cứ}}", "Thiếu {{căn cứ}}: Các căn cứ của đợt và kế hoạch.")]
    [InlineData(PortalKind.AwardDecision, "{{lưu}}", "Thiếu {{lưu}}: Dòng lưu, ví dụ Lưu: VT, NV.")]
    [InlineData(PortalKind.Plan, "{{trách nhiệm}}", "Thiếu {{trách nhiệm}}: Trách nhiệm của từng cơ quan, đơn vị, đánh số 1, 2, 3.")]
    [InlineData(PortalKind.ResultNotice, "{{phụ lục}}", "Thiếu {{phụ lục}}: Bảng xếp hạng của từng nhóm.")]
    [InlineData(PortalKind.SubmissionStatement, "{{danh sách đề nghị}}", "Thiếu {{danh sách đề nghị}}: Từng hình thức khen, số lượng; danh sách ngắn thì in ngay, danh sách dài thì dẫn phụ lục.")]
    [InlineData(PortalKind.Pledge, "{{chỉ tiêu đăng ký}}", "Thiếu {{chỉ tiêu đăng ký}}: Bảng chỉ tiêu, mức đăng ký, thời hạn.")]
    [InlineData(PortalKind.SelfAssessmentReport, "{{kết quả tự chấm}}", "Thiếu {{kết quả tự chấm}}: Đoạn nêu tổng điểm hoặc số tiêu chí đạt, mức tự xếp loại, phụ lục.")]
    [InlineData(PortalKind.AppraisalMinutes, "{{nội dung điều chỉnh}}", "Thiếu {{nội dung điều chỉnh}}: Bảng nội dung điều chỉnh, lý do; bảng dài thì dẫn phụ lục.")]
    [InlineData(PortalKind.InterimReport, "{{kết quả tham gia}}", "Thiếu {{kết quả tham gia}}: Số tham gia, đăng ký, tự chấm, gửi báo cáo và bảng theo nhóm.")]
    [InlineData(PortalKind.FinalReport, "{{nhiệm vụ tới}}", "Thiếu {{nhiệm vụ tới}}: Phương hướng, nhiệm vụ đã ghi.")]
    [InlineData(PortalKind.CriteriaDecision, "{{phụ lục}}", "Thiếu {{phụ lục}}: Bảng tiêu chí.")]
    [InlineData(PortalKind.CorrectionLetter, "{{nội dung đính chính}}", "Thiếu {{nội dung đính chính}}: Từng chỗ đã in và nay sửa lại; nhiều chỗ thì đánh số 1, 2, 3.")]
    [InlineData(PortalKind.AmendingDecision, "{{nội dung sửa đổi}}", "Thiếu {{nội dung sửa đổi}}: Từng chỗ sửa đổi, bổ sung, bãi bỏ, đánh số 1, 2, 3.")]
    [InlineData(PortalKind.ReplacingDecision, "{{nội dung thay thế}}", "Thiếu {{nội dung thay thế}}: Nội dung có hiệu lực từ nay, đánh số 1, 2, 3.")]
    [InlineData(PortalKind.RecallingDecision, "{{nội dung thu hồi}}", "Thiếu {{nội dung thu hồi}}: Thu hồi văn bản nào, lý do thu hồi.")]
    public void MissingPart_IsRefusedByName(PortalKind kind, string placeholder, string says)
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, kind), body => body.Holding(placeholder).Remove());

        var read = Read(docx, kind);

        Assert.Null(read.Template);
        Assert.Equal([(says, "Cả văn bản")], read.Findings.Select(f => (f.Text, f.Place)));
    }

    [Fact]
    public void RequiredPartWithATypingError_IsNamedOnce()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.AwardDecision), "{{căn cứ}}", "{{can cu}}");

        Assert.Equal("Không có chỗ điền {{can cu}}; có phải {{căn cứ}}?", Assert.Single(Read(docx, PortalKind.AwardDecision).Findings).Text);
    }

    [Fact]
    public void ListInTheMiddleOfASentence_IsRefused()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.Plan), "Các mốc thời gian:", "Các mốc {{mục đích}} gồm {{phụ lục}}:");

        Assert.Equal(
            [
                "{{mục đích}} thay bằng cả đoạn, khoản hoặc bảng nên phải đứng riêng một đoạn trong phần nội dung.",
                "{{phụ lục}} phải đứng riêng một đoạn dưới dòng Phụ lục ở trang riêng, sau chỗ ký.",
            ],
            Read(docx, PortalKind.Plan).Findings.Select(f => f.Text));
    }

    [Fact]
    public void TemplateOfAnotherKind_IsRefused()
    {
        var read = Read(TemplateSamples.Starting(maker.Renderer, PortalKind.Plan), PortalKind.AwardDecision);

        Assert.Null(read.Template);
        Assert.Contains("Mẫu này là Kế hoạch, cần mẫu Quyết định.", read.Findings.Select(f => f.Text));
    }

    [Fact]
    public void NamesTypedIntoTheHead_AreAllowedAndSaidToBeUnused()
    {
        var docx = TemplateSamples.Edited(TemplateSamples.Starting(maker.Renderer, PortalKind.Plan), "{{CƠ QUAN BAN HÀNH}}", "ỦY BAN NHÂN DÂN XÃ HÒA AN");

        var read = Read(docx, PortalKind.Plan);

        Assert.NotNull(read.Template);
        var remark = Assert.Single(read.Findings);
        Assert.False(remark.IsWrong);
        Assert.Equal("ỦY BAN NHÂN DÂN XÃ HÒA AN", remark.Beginning);
        Assert.Equal(["ỦY BAN NHÂN DÂN", "XÃ HÒA AN"], PlanPaper.Compose(Samples.Plan(), read.Template).Issuer.Lines);
    }

    [Fact]
    public void AnnexOfTheOffice_CountsAmongTheOthers()
    {
        var form = TemplateForms.Of(PortalKind.ResultDecision)!;
        var template = form.Starting(2026) with { Annexes = [new Annex("THANG ĐIỂM", [new Paragraph("Thang điểm 100.")]), .. form.Starting(2026).Annexes] };

        var read = Read(maker.Renderer.Docx(template), PortalKind.ResultDecision);
        var paper = ResultAnnouncementPaper.Compose(Samples.Announcement(isDecision: true), read.Template);

        Assert.Equal(3, paper.Annexes.Count);
        Assert.EndsWith("(Phụ lục II và Phụ lục III kèm theo Quyết định này).", Assert.IsType<Article>(paper.Blocks[0]).Text, StringComparison.Ordinal);
        Assert.Null(paper.Annexes[0].AttachedTo);
    }

    [Fact]
    public void HeadingOverNothing_LeavesAndTheOthersAreCountedAnew()
    {
        var paper = PlanPaper.Compose(Samples.Plan() with { Targets = [], Milestones = [] });

        Assert.Equal(["Nội dung thi đua", "Tiêu chí"], paper.Blocks.SkipWhile(b => b is not RomanSection { Number: 3 }).Skip(1).TakeWhile(b => b is not RomanSection).OfType<Clause>().Select(c => c.Title!));
        Assert.Equal([1, 2], paper.Blocks.SkipWhile(b => b is not RomanSection { Number: 3 }).Skip(1).TakeWhile(b => b is not RomanSection).OfType<Clause>().Select(c => c.Number));
        Assert.DoesNotContain(paper.Blocks, b => b is Paragraph { Text: "Các mốc thời gian:" });
    }

    [Fact]
    public void LastHeadingOverNothing_LeavesBeforeTheSentencesThatClose()
    {
        var without = PledgePaper.Compose(Samples.Pledge() with { Undertakings = [], AwardStrivenFor = null, ResultStrivenFor = null, Fields = [] });
        var template = TemplateForms.Of(PortalKind.Pledge)!.Starting(2026);
        var own = PledgePaper.Compose(Samples.Pledge(), template with { Blocks = [.. template.Blocks.SkipLast(1), new RomanSection(4, "TỔ CHỨC THỰC HIỆN"), template.Blocks[^1]] });

        Assert.Equal(["CHỈ TIÊU ĐĂNG KÝ"], without.Blocks.OfType<RomanSection>().Select(s => s.Title));
        Assert.IsType<Paragraph>(without.Blocks[^1]);
        Assert.Equal("TỔ CHỨC THỰC HIỆN", own.Blocks.OfType<RomanSection>().Last().Title);
    }

    [Fact]
    public void AsAbove_StandsOnlyWherePapersAreAddressed()
    {
        var toNobody = ReviewReportPaper.Compose(Samples.Review(isInterim: true) with { Addressees = [] });

        Assert.Equal(["Sở Nội vụ", "Thường trực Đảng ủy xã", "Lưu: VT, VHXH"], toNobody.Recipients);
        Assert.Equal("Như trên", ReviewReportPaper.Compose(Samples.Review(isInterim: true)).Recipients[0]);
    }

    [Fact]
    public void SignaturesOfMinutes_AreTheSides_WhateverTheTemplateSays()
    {
        var read = Read(TemplateSamples.Starting(maker.Renderer, PortalKind.AppraisalMinutes), PortalKind.AppraisalMinutes);

        var paper = AppraisalMinutesPaper.Compose(Samples.Appraisal(ofUnit: true), read.Template);

        Assert.Null(paper.PlaceAndDate);
        Assert.Equal(["ĐẠI DIỆN PHÒNG VĂN HÓA - XÃ HỘI", "ĐẠI DIỆN THÔN TÂN LẬP"], [paper.Signature.Lines[0].Title, paper.SecondSignature!.Lines[0].Title]);
    }

    [Fact]
    public void ClausesCountedThroughAllSections_GoOnBeingCounted()
    {
        var starting = TemplateForms.Of(PortalKind.Plan)!.Starting(2026);
        var number = 0;
        var template = starting with { Blocks = [.. starting.Blocks.Select(b => b is Clause clause ? clause with { Number = ++number } : b)] };

        var read = Read(maker.Renderer.Docx(template), PortalKind.Plan);
        var paper = PlanPaper.Compose(Samples.Plan() with { Targets = [] }, read.Template);

        Assert.Equal(Enumerable.Range(1, number - 1), paper.Blocks.OfType<Clause>().Select(c => c.Number).Take(number - 1));
    }

    [Fact]
    public void FileThatIsNoTemplate_IsRefusedWithAReason()
    {
        var docx = TemplateSamples.Starting(maker.Renderer, PortalKind.Plan);

        var broken = Assert.Throws<UnreadableDocxException>(() => Read(docx[..(docx.Length / 2)], PortalKind.Plan));
        Assert.StartsWith("Tệp bị hỏng", broken.Message, StringComparison.Ordinal);
        Assert.Throws<UnreadableDocxException>(() => Read("%PDF-1.7 không phải Word"u8.ToArray(), PortalKind.Plan));
        using var macro = new MemoryStream();
        macro.Write(docx);
        using (var zip = new ZipArchive(macro, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.CreateEntry("word/vbaProject.bin");
        }

        Assert.StartsWith("Tệp có chứa macro", Assert.Throws<UnreadableDocxException>(() => Read(macro.ToArray(), PortalKind.Plan)).Message, StringComparison.Ordinal);
    }

    private static ReadTemplate Read(byte[] docx, PortalKind kind)
    {
        using var content = new MemoryStream(docx);
        return TemplateReader.Read(content, TemplateForms.Of(kind)!);
    }

    private static Table Table(params string[] cells) => new(
        new TableProperties(new TableBorders(new TopBorder { Val = BorderValues.Single }, new BottomBorder { Val = BorderValues.Single }, new InsideVerticalBorder { Val = BorderValues.Single })),
        Row(["Mục", "Nội dung"]),
        Row(cells));

    private static WordRow Row(IEnumerable<string> cells) => new(cells.Select(c => new TableCell(new WordParagraph(new Run(new Text(c))))));
}
