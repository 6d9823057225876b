using System.Net;
using System.Text;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Tests.Features.UnitSide;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Features.Figures;

public sealed class FigureImportTests : PortalTest
{
    private const string Header = "Mã đơn vị;Tên đơn vị;3.1;3.2 Tử số;3.2 Mẫu số\n";

    [Fact]
    public async Task Importing_FilledTemplate_ShowsThenStoresFiguresWithSourceAndTime()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        var template = new Workbook((await manager.GetAsync($"/campaigns/{world.Campaign.Id}/figures/template.xlsx")).Body);
        Assert.Equal([], template.Faults());
        Assert.Equal(["Mã đơn vị", "Tên đơn vị", "3.1 Tỷ lệ (%)", "3.2 Tỷ lệ (%)", "3.2 Tử số", "3.2 Mẫu số"], template.Read().Lines[3].Cells.Select(c => c.Text));
        Assert.Equal(["Báo Hòa An", "Ủy ban nhân dân xã Bình Minh", "Ủy ban nhân dân xã Tân Lập"], template.Read().Lines.Skip(4).Select(l => l.At(2).Text));

        var preview = await UploadAsync(manager, world, template.With(("C7", 90m), ("E7", 40m), ("F7", 50m), ("C6", 80m)).Bytes, "so-lieu.xlsx");

        Assert.Equal("Xem số liệu trước khi ghi", preview.Heading);
        Assert.Contains("3 mới, 0 thay đổi", string.Join(' ', preview.Texts("main p")), StringComparison.Ordinal);
        Assert.Equal(0, await Portal.DbAsync(db => db.CentralFigures.CountAsync()));

        var taken = await preview.PostAsync();

