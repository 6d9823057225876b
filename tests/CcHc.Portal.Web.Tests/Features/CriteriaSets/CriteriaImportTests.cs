using System.Net;
using System.Text;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Web.Tests.Features.Preparation;
using CcHc.Portal.Web.Tests.Frame;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.CriteriaSets;

/// <summary>An annex from the spreadsheet of somebody who has only seen the decision to a version of the set, and back.</summary>
public sealed class CriteriaImportTests : PortalTest
{
    [Fact]
    public async Task TidyAnnex_IsTakenWithNotesOnly()
    {
        var province = await Province.MakeAsync(Portal);

        var page = await UploadAsync(province, "phu-luc.xlsx", TypedAnnexes.Tidy());

        Assert.Equal(["6 lưu ý."], page.Texts("[data-testid=counts]"));
        Assert.Equal(
            [
                "Phụ lục | 5 | A – Mã | STT | còn trang tính «Giải thích» | chỉ trang tính đầu tiên «Phụ lục» được đọc",
                "Phụ lục | 6 | A – Mã | (1) | (1) | dòng đánh số cột, không đọc",
                "Phụ lục | 7 | Cách chấm | I | ô trống | 2 dòng không ghi cách chấm và có tiêu chí con được hiểu là nhóm, cộng điểm tiêu chí con",
                "Phụ lục | 12 | C – Điểm tối đa | I.2 | Tối đa 4 điểm | đọc là 4",
                "Phụ lục | 13 | C – Điểm tối đa |  | 4 điểm | đọc là 4",
                "Phụ lục | 21 | C – Điểm tối đa | TỔNG CỘNG | dòng tổng 10 | không phải tiêu chí nên không nhập",
            ],
            page.Rows("table.findings").Select(r => string.Join(" | ", r)));
        var taken = await page.PostAsync(Fields(("form.name", "Bộ tiêu chí cấp xã")));

        Assert.Equal("Bộ tiêu chí cấp xã", taken.Heading);
        var nodes = await NodesAsync("Bộ tiêu chí cấp xã");
        Assert.Equal(["I", "I.1", "I.2", "II", "II.1"], nodes.Select(n => n.Code));
        Assert.Equal("Ban hành trước ngày 31/12 năm trước=2 | Ban hành trong quý I=1 | Không ban hành=0", nodes[1].Rule);
        Assert.Equal(("Kiểm tra công vụ\nở bộ phận một cửa", "4", "Từ hai lần trở lên=4 | Một lần=1.5 | Không kiểm tra=0"), (nodes[2].Title, nodes[2].MaxPoints!.Value.ToExactString(), nodes[2].Rule));
        Assert.Equal("Như năm 2025", nodes[1].Extra["Ghi chú"]);
    }

