using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Imports;

public sealed class UnitImportTests : ImportTest
{
    private const string Header = "Mã,Tên đơn vị,Loại,Mã đơn vị cấp trên,Ngày thành lập,Ngày kết thúc,Ký hiệu văn bản,Địa danh,Ghi chú";

    private static readonly string[] Office =
    [
        Header,
        "SNV,Sở Nội vụ,,UBND,01/03/2025,,SNV,An Giang,",
        "UBND,Ủy ban nhân dân tỉnh An Giang,,,01/07/2025,,UBND,An Giang,",
        "BAG,Báo An Giang,cơ quan báo chí,UBND,,,,,không có tài khoản",
    ];

    [Fact]
    public async Task TheOfficesFile_WithTitlesExtraColumnsAndMergedCells_IsRead()
    {
        var bytes = new MemoryStream();
        await using (var xlsx = await XlsxWriter.CreateAsync(bytes, TestContext.Current.CancellationToken))
        {
            await xlsx.BeginSheetAsync(new XlsxSheet("Đơn vị"));
            await xlsx.TitleAsync("DANH SÁCH CƠ QUAN, ĐƠN VỊ", 6);
            await xlsx.RowAsync();
            await xlsx.HeaderAsync("STT", "Mã", "Tên cơ quan, đơn vị", "Số biên chế", "Cấp trên", "Từ ngày");
            await xlsx.RowAsync(XlsxCell.Empty, XlsxCell.Empty, XlsxCell.OfText("I. Khối sở, ban, ngành"));
            await xlsx.RowAsync(XlsxCell.OfNumber(1), XlsxCell.OfText("UBND"), XlsxCell.OfText("UBND tỉnh An Giang"));
            await xlsx.RowAsync(XlsxCell.OfNumber(2), XlsxCell.OfNumber(101), XlsxCell.OfText("Sở Nội vụ"), XlsxCell.OfNumber(120), XlsxCell.OfText("UBND"), XlsxCell.OfDate(new DateOnly(2025, 3, 1)));
        }

        bytes.Position = 0;
        var (report, _) = await CarryOutAsync(ImportKind.Units, TableFile.Read(bytes, "don-vi.xlsx"));

        Assert.Equal("2 new, 0 changed, 0 closed, 0 same, 0 wrong", Counts(report));
        var department = await UnitAsync("101");
        Assert.Equal((UnitKind.Department, new DateOnly(2025, 3, 1)), (department.Kind, department.ValidFrom));
        Assert.Equal((await UnitAsync("UBND")).Id, department.ParentId);
    }

    [Fact]
    public async Task ParentsMayComeLater_AndTheSecondImportChangesNothing()
    {
        var (first, _) = await CarryOutAsync(ImportKind.Units, Csv(Office));
        var second = await LookAsync(ImportKind.Units, Csv(Office), closesMissing: true);

        Assert.Equal("3 new, 0 changed, 0 closed, 0 same, 0 wrong", Counts(first));
        Assert.Equal("0 new, 0 changed, 0 closed, 3 same, 0 wrong", Counts(second));
        var (committee, department, press) = (await UnitAsync("UBND"), await UnitAsync("SNV"), await UnitAsync("BAG"));
        Assert.StartsWith(committee.TreePath, department.TreePath, StringComparison.Ordinal);
        Assert.Equal((UnitKind.Press, true, false), (press.Kind, press.WithoutLogin, department.WithoutLogin));
        Assert.Equal(("SNV", "An Giang"), (department.PaperSymbol, department.PlaceName));
    }

    [Fact]
    public async Task AChangedRow_RenamesWithADate_AndKeepsWhatTheFileIsSilentAbout()
    {
        await CarryOutAsync(ImportKind.Units, Csv(Office));

        var (report, _) = await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên đơn vị", "SNV,Sở Nội vụ và Lao động"));

        Assert.Equal("Tên: Sở Nội vụ → Sở Nội vụ và Lao động", Assert.Single(report.Changes).Detail);
        var unit = await UnitAsync("SNV");
        Assert.Equal("Sở Nội vụ", unit.NameOn(Today.AddDays(-1)));
        Assert.Equal("Sở Nội vụ và Lao động", unit.NameOn(Today));
        Assert.Equal("SNV", unit.PaperSymbol);
        Assert.Null((await UnitAsync("BAG")).ValidTo);
    }