        Assert.Equal("Đã ghi số liệu: 3 mới, 0 thay đổi, 0 giữ nguyên ở thời điểm mới.", taken.Notice);
        Assert.Equal(
            [["Ủy ban nhân dân xã Bình Minh", "3.1 của Ủy ban nhân dân xã Bình Minh", "–", "2,40"], ["Ủy ban nhân dân xã Tân Lập", "3.1 của Ủy ban nhân dân xã Tân Lập", "–", "2,70"], ["Ủy ban nhân dân xã Tân Lập", "3.2 của Ủy ban nhân dân xã Tân Lập", "–", "1,60"]],
            taken.Rows());
        var figure = await Portal.FigureAsync(world, "3.1");
        Assert.Equal((2.7m, "Cổng Dịch vụ công quốc gia", new DateTimeOffset(2025, 10, 10, 1, 30, 0, TimeSpan.Zero)), (figure.Points.Value, figure.SourceText, figure.AsOf));
        Assert.Equal(4.3m, (await world.ReadSheetAsync()).SelfTotal.Value);
        Assert.Equal(["Trần Thị Quản Lý: Nhập số liệu từ tệp → 3 mới, 0 thay đổi, 0 giữ nguyên ở thời điểm mới (Nguồn: Cổng Dịch vụ công quốc gia; số liệu lúc 08:30 10/10/2025)"], await Portal.ActsAsync("figures.apply"));
        Assert.Equal(3, (await Portal.ActsAsync("figure.take")).Count);
    }

    [Fact]
    public async Task AFigure_OnTheUnitsSheet_IsShownWithItsSourceAndNotOverwritten()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await Portal.TakeAsync(world, "3.2", (world.Sheet, 80m));
        var officer = await world.AsAsync(world.Officer);

        var page = await officer.GetAsync($"/sheets/{world.Sheet}?field=3");
        var refused = await officer.PostAsync($"/sheets/{world.Sheet}/lines/3.2", new { value = "100" });
        var reasons = await officer.GetAsync($"/sheets/{world.Sheet}/lines/3.2");

        Assert.Equal("Lấy theo số liệu nhập; đơn vị không tự nhập. Nguồn: Cổng Dịch vụ công quốc gia; số liệu lúc 08:30 10/10/2025. Các lần nhập và kiến nghị (tiêu chí 3.2)", Assert.Single(page.Texts("[data-testid='line-3.2'] [data-testid=provided]")));
        Assert.Equal(["1,60 điểm"], page.Texts("[data-testid='line-3.2'] [data-testid=points]"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(reasons.Rows(), r => r[0] == "Số liệu nhập" && r.Contains("Nguồn: Cổng Dịch vụ công quốc gia; số liệu lúc 08:30 10/10/2025"));
        Assert.Equal(1.6m, (await Portal.FigureAsync(world, "3.2")).Points.Value);
    }

    [Fact]
    public async Task Importing_LaterData_ShowsTheDifferenceAndKeepsTheEarlierValue()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await Portal.TakeAsync(world, "3.1", (world.Sheet, 90m), (world.OtherSheet, 80m), (world.OutsiderSheet, 70m));
        var manager = await world.AsAsync(world.Manager);

        var preview = await UploadAsync(manager, world, Csv(Header + ";Ủy ban nhân dân xã Tân Lập;95;;\n;Ủy ban nhân dân xã Bình Minh;80;;\n"), "so-lieu.csv", asOf: "12/10/2025", time: "");

        Assert.Equal([["Ủy ban nhân dân xã Tân Lập", "3.1", "90% → 2,70 điểm Cổng Dịch vụ công quốc gia, 08:30 10/10/2025", "95% → 2,85 điểm dòng 2", "Thay đổi"]], preview.Rows());

        var taken = await preview.PostAsync();

        Assert.Equal("Đã ghi số liệu: 0 mới, 1 thay đổi, 1 giữ nguyên ở thời điểm mới.", taken.Notice);
        Assert.Equal(["Ủy ban nhân dân xã Tân Lập", "3.1 của Ủy ban nhân dân xã Tân Lập", "2,70", "2,85"], Assert.Single(taken.Rows()));
        Assert.Equal([2.7m, 2.85m], (await Portal.FigureAsync(world, "3.1")).Values.OrderBy(v => v.At).ThenBy(v => v.Id).Select(v => v.Points.Value));
        Assert.Equal(new DateTimeOffset(2025, 10, 12, 16, 59, 0, TimeSpan.Zero), (await Portal.FigureAsync(world, "3.1", world.OtherSheet)).AsOf);
        Assert.Single((await Portal.FigureAsync(world, "3.1", world.OutsiderSheet)).Values);
    }

    [Fact]
    public async Task Importing_WrongRows_ListsThemAllAndTakesNone()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);

        var page = await UploadAsync(manager, world, Csv(Header + ";Xã Lạ;95;;\n;Ủy ban nhân dân xã Bình Minh;101;4;0\n"), "so-lieu.csv");
        var refused = await page.PostAsync();

        Assert.Equal(
            [["2", "B2", "–", "Xã Lạ"], ["3", "C3", "3.1", "101"], ["3", "E3", "3.2", "0"]],
            page.Rows().Select(r => r.Skip(1).Take(4).ToArray()));
        Assert.True(page.Document.QuerySelector("main form button")!.HasAttribute("disabled"));
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Equal(0, await Portal.DbAsync(db => db.CentralFigures.CountAsync()));
    }

    [Theory]
    [InlineData("form.source", "")]
    [InlineData("form.asOf", "15/10/2025")]
    [InlineData("form.time", "8 giờ")]
    public async Task Importing_WithoutSourceOrTime_IsRefusedAtTheField(string field, string value)
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        var fields = new Dictionary<string, object?> { ["form.file"] = new Upload("s.csv", Csv(Header)), ["form.source"] = "Cổng", ["form.asOf"] = "10/10/2025", ["form.time"] = "08:30" };
        fields[field] = value;

        var page = await (await manager.GetAsync($"/campaigns/{world.Campaign.Id}/figures")).PostAsync(fields);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Single(page.Errors);
        Assert.Equal(0, await Portal.DbAsync(db => db.FigureImports.CountAsync()));
    }

    [Fact]
    public async Task Applying_AfterTheFiguresChanged_IsRefused()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var manager = await world.AsAsync(world.Manager);
        var preview = await UploadAsync(manager, world, Csv(Header + ";Ủy ban nhân dân xã Tân Lập;95;;\n"), "so-lieu.csv");
        await Portal.TakeAsync(world, "3.1", (world.Sheet, 90m));

        var refused = await preview.PostAsync();

        Assert.Equal(["Số liệu đã thay đổi sau khi anh/chị xem; anh/chị xem lại các thay đổi rồi ghi."], refused.Obstacles);
        Assert.Equal(2.7m, (await Portal.FigureAsync(world, "3.1")).Points.Value);
    }

    [Fact]
    public async Task AnAgency_ImportsItsOwnCriteriaOnly()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var other = await Portal.UnitAsync("Sở Tài chính", parent: world.Province);
        var stranger = await Portal.AccountAsync("taichinh", other, Role.Appraiser, "Đỗ Văn Tài");
        await Portal.DbAsync(async db =>
        {
            var leaf = await db.Criteria.SingleAsync(c => c.CampaignId == world.Campaign.Id && c.Code == "3.2");
            leaf.AppraisedBy(other.Id);
            return await db.SaveChangesAsync();
        });

        var agency = await (await world.AsAsync(world.Appraiser)).GetAsync($"/campaigns/{world.Campaign.Id}/figures");
        var others = await (await world.AsAsync(stranger)).GetAsync($"/campaigns/{world.Campaign.Id}/figures");
        var unit = await (await world.AsAsync(world.Officer)).GetAsync($"/campaigns/{world.Campaign.Id}/figures");
        var preview = await UploadAsync(await world.AsAsync(stranger), world, Csv(Header + ";Ủy ban nhân dân xã Tân Lập;95;;\n"), "so-lieu.csv");

        Assert.Equal(["3.1. Mức độ hài lòng"], agency.Rows().Select(r => r[0]));
        Assert.Equal(["3.2. Hồ sơ trực tuyến"], others.Rows().Select(r => r[0]));
        Assert.Equal(HttpStatusCode.NotFound, unit.Status);
        Assert.Equal("tiêu chí 3.1 không giao cho anh/chị nhập", Assert.Single(preview.Rows())[^1]);
    }

    [Fact]
    public async Task SomebodyElsesUpload_IsNotFoundUntilTaken()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        var preview = await UploadAsync(await world.AsAsync(world.Manager), world, Csv(Header + ";Ủy ban nhân dân xã Tân Lập;95;;\n"), "so-lieu.csv");
        var appraiser = await world.AsAsync(world.Appraiser);

        var before = await appraiser.GetAsync(preview.Path);
        await preview.PostAsync();
        var after = await appraiser.GetAsync(preview.Path);

        Assert.Equal(HttpStatusCode.NotFound, before.Status);
        Assert.Equal("Lần nhập số liệu", after.Heading);
    }

    [Fact]
    public async Task Taking_ForManySheets_ReadsAsOftenAsForOne()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();

        var one = await ReadingsAsync(world, [world.Sheet]);
        var three = await ReadingsAsync(world, [world.Sheet, world.OtherSheet, world.OutsiderSheet]);

        Assert.Equal(one, three);
    }

    [Fact]
    public async Task Taking_ForAFilledSheet_SumsWithTheUnitsOwnMarks()
    {
        var world = await FigureWorld.MakeAsync(Portal);
        await world.AnswerAllAsync();
        var before = await world.ReadSheetAsync();

        await Portal.TakeAsync(world, "3.1", (world.Sheet, 90m));

        var after = await world.ReadSheetAsync();
        Assert.Equal(before.SelfTotal + Points.FromDecimal(2.7m), after.SelfTotal);
        Assert.Equal(before.SelfDone, after.SelfDone);
        Assert.Equal(0, after.Appraised);
    }

    private static byte[] Csv(string text) => Encoding.UTF8.GetBytes(text);

    private static async Task<Page> UploadAsync(Visitor visitor, UnitSideWorld world, byte[] file, string name, string asOf = "10/10/2025", string time = "08:30")
    {
        return await (await visitor.GetAsync($"/campaigns/{world.Campaign.Id}/figures")).PostAsync(
            new Dictionary<string, object?> { ["form.file"] = new Upload(name, file), ["form.source"] = "Cổng Dịch vụ công quốc gia", ["form.asOf"] = asOf, ["form.time"] = time });
    }

    private async Task<int> ReadingsAsync(UnitSideWorld world, Guid[] sheets)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.PortalDbContext>();
        var criteria = (await db.ScoreSheets.AsNoTracking().SingleAsync(s => s.Id == world.Sheet)).CriteriaId;
        var criterion = await Portal.CriterionAsync(world, "3.1");
        var record = scope.ServiceProvider.GetRequiredService<RecordFigures>();
        await scope.ServiceProvider.GetRequiredService<CampaignTrees>().ReadAsync(criteria);
        var before = Portal.Statements.Count;
        await record.TakeAsync(world.Manager.Actor(), world.Campaign, criteria, [.. sheets.Select(s => new FigureOfSheet(s, criterion, new Answer { Value = 90 }))], FigureWorld.Source, null, Portal.Clock.Now);
        return Portal.Statements.Count - before;
    }
}
