using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Commands;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Frame;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Spreadsheet = DocumentFormat.OpenXml.Spreadsheet;

namespace CcHc.Portal.Web.Tests.Features.UnitSide;

public sealed class SheetFileTests : PortalTest
{
    [Fact]
    public async Task Downloading_ASheet_GivesAFormThatHoldsWhatIsStored()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();

        var file = await DownloadAsync(await world.AsAsync(world.Officer), world.Sheet);

        Assert.Equal([], file.Faults());
        Assert.Equal(
            ["Mã", "Nội dung", "Điểm tối đa", "Cách chấm", "Tài liệu kiểm chứng cần có", "Mức chọn", "Tỷ lệ (%)", "Tử số", "Mẫu số", "Số lượng", "Số lượng từng loại", "Ngày", "Điểm chấm", "Không phát sinh", "Giải trình cách tính điểm", "Bản lúc tải về", "Dấu lúc tải về"],
            file.Read().FindHeader(r => r.At(1).Text == "Mã")!.Cells.Select(c => c.Text));
        Assert.Equal("850", file.TextAt(file.CellOf("1.2", "Tử số")));
        Assert.Equal("trước hạn", file.TextAt(file.CellOf("1.1", "Mức chọn")));
        Assert.Equal("Trước hạn: 2 điểm. Chậm: 1 điểm. Không: 0 điểm.", file.TextAt(file.CellOf("1.1", "Cách chấm")));
        Assert.Equal("Số liệu do cơ quan thẩm định cung cấp; đơn vị không nhập.", file.TextAt(file.CellOf("2.2", "Giải trình cách tính điểm")));
        Assert.Contains(file.Read("Hướng dẫn").Rows, r => r.At(1).Text == "chọn mức" && r.At(2).Text == "«Mức chọn»");
    }

    [Fact]
    public async Task Downloading_ASheet_LocksEverythingButTheAnswersOfTheUnit()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);

        var file = await DownloadAsync(await world.AsAsync(world.Officer), world.Sheet);

        using var document = SpreadsheetDocument.Open(new MemoryStream(file.Bytes), isEditable: false);
        var book = document.WorkbookPart!;
        Assert.Equal(["Phiếu chấm điểm", "Hướng dẫn", "Danh mục"], book.Workbook!.Descendants<Spreadsheet.Sheet>().Select(s => s.Name!.Value));
        Assert.Equal([null, null, Spreadsheet.SheetStateValues.Hidden], book.Workbook.Descendants<Spreadsheet.Sheet>().Select(s => s.State?.Value));
        var sheet = ((WorksheetPart)book.GetPartById(book.Workbook.Descendants<Spreadsheet.Sheet>().First().Id!)).Worksheet!;
        var protection = Assert.Single(sheet.Descendants<Spreadsheet.SheetProtection>());
        Assert.True(protection.Sheet?.Value);
        Assert.Null(protection.Password);
        Assert.True(sheet.Descendants<Spreadsheet.Row>().First().Hidden?.Value);
        Assert.Equal(2, sheet.Descendants<Spreadsheet.Column>().Count(c => c.Hidden?.Value == true));
        var open = book.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<Spreadsheet.CellFormat>().Select((f, i) => (f, i)).Where(x => x.f.Protection?.Locked?.Value == false).Select(x => (uint)x.i).ToHashSet();
        string[] expected =
        [
            file.CellOf("1.1", "Mức chọn"), file.CellOf("1.1", "Giải trình cách tính điểm"),
            file.CellOf("1.2", "Tỷ lệ (%)"), file.CellOf("1.2", "Tử số"), file.CellOf("1.2", "Mẫu số"), file.CellOf("1.2", "Không phát sinh"), file.CellOf("1.2", "Giải trình cách tính điểm"),
            file.CellOf("1.3", "Số lượng"), file.CellOf("1.3", "Giải trình cách tính điểm"),
            file.CellOf("2.1", "Mức chọn"), file.CellOf("2.1", "Giải trình cách tính điểm"),
        ];
        Assert.Equal(expected, sheet.Descendants<Spreadsheet.Cell>().Where(c => open.Contains(c.StyleIndex?.Value ?? 0)).Select(c => c.CellReference!.Value!));
        var list = sheet.Descendants<Spreadsheet.DataValidation>().Single(v => v.SequenceOfReferences!.InnerText == file.CellOf("1.1", "Mức chọn"));
        Assert.Equal(Spreadsheet.DataValidationValues.List, list.Type!.Value);
        Assert.Equal("'Danh mục'!$A$2:$A$4", list.Formula1!.Text);
        Assert.Equal(["trước hạn", "chậm", "không"], file.Read("Danh mục").Lines.Skip(1).Select(l => l.At(1).Text));
    }

    [Fact]
    public async Task Uploading_AFilledSheet_ShowsWhatChangesAndWritesNothingUntilConfirmed()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var before = await world.LinesAsync();

        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.2", "Tử số"), 900m), (file.CellOf("1.3", "Số lượng"), 3m), (file.CellOf("1.3", "Giải trình cách tính điểm"), "Ba quyết định")));

        Assert.Equal("Xem thay đổi trước khi ghi", preview.Heading);
        Assert.Equal(["850/1000 → 1,70 điểm"], preview.Texts("[data-testid='change-1.2'] [data-testid=stored]"));
        Assert.Equal(["900/1000 → 1,80 điểm"], preview.Texts("[data-testid='change-1.2'] [data-testid=in-file]"));
        Assert.Equal(["2 tiêu chí thay đổi, 2 tiêu chí giữ nguyên"], preview.Texts("main caption"));
        Assert.Contains("daumoi, 09:00 14/10/2025", string.Join(' ', preview.Texts("[data-testid='change-1.3']")), StringComparison.Ordinal);
        Assert.Equal(before.Select(l => (l.Code, l.Version)), (await world.LinesAsync()).Select(l => (l.Code, l.Version)));

        var saved = await preview.PostAsync();

        Assert.Equal($"/sheets/{world.Sheet}", saved.Path);
        Assert.Equal("Đã ghi 2 tiêu chí từ tệp «phieu.xlsx».", saved.Notice);
        var lines = await world.LinesAsync();
        Assert.Equal(Points.FromDecimal(1.8m), lines.Single(l => l.Code == "1.2").SelfPoints);
        Assert.Equal(("Ba quyết định", Points.FromDecimal(1.5m)), (lines.Single(l => l.Code == "1.3").SelfExplanation, lines.Single(l => l.Code == "1.3").SelfPoints!.Value));
        Assert.Equal(before.Single(l => l.Code == "1.1").Version, lines.Single(l => l.Code == "1.1").Version);
        Assert.Equal("2 tiêu chí từ «phieu.xlsx»", (await Portal.DbAsync(db => db.AuditEntries.Where(e => e.Act == "sheet.take-file").Select(e => e.To).ToListAsync())).Single());
    }

    [Fact]
    public async Task Taking_WithRowsLeftOut_KeepsThose()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.3", "Số lượng"), 3m), (file.CellOf("1.1", "Mức chọn"), "chậm")));

        await preview.PostAsync(new { codes = "1.1" });

        Assert.Equal(["1.1"], (await world.LinesAsync()).Select(l => l.Code));
    }

    [Fact]
    public async Task Taking_WithNothingChosen_IsRefusedAtTheForm()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.3", "Số lượng"), 3m)));

        var page = await preview.PostAsync(new { codes = Array.Empty<string>() });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["Chưa chọn tiêu chí nào để ghi."], page.Errors);
        Assert.Empty(await world.LinesAsync());
    }

    [Fact]
    public async Task Uploading_AfterSomebodySavedTheLine_MarksTheRowAndDoesNotChooseIt()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        await SelfAsync(world, "1.3", new Answer { Count = 4 }, "Bốn sáng kiến");

        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.3", "Số lượng"), 2m), (file.CellOf("2.1", "Mức chọn"), "không")));

        Assert.Equal(["Đã đổi sau khi tải tệp"], preview.Texts("[data-testid='change-1.3'] .state"));
        Assert.False(preview.Has("#c-3[checked]"));
        Assert.Equal(["2.1"], preview.Document.QuerySelectorAll("input[name=codes][checked]").Select(e => e.GetAttribute("value")));
    }

    [Fact]
    public async Task Uploading_ARowThatOnlySomebodyElseChanged_ChangesNothing()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        await SelfAsync(world, "1.3", new Answer { Count = 4 }, "Bốn sáng kiến");

        var preview = await UploadAsync(officer, world.Sheet, file);

        Assert.True(preview.Has(".empty-state"));
        Assert.False(preview.Has("main form"));
    }

    [Fact]
    public async Task Taking_ALineThatIsSavedMeanwhile_ShowsThatRowAgainAndSavesTheOthers()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.3", "Số lượng"), 2m), (file.CellOf("2.1", "Mức chọn"), "không")));
        await SelfAsync(world, "1.3", new Answer { Count = 4 }, "Bốn sáng kiến");

        var again = await preview.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Equal(["Đã ghi 1 tiêu chí. Tiêu chí 1.3 vừa được người khác lưu nên chưa ghi; anh/chị xem lại bên dưới rồi chọn."], again.Errors);
        Assert.Equal(["4 → 2,00 điểm"], again.Texts("[data-testid='change-1.3'] [data-testid=stored]"));
        Assert.False(again.Has("[data-testid='change-2.1']"));
        Assert.Equal("Bốn sáng kiến", (await world.LinesAsync()).Single(l => l.Code == "1.3").SelfExplanation);

        await again.PostAsync(new { codes = "1.3" });

        Assert.Equal(Points.FromDecimal(1m), (await world.LinesAsync()).Single(l => l.Code == "1.3").SelfPoints);
    }

    [Fact]
    public async Task Uploading_WrongRows_ListsThemAllAndTakesNone()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var (option, denominator, count) = (file.CellOf("1.1", "Mức chọn"), file.CellOf("1.2", "Mẫu số"), file.CellOf("1.3", "Số lượng"));

        var page = await UploadAsync(officer, world.Sheet, file.With((option, "rất sớm"), (denominator, 0m), (file.CellOf("1.2", "Tử số"), 5m), (count, 1.5m), (file.CellOf("2.1", "Mức chọn"), "có")));

        Assert.Equal(
            [
                [option, "1.1", "rất sớm", "Không có mức này. Các mức: trước hạn; chậm; không."],
                [denominator, "1.2", "0", "Mẫu số phải lớn hơn 0; nếu không phát sinh nhiệm vụ, anh/chị khai «không phát sinh»."],
                [count, "1.3", "1,5", "Anh/chị nhập số nguyên."],
            ],
            page.Rows().Select(r => r.Skip(2).ToArray()));
        Assert.False(page.Has("main form"));
        Assert.Empty(await world.LinesAsync());
    }

    [Fact]
    public async Task Uploading_AnotherUnitsFile_IsSaid()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var theirs = await DownloadAsync(await world.AsAsync(world.OtherOfficer), world.OtherSheet);

        var page = await UploadAsync(officer, world.Sheet, theirs);

        Assert.Equal(["phiếu của Ủy ban nhân dân xã Bình Minh, Đẩy mạnh cải cách hành chính năm 2025", "phiếu của Ủy ban nhân dân xã Tân Lập, Đẩy mạnh cải cách hành chính năm 2025"], Assert.Single(page.Rows()).Skip(4));
    }

    [Fact]
    public async Task Uploading_SomethingElse_IsRefusedAtTheField()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);

        var page = await (await officer.GetAsync($"/sheets/{world.Sheet}/file")).PostAsync(new Dictionary<string, object?> { ["form.file"] = new Upload("phieu.xlsx", Encoding.Latin1.GetBytes("\u0089PNG\r\n\u001a\nnothing")) });

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("không phải bảng tính", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(0, await Portal.DbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Fact]
    public async Task Uploading_ToALockedSheet_ShowsWhyNothingCanBeTaken()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.3", "Số lượng"), 3m)));
        await world.SendToHeadAsync();

        var refused = await preview.PostAsync();

        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(["Phiếu đang chờ thủ trưởng duyệt; rút lại trước khi sửa."], refused.Obstacles);
    }

    [Fact]
    public async Task Opening_SomebodyElsesUpload_IsNotFound()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var preview = await UploadAsync(officer, world.Sheet, file.With((file.CellOf("1.3", "Số lượng"), 3m)));

        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.Colleague)).GetAsync(preview.Path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await world.AsAsync(world.OtherOfficer)).GetAsync($"/sheets/{world.Sheet}/file.xlsx")).Status);
    }

    [Fact]
    public async Task ADownloadedSheet_ThroughLibreOffice_IsTakenAsItWas()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        await SelfAsync(world, "1.2", new Answer { Value = 87.55m }, "Dòng một\r\nDòng hai; 1.10 = \"một\"");
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);

        var resaved = await file.ThroughLibreOfficeAsync();
        var untouched = await UploadAsync(officer, world.Sheet, resaved);
        var changed = await UploadAsync(officer, world.Sheet, resaved.With((resaved.CellOf("1.3", "Số lượng"), 3m)));

        Assert.True(untouched.Has(".empty-state"), string.Join('|', untouched.Texts("main")));
        Assert.Equal(["1.3"], changed.Document.QuerySelectorAll("input[name=codes]").Select(e => e.GetAttribute("value")));
    }

    [Fact]
    public async Task ADownloadedSheet_GivenToTheScoreCommand_HasThePointsOfThePortal()
    {
        var world = await UnitSideWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var file = await DownloadAsync(await world.AsAsync(world.Officer), world.Sheet);
        var folder = Directory.CreateTempSubdirectory("score-");
        try
        {
            var criteria = Path.Combine(folder.FullName, "criteria.csv");
            var answers = Path.Combine(folder.FullName, "answers.xlsx");
            await File.WriteAllTextAsync(criteria, await CriteriaAsync(world), TestContext.Current.CancellationToken);
            await File.WriteAllBytesAsync(answers, file.Bytes, TestContext.Current.CancellationToken);
            using var output = new StringWriter();
            using var errors = new StringWriter();

            var exit = await ScoreCommand.Create().Parse([criteria, answers, "--json"]).InvokeAsync(new InvocationConfiguration { Output = output, Error = errors }, TestContext.Current.CancellationToken);

            Assert.Equal(0, exit);
            using var result = JsonDocument.Parse(output.ToString());
            Assert.Equal((await world.ReadSheetAsync()).SelfTotal.Value, result.RootElement.GetProperty("final").GetDecimal());
            Assert.Equal(["2.2"], result.RootElement.GetProperty("unanswered").EnumerateArray().Select(e => e.GetString()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Preview_OfManyRows_AsksTheDatabaseAsOftenAsOfFew()
    {
        var few = await StatementsAsync(2);
        await DisposeAsync();
        await InitializeAsync();
        var many = await StatementsAsync(30);

        Assert.Equal(few, many);
    }

    private static async Task<Workbook> DownloadAsync(Visitor visitor, Guid sheet)
    {
        var page = await visitor.GetAsync($"/sheets/{sheet}/file.xlsx");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return new Workbook(page.Body);
    }

    private static async Task<Page> UploadAsync(Visitor visitor, Guid sheet, Workbook file) =>
        await (await visitor.GetAsync($"/sheets/{sheet}/file")).PostAsync(new Dictionary<string, object?> { ["form.file"] = new Upload("phieu.xlsx", file.Bytes) });

    private async Task<int> StatementsAsync(int leaves)
    {
        var world = await UnitSideWorld.MakeAsync(Portal, leaves: leaves);
        var officer = await world.AsAsync(world.Officer);
        var file = await DownloadAsync(officer, world.Sheet);
        var preview = await UploadAsync(officer, world.Sheet, file.With([.. Enumerable.Range(1, leaves - 1).Select(i => (file.CellOf($"2.{i}", "Mức chọn"), (object?)"có"))]));
        Assert.Equal(leaves - 1, preview.Rows().Count);
        return await officer.CountAsync(preview.Path);
    }

    private async Task SelfAsync(UnitSideWorld world, string code, Answer answer, string explanation)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var sheet = await db.ScoreSheets.SingleAsync(s => s.Id == world.Sheet);
        var criterion = await db.Criteria.SingleAsync(c => c.CriteriaId == sheet.CriteriaId && c.Code == code);
        await scope.ServiceProvider.GetRequiredService<SaveMarks>().SelfAsync(world.Colleague.Actor(), world.Campaign, sheet, criterion.Id, answer, explanation, null, Portal.Clock.Now);
    }

    private async Task<string> CriteriaAsync(UnitSideWorld world)
    {
        var sheet = await world.ReadSheetAsync();
        var nodes = await Portal.DbAsync(db => db.Criteria.AsNoTracking().Where(c => c.CriteriaId == sheet.CriteriaId).OrderBy(c => c.Order).ToListAsync());
        return "code,parent,title,max_points,method,rule,not_applicable\n" + string.Join('\n', nodes.Select(n => string.Create(
            CultureInfo.InvariantCulture, $"{n.Code},{n.ParentCode},{n.Title.Replace(',', ' ')},{n.MaxPoints!.Value.Value},{n.Method},\"{n.Rule}\",{(n.NotApplicable is { } t ? Treatments.NameOf(t) : "")}")));
    }
}