    [Fact]
    public async Task AMissingUnit_IsClosedOnlyWhenAsked()
    {
        await CarryOutAsync(ImportKind.Units, Csv(Office));
        var shorter = Csv(Office[..3]);

        var silent = await LookAsync(ImportKind.Units, shorter);
        var (report, _) = await CarryOutAsync(ImportKind.Units, shorter, closesMissing: true);

        Assert.Equal("0 new, 0 changed, 0 closed, 2 same, 0 wrong", Counts(silent));
        Assert.Equal(new ImportChange(ImportOutcome.Closed, null, "BAG", "Báo An Giang", "không có trong tệp"), Assert.Single(report.Changes));
        Assert.Equal(Today.AddDays(-1), (await UnitAsync("BAG")).ValidTo);
    }

    [Fact]
    public async Task AMovedUnit_TakesEverythingBelowItAlong()
    {
        await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên,Mã cấp trên", "A,Sở A,", "B,Sở B,", "P,Phòng P,A", "T,Trung tâm T,P"));

        await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên,Mã cấp trên", "P,Phòng P,B"));

        var (b, t) = (await UnitAsync("B"), await UnitAsync("T"));
        Assert.StartsWith(b.TreePath, t.TreePath, StringComparison.Ordinal);
        await using var db = NewContext();
        Assert.Equal(2, await db.Units.Where(UnitAccess.Within(b.TreePath)).CountAsync(u => u.Id != b.Id, TestContext.Current.CancellationToken));
        var moves = await db.AuditEntries.Where(e => e.Act == "unit.move").CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(1, moves);
    }

    [Fact]
    public async Task EveryFaultOfTheFile_IsNamedAtOnce()
    {
        await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên,Mã cấp trên", "X,Sở X,"));
        var table = Csv(
            Header,
            "A,Sở A,,B,,,,,",
            "B,Sở B,,A,,,,,",
            "C,Sở C,,KHONG,,,,,",
            "C,Sở C nữa,,,,,,,",
            ",Sở không mã,,,,,,,",
            "D,Đội bóng,vui vẻ,,,,,,",
            "E,Sở E,,X,32/13/2025,,,,");

        var report = await LookAsync(ImportKind.Units, table);

        Assert.Equal(
            ["D2", "D3", "D4", "A5", "A6", "C7", "E8"],
            report.Errors.Select(e => e.Cell).OrderBy(c => c[1]));
        Assert.Equal("các đơn vị cấp trên nối thành vòng: đơn vị này thuộc chính nó.", report.Errors.Single(e => e.Cell == "D2").Expected);
        Assert.Equal("không có đơn vị nào mang mã này trong tệp hoặc trên cổng.", report.Errors.Single(e => e.Cell == "D4").Expected);
        Assert.Equal("mã này đã có ở dòng 4.", report.Errors.Single(e => e.Cell == "A5").Expected);
        Assert.StartsWith("không có loại này; các loại: Ủy ban nhân dân tỉnh", report.Errors.Single(e => e.Cell == "C7").Expected, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ACircleThroughAUnitThatTheFileDoesNotName_IsFound()
    {
        await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên,Mã cấp trên", "A,Sở A,", "P,Phòng P,A"));

        var report = await LookAsync(ImportKind.Units, Csv("Mã,Tên,Mã cấp trên", "A,Sở A,P"));

        Assert.Equal("các đơn vị cấp trên nối thành vòng: đơn vị này thuộc chính nó.", Assert.Single(report.Errors).Expected);
    }

    [Fact]
    public async Task TheCodeOfAnEndedUnit_MayBeGivenToANewOne()
    {
        await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên,Ngày kết thúc", "K,Phòng cũ,30/06/2025"));

        var (report, _) = await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên", "K,Phòng mới"));

        Assert.Equal("1 new, 0 changed, 0 closed, 0 same, 0 wrong", Counts(report));
        await using var db = NewContext();
        Assert.Equal(2, await db.Units.CountAsync(u => u.Code == "K", TestContext.Current.CancellationToken));
        db.Units.Add(new Unit("Phòng thứ ba", UnitKind.Division, code: "K"));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ADateInTheRow_ClosesTheUnit()
    {
        await CarryOutAsync(ImportKind.Units, Csv(Office));

        var (report, _) = await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên,Ngày kết thúc", "SNV,Sở Nội vụ,31/12/2025"));

        Assert.Equal(ImportOutcome.Closed, Assert.Single(report.Changes).Outcome);
        Assert.Equal(new DateOnly(2025, 12, 31), (await UnitAsync("SNV")).ValidTo);
    }
}