    [Fact]
    public async Task MergedAnnexWithThreeFaults_IsReportedAtTheCellsMendedAndTaken()
    {
        var province = await Province.MakeAsync(Portal);
        var page = await UploadAsync(province, "phu-luc-I.xlsx", TypedAnnexes.Merged());

        Assert.Equal(["2 lỗi, 1 điểm bất thường, 3 lưu ý."], page.Texts("[data-testid=counts]"));
        Assert.Equal(
            [
                "Phu luc I | 10 | C – Điểm tối đa | I.2 | ô trống | điểm tối đa",
                "Phu luc I | 15 | A – Mã | II.1 | II.1 | mỗi tiêu chí một mã trong cả bộ",
                "Phu luc I | 17 | C – Điểm tối đa | III | tổng điểm tối đa của tiêu chí con 15 | bằng điểm tối đa 20",
            ],
            page.Rows("table.findings").Take(3).Select(r => string.Join(" | ", r)));
        Assert.False(page.Has("main form[method=post]"));
        Assert.Equal(0, await Portal.DbAsync(db => db.CriteriaSets.CountAsync(s => s.OwnerUnitId == province.Committee.Id)));

        var notes = await page.FollowAsync("Tải lại tệp có ghi chú");
        Assert.Equal(["A6", "C10", "E11", "A15", "C17"], WorkbookNotesTests.CommentsOf(notes.Body, "Phu luc I").Keys);
        Assert.Contains("Lỗi: đang có «ô trống»; cần điểm tối đa.", WorkbookNotesTests.CommentsOf(notes.Body, "Phu luc I")["C10"], StringComparison.Ordinal);

        // What the decision itself adds up wrongly stays, with its reason.
        var mended = await UploadAsync(province, "phu-luc-I.xlsx", TypedAnnexes.Merged(isMended: true));
        Assert.Equal(["Tiêu chí III, ô C17"], mended.Texts("[data-testid=defect] legend"));
        var refused = await mended.PostAsync(Fields(("form.name", "Bộ có chỗ lệch"), ("form.issuedBy", "Quyết định số 12/QĐ-UBND"), ("form.defects[0].ground", "Other")));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal(["Lý do, căn cứ cụ thể: Cần ghi lý do chấp nhận chỗ này."], refused.Errors);
        var taken = await refused.PostAsync(Fields(("form.defects[0].ground", "AsIssued"), ("form.defects[0].reason", "phụ lục I, mục III")));

        const string Kept = "Tiêu chí III: tổng điểm tối đa của tiêu chí con 15, lẽ ra bằng điểm tối đa 20. Lý do giữ: quyết định ban hành như vậy; phụ lục I, mục III";
        Assert.Contains(Kept, taken.Texts("main li"));
        var nodes = await NodesAsync("Bộ có chỗ lệch");
        Assert.Equal("Đúng hạn=3 | Chậm dưới 10 ngày=1.5 | Không ban hành=0", nodes.Single(n => n.Code == "I.1").Rule);
        Assert.Equal(["Sở Nội vụ", "Sở Nội vụ"], nodes.Where(n => n.ParentCode == "I").Select(n => n.AgencyText));
        Assert.Equal(5m, nodes[0].MaxPoints!.Value.Value);
        var audit = await Portal.DbAsync(db => db.AuditEntries.Where(a => a.Act == "criteria-set.version").Select(a => a.To + ": " + a.Reason).SingleAsync());
        Assert.Equal($"Phiên bản 1: {Kept}", audit);

        using var annex = WordprocessingDocument.Open(new MemoryStream((await taken.FollowAsync("Phụ lục (Word)")).Body), false);
        var text = annex.MainDocumentPart!.Document.InnerText;
        Assert.Contains("(Kèm theo Quyết định số 12/QĐ-UBND)", text, StringComparison.Ordinal);
        Assert.Contains("Chậm dưới 10 ngày: 1,5 điểm", text, StringComparison.Ordinal);
        Assert.Contains(Kept, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CodesCountedAnew_AreErrors_AndTheFileWithWholeCodesIsTaken()
    {
        var province = await Province.MakeAsync(Portal);
        var page = await UploadAsync(province, "danh-so-lai.xlsx", TypedAnnexes.CountedAnew());

        Assert.Equal(
            ["Ô A3: «1» → «I.1»", "Ô A6: «2» → «I.2»", "Ô A7: «a» → «I.2.a»", "Ô A10: «b» → «I.2.b»", "Ô A14: «1» → «II.1»"],
            page.Texts("[data-testid=proposal]"));
        var second = page.Rows("table.findings").Single(r => r[1] == "14");
        Assert.Equal(("ô số 1", "ô dạng văn bản (Text); đề nghị ghi «II.1»"), (second[4], second[5]));
        var whole = await page.FollowAsync("Tải tệp có mã đề nghị");
        var again = await UploadAsync(province, "danh-so-lai.xlsx", whole.Body);

        Assert.Equal(["1 lưu ý."], again.Texts("[data-testid=counts]"));
        await again.PostAsync(Fields(("form.name", "Bộ đánh số lại")));
        Assert.Equal(["I", "I.1", "I.2", "I.2.a", "I.2.b", "II", "II.1"], (await NodesAsync("Bộ đánh số lại")).Select(n => n.Code));
    }

    [Fact]
    public async Task NextVersion_ShowsWhatDiffersBeforeItIsTaken()
    {
        var province = await Province.MakeAsync(Portal);
        var taken = await (await UploadAsync(province, "bo.csv", Province.CriteriaCsv)).PostAsync(Fields(("form.name", "Bộ tiêu chí xã")));
        var setId = taken.Path.Split('/')[2];
        var changed = Encoding.UTF8.GetString(Province.CriteriaCsv)
            .Replace("chậm=10", "chậm=15", StringComparison.Ordinal)
            .Replace("2.1,2,Hồ sơ đúng hạn", "2.5,2,Hồ sơ đúng hạn", StringComparison.Ordinal);

        var page = await UploadAsync(province, "bo-moi.csv", Encoding.UTF8.GetBytes(changed), $"?set={setId}");

        Assert.Equal(["Thêm 1, bỏ 1, sửa 1 tiêu chí. Tổng điểm vẫn là 100."], page.Texts("[data-testid=difference-counts]"));
        Assert.Contains("Khác với phiên bản 1", page.Texts("h2"));
        Assert.StartsWith("Sửa 1.1. Ban hành kế hoạch đúng hạn", page.Texts("[data-testid=difference]")[0], StringComparison.Ordinal);
        Assert.Contains("có thể đã đổi mã thành 2.5", string.Join(' ', page.Texts("[data-testid=difference]")), StringComparison.Ordinal);
        Assert.Equal(1, await Portal.DbAsync(db => db.CriteriaSetVersions.CountAsync(v => v.SetId == Guid.Parse(setId))));
    }

    [Fact]
    public async Task Export_AsXlsxOrCsv_GivesTheFileBackWithFurtherColumns()
    {
        var province = await Province.MakeAsync(Portal);
        var csv = Encoding.UTF8.GetBytes(
            "Mã;Nội dung;Điểm tối đa;Cách chấm;Mức điểm;Ghi chú;Nguồn;Năm trước\n" +
            "1;Lĩnh vực;2,5;Nhóm;sum of children;;QĐ 876;\n" +
            "1.10;- Kế hoạch;2,5;Chọn mức;\"có=2.5 | không=0\";=xem lại;QĐ 876;1.10\n");
        var taken = await (await UploadAsync(province, "bo.csv", csv)).PostAsync(Fields(("form.name", "Bộ có cột riêng")));
        var first = CriteriaFile.Read(TableFile.Read(new MemoryStream(csv), "bo.csv"));

        foreach (var link in new[] { "Tải về tệp Excel", "CSV" })
        {
            var table = TableFile.Read(new MemoryStream((await taken.FollowAsync(link)).Body), "bo");
            var again = CriteriaFile.Read(table);

            Assert.Equal(["Cách chấm", "nhóm", "chọn mức"], table.Lines.Select(l => l.At(5).Text));
            Assert.Empty(again.Findings);
            Assert.Equal(first.Sources.Select(Text), again.Sources.Select(Text));
            Assert.Equal(["Ghi chú", "Năm trước"], again.Sources[0].Extra.Keys);
        }

        static string Text(Domain.Scoring.CriterionSource s) => (s with { Extra = new Dictionary<string, string>() }).ToString() + string.Join(',', s.Extra);
    }

    [Fact]
    public async Task FileWithNotes_OfACsv_IsAWorkbookWithTheSameCells()
    {
        var province = await Province.MakeAsync(Portal);
        var csv = Encoding.UTF8.GetBytes("code,parent,title,max_points,method,rule\n1,,Lĩnh vực,10,group,sum of children\n1.1,1,Tiêu chí,10,choice,đạt\n");

        var notes = await (await UploadAsync(province, "sai.csv", csv)).FollowAsync("Tải lại tệp có ghi chú");

        Assert.Equal(["F3"], WorkbookNotesTests.CommentsOf(notes.Body, "Bộ tiêu chí").Keys);
        Assert.Equal("đạt", TableFile.Read(new MemoryStream(notes.Body), "x.xlsx").Lines[2].At(6).Text);
    }

    [Fact]
    public async Task UnfinishedImport_OfSomebodyElse_IsNotFound()
    {
        var province = await Province.MakeAsync(Portal);
        var page = await UploadAsync(province, "danh-so-lai.xlsx", TypedAnnexes.CountedAnew());
        var other = await Portal.AsAsync(Domain.People.Role.CampaignManager, province.Committee);

        foreach (var path in new[] { "", "/notes", "/codes" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(page.Path + path)).Status);
        }

        // A file with whole codes has none to propose.
        var tidy = await UploadAsync(province, "bo.csv", Province.CriteriaCsv);
        Assert.Equal(HttpStatusCode.NotFound, (await province.Manager.GetAsync(tidy.Path + "/codes")).Status);
    }

    [Fact]
    public async Task ReportPage_AsksTheDatabaseAsOftenForManyCriteriaAsForFew()
    {
        var province = await Province.MakeAsync(Portal);
        var few = await UploadAsync(province, "it.csv", Province.CriteriaCsv);
        var lines = string.Concat(Enumerable.Range(1, 60).Select(i => $"3.{i},3,Tiêu chí {i},1,ratio,score=R*max,,,\n"));
        var many = await UploadAsync(province, "nhieu.csv", [.. Province.CriteriaCsv, .. Encoding.UTF8.GetBytes("3,,Thêm,60,group,sum of children,,,\n" + lines)]);

        Assert.Equal(await province.Manager.CountAsync(few.Address), await province.Manager.CountAsync(many.Address));
    }

    private static async Task<Page> UploadAsync(Province province, string name, byte[] content, string query = "") =>
        await (await province.Manager.GetAsync("/criteria-sets/imports" + query)).PostAsync(Fields(("form.file", new Upload(name, content))));

    private Task<List<SetCriterion>> NodesAsync(string set) => Portal.DbAsync(db => db.SetCriteria.AsNoTracking()
        .Where(n => db.CriteriaSetVersions.Any(v => v.Id == n.VersionId && db.CriteriaSets.Any(s => s.Id == v.SetId && s.Name == set)))
        .OrderBy(n => n.Order)
        .ToListAsync());
}
