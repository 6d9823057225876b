using System.Diagnostics;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Data.Units;
using CcHc.Portal.Domain.Imports;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Tables;
using CcHc.Portal.Domain.Units;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace CcHc.Portal.Data.Tests.Imports;

public sealed class AdministrativeUnitImportTests : ImportTest
{
    private const string Header = "valid,code,parent_code,level,kind,name";

    private static readonly string[] Both =
    [
        Header,
        "until-2025-06-30,91,,1,Tỉnh,Tỉnh Kiên Giang",
        "until-2025-06-30,899,91,2,Thành phố,Thành phố Rạch Giá",
        "until-2025-06-30,30307,899,3,Phường,Phường Vĩnh Thanh",
        "from-2025-07-01,91,,1,Tỉnh,Tỉnh An Giang",
        "from-2025-07-01,30307,91,2,Phường,Phường Long Xuyên",
        "from-2025-07-01,30310,91,2,Xã,Xã Mỹ Hoà Hưng",
    ];

    [Fact]
    public async Task TheNationalFile_IsImportedOnce_AndSaysNothingTheSecondTime()
    {
        var path = SharedFile();
        if (!File.Exists(path))
        {
            Assert.Skip("administrative-units.csv is not here; CCHC_SHARED names the folder of shared data.");
        }

        var clock = Stopwatch.StartNew();
        var (first, _) = await CarryOutAsync(ImportKind.Territories, Table(path));
        var needed = clock.Elapsed;
        var second = await LookAsync(ImportKind.Territories, Table(path));

        Assert.Equal("14149 new, 0 changed, 0 closed, 0 same, 0 wrong", Counts(first));
        Assert.Equal("0 new, 0 changed, 0 closed, 14149 same, 0 wrong", Counts(second));
        await using var db = NewContext();
        var stored = await db.AdministrativeUnits.GroupBy(a => a.Structure).Select(g => new { g.Key, Count = g.Count() }).OrderBy(g => g.Key).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("from-2025-07-01", 3355), ("until-2025-06-30", 10794)], stored.Select(s => (s.Key, s.Count)));
        TestContext.Current.TestOutputHelper!.WriteLine($"14,149 rows read, compared and written in {needed.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task AChangedRow_IsNamedWithWhatChanged_AndTheSameCodeOfTheOtherStructureStays()
    {
        await CarryOutAsync(ImportKind.Territories, Csv(Both));
        var changed = Csv(Header, "from-2025-07-01,91,,1,Tỉnh,Tỉnh An Giang", "from-2025-07-01,30307,91,2,Phường,Phường Mỹ Long", "from-2025-07-01,30310,91,2,Xã,Xã Mỹ Hoà Hưng");

        var (report, _) = await CarryOutAsync(ImportKind.Territories, changed);

        Assert.Equal("0 new, 1 changed, 0 closed, 2 same, 0 wrong", Counts(report));
        Assert.Equal(new ImportChange(ImportOutcome.Changed, 3, "30307", "Phường Mỹ Long", "Tên: Phường Long Xuyên → Phường Mỹ Long"), report.Changes[0]);
        await using var db = NewContext();
        var names = await db.AdministrativeUnits.Where(a => a.Code == "30307").OrderBy(a => a.Structure).Select(a => a.Name + " " + (a.ClosedAt == null)).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Phường Mỹ Long 1", "Phường Vĩnh Thanh 1"], names);
    }

    [Fact]
    public async Task AKeyThatTheFileLacks_IsClosed_InThatStructureOnly()
    {
        await CarryOutAsync(ImportKind.Territories, Csv(Both));

        var (report, _) = await CarryOutAsync(ImportKind.Territories, Csv(Header, "from-2025-07-01,91,,1,Tỉnh,Tỉnh An Giang", "from-2025-07-01,30307,91,2,Phường,Phường Long Xuyên"));

        Assert.Equal("0 new, 0 changed, 1 closed, 2 same, 0 wrong", Counts(report));
        await using var db = NewContext();
        var closed = await db.AdministrativeUnits.Where(a => a.ClosedAt != null).Select(a => a.Name).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["Xã Mỹ Hoà Hưng"], closed);

        var (again, _) = await CarryOutAsync(ImportKind.Territories, Csv(Both));
        Assert.Equal("có lại trong tệp", Assert.Single(again.Changes).Detail);
    }

    [Fact]
    public async Task WrongRows_AreAllNamedWithTheirCells_AndNothingIsWritten()
    {
        var table = Csv(
            Header,
            "from-2025-07-01,91,,1,Tỉnh,Tỉnh An Giang",
            "from-2025-07-01,91,,1,Tỉnh,Tỉnh Cà Mau",
            "hôm nay,92,,1,Thành phố,Thành phố Cần Thơ",
            "from-2025-07-01,30310,17,2,Xã,Xã Mỹ Hoà Hưng",
            "from-2025-07-01,30311,91,bốn,Xã,");

        var report = await LookAsync(ImportKind.Territories, table);

        Assert.Equal(
            ["B3", "A4", "D6", "F6", "C5"],
            report.Errors.Select(e => e.Cell));
        Assert.Equal("mã này đã có ở dòng 2 trong cùng cơ cấu.", report.Errors[0].Expected);
        Assert.Equal("Tệp còn 5 lỗi. Anh/chị sửa trong tệp rồi tải lên lại; khi còn lỗi thì không dòng nào được ghi.", Assert.Single(report.Obstacles()).Text);
        await Assert.ThrowsAsync<Domain.DomainRuleException>(() => CarryOutAsync(ImportKind.Territories, table));
        await using var db = NewContext();
        Assert.Equal(0, await db.AdministrativeUnits.CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task AMissingHeader_IsSaidOnce()
    {
        var report = await LookAsync(ImportKind.Territories, Csv("mã,tên", "91,Tỉnh An Giang"));

        var error = Assert.Single(report.Errors);
        Assert.Equal("dòng tiêu đề thiếu cột «Cơ cấu», «Cấp», «Loại».", error.Expected);
        Assert.Equal("mã, tên", error.Found);
    }

    [Fact]
    public async Task Committees_AreMadeOncePerTerritory_UnderTheProvince()
    {
        await CarryOutAsync(ImportKind.Territories, Csv(Both));
        await using (var db = NewContext())
        {
            await new MakeCommittees(db).RunAsync(TerritoryStructure.From2025, "91", Actor.Portal, Now, TestContext.Current.CancellationToken);
        }

        var province = await UnitAsync("91");
        var ward = await UnitAsync("30307");
        Assert.Equal("Ủy ban nhân dân tỉnh An Giang", province.Name);
        Assert.Equal(UnitKind.ProvincialCommittee, province.Kind);
        Assert.Equal("Ủy ban nhân dân phường Long Xuyên", ward.Name);
        Assert.Equal(UnitKind.CommuneCommittee, ward.Kind);
        Assert.Equal(province.Id, ward.ParentId);
        Assert.Equal(("UBND", "Long Xuyên", new DateOnly(2025, 7, 1)), (ward.PaperSymbol, ward.PlaceName, ward.ValidFrom));
        await using var again = NewContext();
        var plan = await new MakeCommittees(again).PlanAsync(TerritoryStructure.From2025, null, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0, 3), (plan.New.Count, plan.Linked.Count, plan.There));
    }

    [Fact]
    public async Task Committees_OfTheEndedStructure_AreMadeAsEnded_AndShareNoCodeWithTheNewOnes()
    {
        await CarryOutAsync(ImportKind.Territories, Csv(Both));
        await using (var db = NewContext())
        {
            await new MakeCommittees(db).RunAsync(TerritoryStructure.From2025, null, Actor.Portal, Now, TestContext.Current.CancellationToken);
            await new MakeCommittees(db).RunAsync(TerritoryStructure.Until2025, null, Actor.Portal, Now, TestContext.Current.CancellationToken);
        }

        await using var read = NewContext();
        var units = await read.Units.Where(u => u.Code == "91").OrderBy(u => u.Name).Select(u => new { u.Name, u.ValidTo }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            [("Ủy ban nhân dân tỉnh An Giang", (DateOnly?)null), ("Ủy ban nhân dân tỉnh Kiên Giang", new DateOnly(2025, 6, 30))],
            units.Select(u => (u.Name, u.ValidTo)));
    }

    [Fact]
    public async Task Committees_JoinAUnitOfTheOffice_WithTheSameCodeAndName()
    {
        await CarryOutAsync(ImportKind.Territories, Csv(Both));
        await CarryOutAsync(ImportKind.Units, Csv("Mã,Tên đơn vị", "30307,UBND phường Long Xuyên", "30310,UBND xã khác hẳn"));
        await using var db = NewContext();

        var plan = await new MakeCommittees(db).PlanAsync(TerritoryStructure.From2025, "91", TestContext.Current.CancellationToken);

        Assert.Equal(["30307"], plan.Linked.Select(l => l.TerritoryCode));
        Assert.Equal([("91", "91"), ("30310", null)], plan.New.Select(n => (n.TerritoryCode, n.Code)));
    }

    private static Table Table(string path)
    {
        using var file = File.OpenRead(path);
        return TableFile.Read(file, Path.GetFileName(path));
    }

    private static string SharedFile()
    {
        if (Environment.GetEnvironmentVariable("CCHC_SHARED") is not { Length: > 0 } shared)
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CcHc.Portal.sln")))
            {
                folder = folder.Parent;
            }

            shared = Path.Combine(folder?.Parent?.FullName ?? "", "shared");
        }

        return Path.Combine(shared, "data", "administrative-units.csv");
    }
}
